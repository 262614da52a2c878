using Pacesetter.Data;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Findings;

namespace Pacesetter.Web.Demo;

/// <summary>What was found wrong in the course of the year: mostly put right and struck off, some overdue and climbing, a few called impossible.</summary>
internal sealed class DemoFindings(PacesetterDb db, DemoWorld world)
{
    private const int WeeksBack = 36;

    private readonly Keys keys = new(new DateTimeOffset(world.Time.Start.First.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero), world.Seed ^ 0x9B05688C2B3E6C1F);
    private readonly List<FindingStep> steps = [];
    private readonly List<FindingReminder> reminders = [];
    private readonly List<Act> acts = [];

    private Rectifying Rules => world.Recipe.Findings!;

    public async Task WriteAsync(List<DemoUnit> units, CancellationToken cancellation)
    {
        if (world.Recipe.Findings is null) return;
        var told = units.Where(unit => unit.Tier != "province").SelectMany(Of).ToList();
        await using (var rows = new EntityRows<Finding>(db)) await rows.WriteAsync(told, cancellation);
        await using (var rows = new EntityRows<FindingStep>(db)) await rows.WriteAsync(steps, cancellation);
        await using (var rows = new EntityRows<FindingReminder>(db)) await rows.WriteAsync(reminders, cancellation);
        await using (var rows = new EntityRows<Act>(db)) await rows.WriteAsync(acts.OrderBy(act => act.At), cancellation);
    }

    private IEnumerable<Finding> Of(DemoUnit unit)
    {
        var dice = new Dice(world.Seed ^ ((ulong)unit.Id * 0x1F83D9ABFB41BD6B));
        var count = unit.IsHome ? 6 : unit.IsNear ? 2 : dice.Chance(unit.Stalled ? 0.7 : 0.9 - (0.6 * unit.Pace)) ? dice.Between(1, 2) : 0;
        Finding? closed = null;
        foreach (var (i, idea) in dice.Some(world.Words.Findings, count).Index())
        {
            var day = world.Time.Today.AddDays(-dice.Between(unit.IsHome ? 10 + (i * 14) : 4, unit.IsHome ? 14 + (i * 14) : WeeksBack * 7));
            if (day < world.Time.Start.First) continue;
            var finding = Enter(unit, idea, DemoTime.At(day, dice), closed, dice);
            GoOn(finding, unit, idea, dice);
            if (finding.Closing is not null) closed = finding;
            yield return finding;
        }
    }

    private Finding Enter(DemoUnit unit, FindingIdea idea, DateTime at, Finding? closed, Dice dice)
    {
        var severity = dice.Pick(Rules.Severities);
        var kind = dice.Chance(0.5) ? FindingSource.Inspection : dice.Pick(FindingSource.Kinds);
        var owner = unit.People.Count > 1 && dice.Chance(0.5) ? (unit.People[1], (int?)null) : (unit.People[0], unit.Account);
        var month = DemoTime.MonthOf(at);
        var entrant = kind == FindingSource.Self ? (unit.Account, unit.People[0]) : (unit.Above, unit.AboveName);
        var finding = Finding.Enter(Rules, (world.Campaign, unit.Id), new(idea.Text, idea.Kind, severity.Key, new(kind, null, null), null)
        {
            Charge = dice.Chance(0.08) ? new(null, null, null, null) : new(unit.People[0], owner.Item1, owner.Item2, idea.Measure),
            RecursId = closed is not null && closed.Kind == idea.Kind && closed.Entry.At < at ? closed.Id : null,
        }, new(entrant.Item1, entrant.Item2, at, month), DateOnly.FromDateTime(at.AddHours(8)), keys.Next());
        Record("EnterFinding", unit, finding, entrant, at);
        return finding;
    }

    private void GoOn(Finding finding, DemoUnit unit, FindingIdea idea, Dice dice)
    {
        var hand = new FindingHand(unit.Account, unit.People[0]);
        if (finding.Owner is null) return;
        var late = !dice.Chance(0.35 + (0.6 * unit.Pace));
        var at = DemoTime.At(finding.Due.AddDays(late ? dice.Between(5, 60) : -dice.Between(1, 8)), dice);
        var step = finding.Entry.At.AddDays(dice.Between(2, 6));
        if (world.Time.HasBeen(step)) steps.Add(finding.Note(dice.Pick(world.Words.FindingSteps), hand, step));
        if (dice.Chance(unit.IsHome ? 0.3 : 0.03)) Impossible(finding, unit, hand, dice);
        Climb(finding, unit, at < world.Time.Now ? at : world.Time.Now);
        if (!finding.IsOpen || finding.Impossible is not null || at < finding.Entry.At || !world.Time.HasBeen(at)) return;
        finding.Report(idea.Result, null, null, hand, at, DateOnly.FromDateTime(at.AddHours(8)));
        Record("ReportFinding", unit, finding, (hand.Account, hand.Name), at);
        Judge(finding, unit, idea, at.AddDays(dice.Between(1, 9)), dice);
    }

    private void Impossible(Finding finding, DemoUnit unit, FindingHand hand, Dice dice)
    {
        var at = finding.Entry.At.AddDays(7);
        if (!world.Time.HasBeen(at)) return;
        finding.CallImpossible(dice.Pick(world.Words.FindingReasons), hand, at);
        Record("CallFindingImpossible", unit, finding, (hand.Account, hand.Name), at);
    }

    /// <summary>A reminder a week from the day after it was due, each a step higher.</summary>
    private void Climb(Finding finding, DemoUnit unit, DateTime until)
    {
        var (count, last) = (0, (DateTime?)null);
        for (var day = finding.Due.AddDays(1); day.ToDateTime(new(1, 0), DateTimeKind.Utc) < until && count < 8; day = day.AddDays(7))
        {
            var at = day.ToDateTime(new(1, 0), DateTimeKind.Utc);
            if (FindingReminder.After((count, last), finding, DemoResponsible.HasDeputy(unit), Rules, null, at, day) is not { } reminder) continue;
            reminders.Add(reminder);
            (count, last) = (count + 1, at);
        }
    }

    /// <summary>The one who judges had no part in it: whoever did not enter it, of the unit above and the one above that.</summary>
    private void Judge(Finding finding, DemoUnit unit, FindingIdea idea, DateTime at, Dice dice)
    {
        var judge = new FindingHand(unit.Above, unit.AboveName);
        if (finding.IsOwn(judge) && unit.Parent is { } parent) judge = new(parent.Above, parent.AboveName);
        if (finding.IsOwn(judge) || !world.Time.HasBeen(at)) return;
        if (dice.Chance(0.1))
        {
            steps.Add(finding.SendBack(dice.Pick(world.Words.FindingReturns), judge, at));
            Record("SendBackFinding", unit, finding, (judge.Account, judge.Name), at);
            return;
        }
        finding.Close(dice.Chance(0.6) ? CheckedBy.Site : dice.Chance(0.5) ? CheckedBy.Voice : CheckedBy.Record, idea.Seen, judge, at, DemoTime.MonthOf(at));
        Record("CloseFinding", unit, finding, (judge.Account, judge.Name), at);
    }

    /// <summary>Acts are told of the last two months.</summary>
    private void Record(string name, DemoUnit unit, Finding finding, (int Account, string Name) actor, DateTime at)
    {
        if (DemoTime.MonthOf(at) < world.Time.TellsFrom || !(world.Size.AllActs || unit.IsNear)) return;
        var act = new Act(name, unit.Id, nameof(Finding), finding.Id) { CampaignId = world.Campaign };
        act.Sign(actor.Account, actor.Name, at, "demo");
        acts.Add(act);
    }
}

/// <summary>Something found wrong, as told in words.yaml.</summary>
internal sealed class FindingIdea
{
    public string Kind { get; init; } = "";
    public string Text { get; init; } = "";
    public string Measure { get; init; } = "";
    public string Result { get; init; } = "";
    public string Seen { get; init; } = "";
}
