using System.Globalization;
using Pacesetter.Data;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Pledges;
using Pacesetter.Domain.Units;

namespace Pacesetter.Web.Demo;

/// <summary>
/// What units and members pledge in the running year, and near the demonstration's people in the year before as well; told through the domain's own
/// methods, each pledge as far as the day allows.
/// </summary>
internal sealed class DemoPledges(PacesetterDb db, DemoWorld world)
{
    private readonly Keys keys = new(new DateTimeOffset(world.Time.Start.First.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero), world.Seed ^ 0x51ED270B9F6D2E31);
    private readonly List<PledgeExemption> exemptions = [];
    private readonly List<PledgeDraft> drafts = [];
    private readonly List<Act> acts = [];

    public async Task WriteAsync(List<DemoUnit> units, IReadOnlyList<Member> members, CancellationToken cancellation)
    {
        if (world.Recipe.Pledges is not { } rules) return;
        var rounds = rules.Rounds(world.Time.Start.First, world.End.Since(world.Time.Start) + 1).Where(round => round.From <= world.Time.Running).TakeLast(2).ToList();
        var people = members.Index().ToLookup(pair => pair.Item.UnitId, pair => (Id: pair.Index + 1, pair.Item));
        var told = units.Where(unit => unit.Tier != "province").SelectMany(unit => rounds.Where(round => round == rounds[^1] || unit.IsNear).SelectMany(round => Of(unit, round, people[unit.Id])));
        await using (var rows = new EntityRows<Pledge>(db)) await rows.WriteAsync(told, cancellation);
        await using (var rows = new EntityRows<PledgeExemption>(db)) await rows.WriteAsync(exemptions, cancellation);
        await using (var rows = new EntityRows<PledgeDraft>(db)) await rows.WriteAsync(drafts, cancellation);
        await using (var rows = new EntityRows<Act>(db)) await rows.WriteAsync(acts.OrderBy(act => act.At), cancellation);
    }

    private IEnumerable<Pledge> Of(DemoUnit unit, PledgeRound round, IEnumerable<(int Id, Member Member)> members)
    {
        var dice = new Dice(world.Seed ^ ((ulong)unit.Id * 0x9FB21C651E98DF25) ^ (ulong)round.Year);
        if (!unit.Stalled)
            foreach (var idea in dice.Some(world.Words.UnitPledges, unit.Tier is "village" or "branch" ? dice.Between(1, 2) : dice.Between(2, 3)))
                yield return new PledgeStory(world, unit, round, dice, new(idea, keys.Next(), null), new(Recorded, drafts.Add)).Tell();
        foreach (var (place, (id, member)) in members.Index())
        {
            if (member.Frail && dice.Chance(0.5))
            {
                exemptions.Add(new(world.Campaign, id, round.Year, unit.Id, unit.Account, world.Time.Now.AddDays(-200), dice.Pick(world.Words.Excuses)));
                continue;
            }
            if (!unit.IsHome && dice.Chance(unit.Stalled ? 0.7 : 0.06)) continue;
            // Some at home have not pledged, so that there is something to write down.
            if (unit.IsHome && place % 8 == 7) continue;
            foreach (var idea in dice.Some(world.Words.MemberPledges, dice.Chance(0.15) ? 2 : 1))
                yield return new PledgeStory(world, unit, round, dice, new(idea, keys.Next(), (id, member, place)), new(Recorded, drafts.Add)).Tell();
        }
    }

    /// <summary>Acts are told of the last two months.</summary>
    private void Recorded(DemoUnit unit, string name, Guid id, (int Account, string Name) actor, DateTime at, string? behalf)
    {
        if (DemoTime.MonthOf(at) < world.Time.TellsFrom || !(world.Size.AllActs || unit.IsNear)) return;
        var act = new Act(name, unit.Id, nameof(Pledge), id) { CampaignId = world.Campaign, OnBehalfOf = behalf };
        act.Sign(actor.Account, actor.Name, at, "demo");
        acts.Add(act);
    }
}

/// <summary>Tells one pledge, as far as the day allows.</summary>
internal sealed class PledgeStory(DemoWorld world, DemoUnit unit, PledgeRound round, Dice dice, PledgePlot plot, PledgeTeller teller)
{
    private static readonly (int Month, int Day)[] DueDays = [(6, 30), (9, 30), (10, 31), (11, 30), (12, 20)];

    private readonly PledgeIdea idea = plot.Idea;
    private readonly (int Id, Member Member, int Place)? maker = plot.Maker;
    private DateTime at;

    private Pledging Rules => world.Recipe.Pledges!;

    private List<StandardItem> Items => [.. world.Recipe.Standards.Where(set => set.For == (maker is null ? Subject.Organisations : Subject.Members)).SelectMany(set => set.Items)];

    // Nobody judges their own: the secretary is the first member of the branch.
    private (int Account, string Name) Judge => maker is null or { Place: 0 } ? (unit.Above, unit.AboveName) : (unit.Account, unit.People[0]);

    private (int Account, string Name) Secretary => (unit.Account, unit.People[0]);

    /// <summary>At home some pledges wait for the visitor at each step.</summary>
    private int Held => unit.IsHome && maker is { Place: > 1 and var place } ? place % 6 : -1;

    public Pledge Tell()
    {
        var fresh = Held is 0 or 1;
        at = DemoTime.At(fresh ? world.Time.Today.AddDays(-dice.Between(1, 9)) : Proposed(), dice);
        if (!world.Time.HasBeen(at)) at = world.Time.Now.AddHours(-dice.Between(2, 40));
        var number = idea.N is { } range ? dice.Between(range[0], range[1]) : (int?)null;
        var wording = new PledgeWording(idea.Text.Replace("{0}", number?.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal), Due())
        {
            Kind = idea.Kind, Measure = idea.Measure, Target = number, Baseline = number is { } n && dice.Chance(0.3) ? Math.Max(0, n / 2) : null, Witness = idea.Witness,
            Standard = dice.Chance(0.4) ? dice.Pick(Items).Key : null,
        };
        var pledge = Pledge.Propose(Rules, new(world.Campaign, unit.Id, maker?.Id), round.Year, fresh, wording, 0,
            new(unit.Account, at, DemoTime.MonthOf(at), maker is { Place: > 0 } ? unit.People[0] : null), plot.Id);
        if (dice.Chance(0.6)) pledge.LetName(true, new(unit.Account, null), at);
        Record("ProposePledge", pledge, Secretary);
        if (Held != 0) Judged(pledge);
        return pledge;
    }

    private void Judged(Pledge pledge)
    {
        if (!Later(2, 9)) return;
        if (idea.N is null && dice.Chance(0.5))
        {
            pledge.SendBack(Rules, dice.Pick(world.Words.PledgeReturns), new(Judge.Account, null), at);
            Record("SendBackPledge", pledge, Judge);
            if (!Later(2, 12) || dice.Chance(0.3)) return;
            var better = world.Words.MemberPledges[dice.Below(3)];
            var text = better.Text.Replace("{0}", dice.Between(4, 12).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
            if (pledge.Rewrite(Rules, PledgeWording.Of(pledge) with { Text = text }) is { } draft) teller.Keep(draft);
            Record("RewritePledge", pledge, Secretary);
            if (!Later(1, 6)) return;
        }
        pledge.Vet(Rules, [.. Rules.Vetting.Select((_, i) => i < 5 || idea.N is not null)], null, new(Judge.Account, null), at, DemoTime.MonthOf(at));
        Record("VetPledge", pledge, Judge);
        if (Held == 1 || !Later(1, 6)) return;
        pledge.Publish(Rules, new(unit.Account, null), at, DemoTime.MonthOf(at));
        Record("PublishPledge", pledge, Secretary);
        Done(pledge);
    }

    private void Done(Pledge pledge)
    {
        // At home some have come so far that they are to be concluded.
        var day = Held == 4 && round.Year == world.Time.Today.Year ? world.Time.Today.AddDays(-dice.Between(45, 70)) : pledge.Due.AddDays(dice.Between(-20, 6));
        if (Held == 2 || day > world.Time.Today || (Held != 4 && dice.Chance(0.25 * (1.2 - unit.Pace)))) return;
        var said = DemoTime.At(day, dice);
        if (said <= at || !world.Time.HasBeen(said)) return;
        at = said;
        var kept = dice.Chance(0.72 + (0.24 * unit.Pace));
        pledge.Fulfil(Rules, new(kept, dice.Pick(kept ? world.Words.Kept : world.Words.NotKept), dice.Chance(0.8) ? Cause.Objective : Cause.Subjective), new(unit.Account, null), at, DemoTime.MonthOf(at));
        Record("FulfilPledge", pledge, Secretary);
        if (Held == 3 || !(Held == 4 || round.Year < world.Time.Today.Year || dice.Chance(0.45)) || !Later(5, 40)) return;
        pledge.Appraise(Rules, dice.Pick(world.Words.Reviews), new(Judge.Account, null), at, DemoTime.MonthOf(at));
        Record("AppraisePledge", pledge, Judge);
        if (Held == 4 || !(round.Year < world.Time.Today.Year || dice.Chance(0.5)) || !Later(2, 20)) return;
        var grade = pledge.Fulfilment!.Kept ? dice.Chance(0.9) ? 0 : 1 : pledge.Fulfilment.Cause == Cause.Objective ? 2 : 3;
        pledge.Conclude(Rules, Rules.Grades[Math.Min(grade, Rules.Grades.Count - 1)].Key, world.Words.GradeUse, new(Judge.Account, null), at, DateOnly.FromDateTime(at.AddHours(8)));
        Record("ConcludePledge", pledge, Judge);
        if (!Later(Rules.NoticeDays + 2, Rules.NoticeDays + 9)) return;
        pledge.Finish(new(Judge.Account, null), at, DateOnly.FromDateTime(at.AddHours(8)));
        Record("FinishPledge", pledge, Judge);
    }

    private DateOnly Proposed()
    {
        var by = round.ProposeBy ?? round.From.First.AddDays(60);
        var day = by.AddDays(-dice.Between(0, 24));
        return day < world.Time.Start.First ? world.Time.Start.First : day;
    }

    private DateOnly Due()
    {
        var (month, day) = dice.Pick(DueDays);
        var due = new DateOnly(round.Year, month, day);
        return due < DateOnly.FromDateTime(at) ? new(round.Year, 12, 20) : due;
    }

    /// <summary>Moves on by some days; false if that has not come yet.</summary>
    private bool Later(int least, int most)
    {
        var next = DemoTime.At(DateOnly.FromDateTime(at.AddHours(8)).AddDays(dice.Between(least, most)), dice);
        if (!world.Time.HasBeen(next)) return false;
        at = next;
        return true;
    }

    private void Record(string name, Pledge pledge, (int Account, string Name) actor) => teller.Record(unit, name, pledge.Id, actor, at, name is "ProposePledge" or "RewritePledge" or "FulfilPledge" ? maker?.Member.Name : null);
}

/// <param name="Maker">Key, member and place in the branch; null: the organisation.</param>
internal sealed record PledgePlot(PledgeIdea Idea, Guid Id, (int Id, Member Member, int Place)? Maker);

/// <summary>Takes down what happened beside the pledge itself.</summary>
internal sealed record PledgeTeller(Action<DemoUnit, string, Guid, (int Account, string Name), DateTime, string?> Record, Action<PledgeDraft> Keep);
