using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Appraisals;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Units;

namespace Pacesetter.Web.Demo;

/// <summary>
/// What the people said at a meeting in the course of the year, and what leaders said one level down. Turn-out is not full, opinions differ, a few
/// halls were too small to be told of, and a few results are too good to be true.
/// </summary>
internal sealed class DemoAppraisals(PacesetterDb db, DemoWorld world)
{
    private const double TooSmall = 0.02;
    private const double TooGood = 0.03;

    private readonly Keys keys = new(new DateTimeOffset(world.Time.Start.First.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero), world.Seed ^ 0x3C6EF372FE94F82B);
    private readonly List<Act> acts = [];

    private Appraising Rules => world.Recipe.Appraisal!;

    public async Task WriteAsync(List<DemoUnit> units, CancellationToken cancellation)
    {
        if (world.Recipe.Appraisal is null) return;
        var told = units.Where(unit => unit.Tier != "province").ToList();
        await using (var rows = new EntityRows<AppraisalRound>(db)) await rows.WriteAsync(told.SelectMany(Rounds), cancellation);
        var near = told.Where(unit => unit.IsNear).Select(unit => unit.Id).ToArray();
        var members = (await db.Members.AsNoTracking().Where(member => near.Contains(member.UnitId)).OrderBy(member => member.Id).ToListAsync(cancellation)).ToLookup(member => member.UnitId);
        var home = told.Where(unit => unit.IsHome && members[unit.Id].Any()).ToList();
        var running = home.Select(unit => Running(unit, members[unit.Id])).ToList();
        await using (var rows = new EntityRows<AppraisalRound>(db)) await rows.WriteAsync(home.SelectMany(unit => Before(unit, members[unit.Id])).Concat(running), cancellation);
        await using (var rows = new EntityRows<BallotBox>(db)) await rows.WriteAsync(running.Select(round => new BallotBox(round.Id, Count.None(round.Form).ToText(), 0)), cancellation);
        await using (var rows = new EntityRows<LeaderComment>(db)) await rows.WriteAsync(told.SelectMany(unit => Comments(unit, members[unit.Id])), cancellation);
        await using (var rows = new EntityRows<Act>(db)) await rows.WriteAsync(acts.OrderBy(act => act.At), cancellation);
    }

    private IEnumerable<AppraisalRound> Rounds(DemoUnit unit)
    {
        var dice = new Dice(world.Seed ^ ((ulong)unit.Id * 0xBB67AE8584CAA73B));
        var month = world.Time.Running.Add(-dice.Between(1, 4));
        if (month < world.Time.Start || !(unit.IsHome || dice.Chance(unit.Stalled ? 0.1 : 0.4 + (0.45 * unit.Pace)))) yield break;
        var expected = dice.Chance(TooSmall) ? 6 : dice.Between(24, 80);
        var at = DemoTime.At(month.Day(dice.Between(8, 24)), dice);
        var round = AppraisalRound.Open(Rules, new(world.Campaign, unit.Id, Subject.Organisations, dice.Pick(world.Words.Occasions), expected), [new(null, unit.Row.Name)], new(unit.Account, at.AddDays(-3), DemoTime.MonthOf(at.AddDays(-3))), Named(unit));
        var count = CountOf(round.Form, expected, unit, dice);
        round.Enter(unit.Account, unit.People[0], count, at);
        round.Enter(unit.Above, unit.AboveName, count, at.AddMinutes(20));
        round.Close(Count.None(round.Form), unit.Account, at.AddMinutes(30), month);
        Record("CloseRound", unit, nameof(AppraisalRound), round.Id, (unit.Account, unit.People[0]), at.AddMinutes(30), null);
        yield return round;
    }

    /// <summary>At home the members are being appraised just now; the secretary has counted the papers, and somebody else is to.</summary>
    private AppraisalRound Running(DemoUnit unit, IEnumerable<Member> members)
    {
        var dice = new Dice(world.Seed ^ 0x510E527FADE682D1);
        var at = world.Time.Now.AddHours(-5);
        var round = AppraisalRound.Open(Rules, new(world.Campaign, unit.Id, Subject.Members, world.Words.Occasions[^1], 40),
            [.. members.Select(member => new BallotSubject(member.Id, member.Name))], new(unit.Account, at, world.Time.Running), Named(unit));
        round.Enter(unit.Account, unit.People[0], CountOf(round.Form, round.Expected, unit, dice), at.AddHours(2));
        return round;
    }

    /// <summary>At home the members were appraised before, so that their pledges can be concluded by what the people said; a meeting before that fell through.</summary>
    private IEnumerable<AppraisalRound> Before(DemoUnit unit, IEnumerable<Member> members)
    {
        var dice = new Dice(world.Seed ^ 0x9B05688C2B3E6C1F);
        foreach (var (ago, held) in ((int, bool)[])[(3, false), (2, true)])
        {
            var month = world.Time.Running.Add(-ago);
            if (month < world.Time.Start) continue;
            var at = DemoTime.At(month.Day(16), dice);
            var round = AppraisalRound.Open(Rules, new(world.Campaign, unit.Id, Subject.Members, world.Words.Occasions[0], 36),
                [.. members.Select(member => new BallotSubject(member.Id, member.Name))], new(unit.Account, at.AddDays(-3), DemoTime.MonthOf(at.AddDays(-3))), Named(unit));
            if (held)
            {
                var count = CountOf(round.Form, round.Expected, unit, dice);
                round.Enter(unit.Account, unit.People[0], count, at);
                round.Enter(unit.Above, unit.AboveName, count, at.AddMinutes(20));
                round.Close(Count.None(round.Form), unit.Account, at.AddMinutes(30), month);
            }
            else round.CallOff(world.Words.CalledOff, unit.Account, at);
            Record(held ? "CloseRound" : "CallOffRound", unit, nameof(AppraisalRound), round.Id, (unit.Account, unit.People[0]), at.AddMinutes(30), null);
            yield return round;
        }
    }

    // Chance must be the same for the same seed here too; a closed round has neither sign nor salt.
    private RoundKeys Named(DemoUnit unit) => new(keys.Next(), "DEM2", unit.Id.ToString("x32", System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>The better things get done, the more are satisfied; some know nothing of it, and some leave a line empty.</summary>
    private static Count CountOf(BallotForm form, int expected, DemoUnit unit, Dice dice)
    {
        var ballots = expected <= 6 ? 4 : (int)(expected * (0.72 + (0.25 * dice.Share())));
        var (spoiled, all) = (dice.Chance(0.4) ? dice.Between(1, 2) : 0, dice.Chance(TooGood));
        var cells = new int[form.Cells];
        for (var question = 0; question < form.Questions; question++)
        {
            var left = ballots - spoiled - (dice.Chance(0.3) ? 1 : 0);
            var satisfied = all ? left : (int)(left * (0.4 + (0.35 * unit.Pace) + (0.1 * dice.Bell())));
            cells[form.Cell(question, 0)] = satisfied;
            for (var grade = 1; grade < form.Grades.Count && left > satisfied; grade++)
            {
                var rest = left - cells.Skip(form.Cell(question, 0)).Take(grade).Sum();
                cells[form.Cell(question, grade)] = grade == form.Grades.Count - 1 ? rest : (int)(rest * (0.55 + (0.15 * dice.Share())));
            }
        }
        return new(ballots, spoiled, cells);
    }

    private IEnumerable<LeaderComment> Comments(DemoUnit unit, IEnumerable<Member> members)
    {
        var dice = new Dice(world.Seed ^ ((ulong)unit.Id * 0xA54FF53A5F1D36F1));
        if (unit.Parent is not null && dice.Chance(unit.Stalled ? 0.9 : 0.55) && Said(unit, null, (unit.Above, unit.AboveName), dice) is { } said) yield return said;
        foreach (var member in members)
        {
            // Nobody comments on themselves, and some still wait for theirs.
            if (member.Name == unit.People[0] || !dice.Chance(0.6)) continue;
            if (Said(unit, member, (unit.Account, unit.People[0]), dice) is { } one) yield return one;
        }
    }

    private LeaderComment? Said(DemoUnit unit, Member? member, (int Account, string Name) leader, Dice dice)
    {
        var month = world.Time.Running.Add(-dice.Below(4));
        var at = DemoTime.At(month.Day(dice.Between(3, 26)), dice);
        if (month < world.Time.Start || !world.Time.HasBeen(at)) return null;
        var words = member is null ? world.Words.UnitComments : world.Words.MemberComments;
        var comment = LeaderComment.Give(new(world.Campaign, unit.Id, member?.Id, month),
            new(dice.Pick(words.Merits), dice.Pick(words.Shortcomings), dice.Pick(words.Directions)), new(leader.Account, leader.Name, at, null), keys.Next());
        var later = at.AddDays(dice.Between(20, 45));
        if (dice.Chance(0.3) && world.Time.HasBeen(later)) comment.Follow(dice.Pick(words.FollowUps), unit.Account, later);
        Record("GiveComment", unit, nameof(LeaderComment), comment.Id, leader, at, member?.Name);
        return comment;
    }

    /// <summary>Acts are told of the last two months.</summary>
    private void Record(string name, DemoUnit unit, string kind, Guid id, (int Account, string Name) actor, DateTime at, string? about)
    {
        if (DemoTime.MonthOf(at) < world.Time.TellsFrom || !(world.Size.AllActs || unit.IsNear)) return;
        var act = new Act(name, unit.Id, kind, id) { CampaignId = world.Campaign, After = about is null ? null : System.Text.Json.JsonSerializer.Serialize(new { member = about }) };
        act.Sign(actor.Account, actor.Name, at, "demo");
        acts.Add(act);
    }
}

/// <summary>What leaders say, as told in words.yaml.</summary>
internal sealed class CommentIdeas
{
    public List<string> Merits { get; init; } = [];
    public List<string> Shortcomings { get; init; } = [];
    public List<string> Directions { get; init; } = [];
    public List<string> FollowUps { get; init; } = [];
}
