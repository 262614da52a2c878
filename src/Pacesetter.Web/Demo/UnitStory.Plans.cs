using Pacesetter.Domain;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Plans;

namespace Pacesetter.Web.Demo;

internal sealed partial class UnitStory
{
    private const double Declines = 0.12;
    private const double Accepts = 0.68;

    // Units above hand in first, so that those below can take up their tasks.
    private DateOnly? HandInDay(Period period)
    {
        var running = period.Covers(world.Time.Running);
        if (!unit.IsHome && dice.Chance(unit.Stalled ? 0.5 : (1 - unit.Pace) * 0.05)) return null;
        if (!unit.IsHome && running && period.From > world.Time.Start && unit.Tier is "village" or "county-organ" && dice.Chance((1 - unit.Pace) * (unit.IsNear ? 0.25 : 0.08)))
            return world.Time.Today.AddDays(-dice.Between(1, 9));
        var ahead = unit.Tier switch { "city" => 42, "county" => 34, "township" => 25, _ => 14 } - dice.Between(0, 7);
        var late = unit.IsHome || dice.Chance(0.7 + (0.3 * unit.Pace)) ? 0 : dice.Between(ahead + 3, ahead + 45);
        return period.Due.AddDays(late - ahead);
    }

    private void DrawUp(LongPlan longPlan)
    {
        var (period, entry) = (longPlan.Period, longPlan.Entry);
        var written = period.Slot == 1 && world.Shortest > 1 ? WriteGoals(period, entry) : WriteYear(period, entry, longPlan.Day);
        if (longPlan.Day is not { } day)
        {
            foreach (var (task, _) in written) if (dice.Chance(0.4)) task.Owner = null;
            return;
        }
        var plan = new Plan(world.Campaign, unit.Id, period.Slot, period.From, period.To) { Id = world.Keys.Next() };
        HandIn(plan, [.. tasks.Where(ViewOf(period).Shows)], day);
        if (plan.Submission is not null || plan.Return is not null) facts.Plans.Add(plan);
        if (plan.Approval is { } approval && unit.Tier is "city" or "county" or "township")
            unit.Offered.AddRange(written.Where(pair => pair.Idea.Offer).Select(pair => (pair.Task, pair.Idea, DateOnly.FromDateTime(approval.At).AddDays(1))));
    }

    private List<(PlanTask Task, TaskIdea Idea)> WriteGoals(Period period, Month entry) =>
        dice.Some(Ideas.Goals, 2).ConvertAll(idea => (Write(idea, period.Slot, (period.From, period.To), period.To.Day(20), entry), idea));

    private List<(PlanTask Task, TaskIdea Idea)> WriteYear(Period period, Month entry, DateOnly? day)
    {
        var written = unit.IsHome && period.Covers(world.Time.Running) ? WriteScript(period.Slot, entry) : [];
        if (day is { } until) written.AddRange(TakeUpOffers(period, entry, until));
        var wanted = (unit.Tier is "city" or "county" or "township" ? 6 : 5) - Math.Min(3, written.Count);
        foreach (var idea in dice.Some(Ideas.Year.Where(idea => !written.Any(pair => SameMatter(pair.Idea, idea))).ToList(), wanted))
            written.Add((Write(idea, period.Slot, Some(period, entry), default, entry), idea));
        foreach (var (task, _) in written.Where(pair => pair.Task.Due == default(DateOnly))) task.Promise(task.ToMonth.Day(dice.Between(15, 28)), task.Target, task.TargetUnit);
        var goals = tasks.Where(task => PlanView.AreGoals(world.Recipe.Plans, task.Slot)).ToList();
        foreach (var (task, _) in written) if (goals.Count > 0 && dice.Chance(0.92)) task.Serve(dice.Pick(goals));
        return written;
    }

    private static bool SameMatter(TaskIdea one, TaskIdea other) => one.Title[..4] == other.Title[..4];

    /// <summary>Some months of the period after the tasks were entered.</summary>
    private (Month From, Month To) Some(Period period, Month entry)
    {
        var last = unit.IsHome && period.Covers(world.Time.Running) ? world.Time.Running.Add(-2) : period.To;
        var from = entry.Add(1 + dice.Below(Math.Max(1, last.Since(entry) - 1)));
        var to = from.Add(dice.Between(0, 4));
        return from > last ? (from, from) : (from, to > last ? last : to);
    }

    private List<(PlanTask Task, TaskIdea Idea)> WriteScript(int slot, Month entry)
    {
        var running = world.Time.Running;
        return [.. world.Words.Script.Where(line => line.Slot == slot).Select(line =>
            (Write(line, slot, (running.Add(line.From), running.Add(line.To)), running.Add(line.To).Day(line.Day), entry), (TaskIdea)line))];
    }

    private List<(PlanTask, TaskIdea)> TakeUpOffers(Period period, Month entry, DateOnly until)
    {
        var written = new List<(PlanTask, TaskIdea)>();
        if (unit.Parent is null) return written;
        foreach (var (upper, idea, from) in unit.Parent.Offered.Where(offer => offer.From < until && offer.From < world.Time.Today && offer.Task.ToMonth > entry && offer.Task.FromMonth <= period.To && !offered.Contains(offer.Task.Id)).Take(unit.IsHome ? 1 : 3))
        {
            var offer = new TaskOffer(world.Campaign, upper.Id, unit.Id, unit.Parent.Account, DemoTime.At(from, dice)) { Id = world.Keys.Next() };
            facts.Offers.Add(offer);
            offered.Add(upper.Id);
            var at = DemoTime.At(until, dice);
            var answer = dice.Share();
            if (!world.Time.HasBeen(at) || answer >= Accepts + Declines) continue;
            if (answer < Accepts)
            {
                var own = Write(idea, period.Slot, Some(period, entry), default, entry, unit.Tier is "county" ? 0.17 : 0.1);
                offer.Accept(own, unit.Account, at, entry);
                Record("AcceptOffer", nameof(PlanTask), own.Id, Secretary, at);
                written.Add((own, idea));
                continue;
            }
            var reason = dice.Pick(world.Words.DeclineReasons);
            offer.Decline(reason, unit.Account, at, entry);
            Record("DeclineOffer", nameof(TaskOffer), offer.Id, Secretary, at, reason);
        }
        return written;
    }

    /// <summary>Handed in, now and then returned, in the end approved, as far as it has come by now.</summary>
    private void HandIn(Plan plan, IReadOnlyList<PlanTask> shown, DateOnly day)
    {
        var returns = !dice.Chance(0.28 * (1.25 - unit.Pace)) ? 0 : dice.Chance(0.35) ? 2 : 1;
        for (; ; returns--)
        {
            var at = DemoTime.At(day, dice);
            if (!world.Time.HasBeen(at)) return;
            plan.Submit(shown, approvedAbove: true, unit.Account, at, DemoTime.MonthOf(at));
            Record("SubmitPlan", nameof(Plan), plan.Id, Secretary, at);
            day = day.AddDays(dice.Between(2, 10));
            at = DemoTime.At(day, dice);
            if (!world.Time.HasBeen(at)) return;
            if (returns <= 0)
            {
                facts.Versions.Add(plan.Approve(shown, unit.Above, at));
                Record("ApprovePlan", nameof(Plan), plan.Id, Above, at);
                return;
            }
            var reason = dice.Pick(world.Words.ReturnReasons);
            plan.SendBack(reason, unit.Above, at);
            Record("SendBackPlan", nameof(Plan), plan.Id, Above, at, reason);
            day = day.AddDays(dice.Between(3, 12));
        }
    }
}
