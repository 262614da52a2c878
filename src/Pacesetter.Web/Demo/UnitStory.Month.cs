using Pacesetter.Domain;
using Pacesetter.Domain.Plans;

namespace Pacesetter.Web.Demo;

internal sealed partial class UnitStory
{
    private void AddMonthly(Month month)
    {
        var running = month == world.Time.Running;
        if (unit.IsHome && running)
        {
            foreach (var (task, _) in WriteScript(world.Shortest, month)) task.Serve(tasks.FirstOrDefault(longer => longer.Slot == world.Shortest - 1 && longer.Covers(month)));
            return;
        }
        var carried = tasks.Where(task => task.Slot < world.Shortest && !PlanView.AreGoals(world.Recipe.Plans, task.Slot) && task.Covers(month)).ToList();
        var count = carried.Count == 0 ? dice.Between(1, 2) : dice.Chance(0.6) ? 1 : 0;
        foreach (var idea in dice.Some(Ideas.Month, count))
        {
            var task = Write(idea, world.Shortest, (month, month), month.Day(dice.Between(12, 28)), month);
            if (dice.Chance(unit.Stalled ? 0.5 : 0.93)) Tie(task, carried);
            if (dice.Chance(unit.Stalled ? 0.3 : running ? 0.02 : 0.002)) task.Owner = null;
        }
    }

    /// <summary>A task of the month serves one of the unit's longer ones; where there is none, as in a branch, it takes up one of the unit above.</summary>
    private void Tie(PlanTask task, List<PlanTask> carried)
    {
        if (carried.Count > 0) task.Serve(dice.Pick(carried));
        else if (unit.Parent is { } above && above.Offered.FindAll(offer => offer.Task.SinceMonth <= task.SinceMonth) is { Count: > 0 } offered) task.TakeUp(dice.Pick(offered).Task, isAbove: true);
    }

    /// <summary>The month's plan is confirmed, unless tasks in it still lack an owner.</summary>
    private void Confirm(Month month)
    {
        var period = world.PeriodOf(world.Shortest, month);
        var view = ViewOf(period);
        List<PlanTask> shown = [.. tasks.Where(task => task.SinceMonth <= month && task.Drop is null && view.Shows(task))];
        var confirmed = unit.IsHome || dice.Chance(unit.Stalled ? 0.25 : 0.62 + (0.4 * unit.Pace));
        var day = month.Day(unit.IsHome || dice.Chance(0.72 + (0.28 * unit.Pace)) ? dice.Between(1, 5) : dice.Between(6, 19));
        var at = DemoTime.At(day, dice);
        if (!confirmed || shown.Count == 0 || !shown.TrueForAll(task => task.IsComplete) || !world.Time.HasBeen(at)) return;
        var plan = new Plan(world.Campaign, unit.Id, period.Slot, period.From, period.To) { Id = world.Keys.Next() };
        var needsApproval = world.Recipe.Plans[period.Slot - 1].NeedsApproval;
        if (plan.Submit(shown, needsApproval, unit.Account, at, month) is { } version && (world.Size.AllVersions || unit.IsNear || month >= world.Time.TellsFrom))
            facts.Versions.Add(version);
        facts.Plans.Add(plan);
        Record("SubmitPlan", nameof(Plan), plan.Id, Secretary, at);
    }

    /// <summary>The month's report: mostly in time, some late, some missing.</summary>
    private void Answer(Month month)
    {
        var atHome = unit.IsHome && month == world.Time.Running;
        if ((atHome ? world.Time.Today : ReportDay(month)) is not { } day) return;
        var at = DemoTime.At(day, dice);
        if (atHome) at = world.Time.Now.AddHours(-2);
        if (!world.Time.HasBeen(at)) return;
        if (!atHome) PutOff(month);
        var view = ViewOf(world.PeriodOf(world.Shortest, month));
        foreach (var task in tasks.Where(task => task.SinceMonth <= month && task.Drop is null && (view.Shows(task) || view.LagsInto(task))))
        {
            if ((atHome ? NotedOf(task) : LineOf(task, month)) is not { } said) continue;
            var line = new TaskProgress(world.Campaign, unit.Id, task.Id, month);
            line.Say(task, said, [], unit.Account, at);
            facts.Progress.Add(line);
        }
        var report = FormattableString.Invariant($"{world.Campaign}/{unit.Id}/{month}");
        Record(atHome ? "SayProgress" : "SubmitReport", nameof(Report), report, Secretary, at);
        if (!atHome) facts.Reports.Add(new(world.Campaign, unit.Id, month, day, unit.Account, at));
    }

    private DateOnly? ReportDay(Month month)
    {
        var period = world.PeriodOf(0, month);
        var meeting = tasks[0].DueMonth == month;
        if (!meeting && !unit.IsHome && dice.Chance(unit.Stalled ? 0.6 : (1 - unit.Pace) * 0.24)) return null;
        if (unit.IsHome || !dice.Chance((1 - unit.Pace) * 0.4)) return period.Due.AddDays(-dice.Below(9));
        var late = period.Due.AddDays(dice.Between(1, 7));
        return period.Closes < late ? period.Closes : late;
    }

    /// <summary>What the script has the home village note before its report is due.</summary>
    private Line? NotedOf(PlanTask task) =>
        world.Words.Script.FirstOrDefault(line => line.Said is not null && task.Slot == line.Slot && task.Target == line.N![0] && task.DueMonth == world.Time.Running) is { } noted
            ? new(task.Id, ProgressState.UnderWay, noted.Said, noted.Sentence) : null;

    private Line LineOf(PlanTask task, Month month)
    {
        var due = Line.IsLate(task, month);
        if (IsDone(task, month, due)) return new(task.Id, ProgressState.Done, task.Target, null);
        if (!unit.Stalled && task.DueMonth?.Next < month && dice.Chance(0.07)) return new(task.Id, ProgressState.Dropped, null, dice.Pick(world.Words.DropReasons));
        var quantity = unit.Stalled ? (task.Target is null ? null : 0) : Reach(task, month);
        var begun = !unit.Stalled && (quantity > 0 || (quantity is null && dice.Chance(0.85)));
        return new(task.Id, begun ? ProgressState.UnderWay : ProgressState.NotBegun, quantity, due ? dice.Pick(world.Words.Sentences) : null);
    }

    private bool IsDone(PlanTask task, Month month, bool due)
    {
        if (task.Mobilisation || task.Completion is not null) return true;
        if (unit.Stalled) return false;
        if (!due) return !unit.IsHome && dice.Chance(0.04 * unit.Pace);
        if (unit.IsHome) return month >= world.Time.Running.Add(-3) || task.DueMonth < month || dice.Chance(0.93);
        return dice.Chance(task.DueMonth == month ? unit.Pace + 0.01 : 0.3 + (0.35 * unit.Pace));
    }

    /// <summary>How much of the target is reached: never less than before, never all of it.</summary>
    private double? Reach(PlanTask task, Month month)
    {
        if (task.Target is not { } target) return null;
        var share = (month.Since(task.FromMonth) + 1.0) / (task.ToMonth.Since(task.FromMonth) + 1.0) * (0.4 + (0.5 * unit.Pace)) * (0.7 + (0.3 * dice.Share()));
        var now = Math.Max(reached.GetValueOrDefault(task.Id), Math.Clamp(Math.Floor(target * share), 0, Math.Max(0, target - 1)));
        return reached[task.Id] = now;
    }

    /// <summary>Some see in time that a task will not be done by its day, and ask for another.</summary>
    private void PutOff(Month month)
    {
        if (unit.IsHome || unit.Stalled) return;
        foreach (var task in tasks.Where(task => task.DueMonth == month && !task.Mobilisation && task.Completion is null && task.Drop is null).ToList())
        {
            if (!dice.Chance(0.12 * (1.25 - unit.Pace))) continue;
            var at = DemoTime.At(month.Day(dice.Between(6, 17)), dice);
            if (!(task.Agreed?.At < at) || !world.Time.HasBeen(at)) continue;
            var due = task.Due!.Value.AddDays(dice.Between(20, 75));
            var change = new DateChange(task, due < world.End.Last ? due : world.End.Last, task.Target, dice.Pick(world.Words.DelayReasons), unit.Account, at) { Id = world.Keys.Next() };
            facts.Changes.Add(change);
            Record("RequestDateChange", nameof(PlanTask), task.Id, Secretary, at, change.Reason);
            Decide(change, task, at.AddDays(dice.Between(1, 4)), month);
        }
    }

    private void Decide(DateChange change, PlanTask task, DateTime at, Month month)
    {
        if (!world.Recipe.Plans[task.Slot - 1].NeedsApproval)
        {
            change.TakeEffect(task, month);
            return;
        }
        if (!world.Time.HasBeen(at)) return;
        var granted = dice.Chance(0.88);
        change.Decide(task, granted, granted ? null : dice.Pick(world.Words.ReturnReasons), unit.Above, at, month);
        Record("DecideDateChange", nameof(PlanTask), task.Id, Above, at, change.Answer!.Reason);
    }
}
