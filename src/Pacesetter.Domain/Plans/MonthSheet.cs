using Pacesetter.Domain.Campaigns;

namespace Pacesetter.Domain.Plans;

/// <summary>What one unit says for one month: the tasks the report speaks of, their lines, and whether it is handed in.</summary>
/// <param name="period">The report's row of the schedule; the report is named after its last month.</param>
/// <param name="unitId">The unit that answers.</param>
/// <param name="view">The shortest plan of the period: what it shows and what lags into it is what the report speaks of.</param>
/// <param name="tasks">All tasks of the unit in the campaign.</param>
/// <param name="lines">Their lines from the month before on, as far as there are any.</param>
/// <param name="report">The report, if it is there.</param>
public sealed class MonthSheet(
    CampaignPeriod period, int unitId, PlanView view, IReadOnlyCollection<PlanTask> tasks, IReadOnlyCollection<TaskProgress> lines, Report? report)
{
    public CampaignPeriod Period { get; } = period;

    public Month Month => Period.ToMonth;

    public Report? Report { get; private set; } = report;

    /// <summary>The tasks the report speaks of: the month's work, what is left over from before, and a goal once it is due. By due date.</summary>
    public IReadOnlyList<PlanTask> Tasks { get; } =
    [
        .. tasks.Where(task => task.SinceMonth <= period.ToMonth && (view.Shows(task) || view.LagsInto(task) || IsDueGoal(view, task, period)))
            .Where(task => task.Drop is null || lines.Any(line => line.TaskId == task.Id && line.Month == period.ToMonth))
            .OrderBy(task => task.Due ?? DateOnly.MaxValue).ThenBy(task => task.Ordinal).ThenBy(task => task.Id),
    ];

    public ReportStanding Standing(DateOnly today) => ReportStandings.Of(Period, Report?.Day, today);

    public TaskProgress? ProgressOf(PlanTask task) => lines.FirstOrDefault(line => line.TaskId == task.Id && line.Month == Month);

    /// <summary>What was said of the task the time before.</summary>
    public TaskProgress? LastOf(PlanTask task) => lines.Where(line => line.TaskId == task.Id && line.Month < Month).MaxBy(line => line.Month);

    /// <summary>What is said, or else what is most likely true.</summary>
    public Line LineOf(PlanTask task) => ProgressOf(task)?.Line ?? Line.AsPlanned(task, Month, LastOf(task));

    /// <summary>Everything that stands in the way of these lines, by task.</summary>
    public IEnumerable<(Guid TaskId, BrokenRule Problem)> ProblemsOf(IEnumerable<Line> said)
    {
        foreach (var line in said)
        {
            var task = Tasks.FirstOrDefault(task => task.Id == line.TaskId);
            var problem = task is null ? new BrokenRule("reports.task-unknown") : line.For(task).Check(task, Month);
            if (problem is not null) yield return (line.TaskId, problem);
        }
    }

    /// <summary>Hands the report in, or replaces what changed while it is open; the day it first came in stays.</summary>
    /// <returns>The lines that changed; nothing if the same was said before.</returns>
    /// <exception cref="BrokenRule">reports.not-open, reports.closed, reports.line-missing, and those of the lines.</exception>
    public IReadOnlyList<LineChange> HandIn(IReadOnlyCollection<Line> said, int by, DateTime at, DateOnly today)
    {
        DemandOpen(today);
        if (Tasks.FirstOrDefault(task => said.All(line => line.TaskId != task.Id)) is { } left) throw new BrokenRule("reports.line-missing", left.Title);
        var changes = Enter(said, by, at);
        Report ??= new(Period.CampaignId, unitId, Month, today, by, at);
        return changes;
    }

    /// <summary>Notes single lines while the month is open, without handing the report in.</summary>
    public IReadOnlyList<LineChange> Note(IReadOnlyCollection<Line> said, int by, DateTime at, DateOnly today)
    {
        DemandOpen(today);
        return Enter(said, by, at);
    }

    /// <summary>Changes lines after the month closed. A missing report stays missing, a late one late.</summary>
    /// <exception cref="BrokenRule">reports.still-open, reports.reason-missing, reports.nothing-changed, and those of the lines.</exception>
    public IReadOnlyList<LineChange> Correct(IReadOnlyCollection<Line> said, string? reason, int by, DateTime at, DateOnly today)
    {
        BrokenRule.Unless(Period.HasClosedBy(today), "reports.still-open");
        BrokenRule.Unless(!string.IsNullOrWhiteSpace(reason), "reports.reason-missing");
        var changes = Enter(said, by, at);
        BrokenRule.Unless(changes.Count > 0, "reports.nothing-changed");
        foreach (var change in changes) change.Progress.Corrections++;
        return changes;
    }

    // A goal is carried out by other tasks; only when its own day comes does the unit say whether it is reached.
    private static bool IsDueGoal(PlanView view, PlanTask task, CampaignPeriod period) =>
        PlanView.AreGoals(view.Kinds, task.Slot) && task.DueMonth <= period.ToMonth && !(task.Completion?.Month < period.FromMonth) && !(task.Drop?.Month < period.FromMonth);

    private void DemandOpen(DateOnly today)
    {
        BrokenRule.Unless(Period.ToMonth.First <= today, "reports.not-open", Period.ToMonth.First);
        BrokenRule.Unless(!Period.HasClosedBy(today), "reports.closed", Period.Closes);
    }

    private List<LineChange> Enter(IReadOnlyCollection<Line> said, int by, DateTime at)
    {
        foreach (var (_, problem) in ProblemsOf(said)) throw problem;
        var changes = new List<LineChange>();
        foreach (var line in said)
        {
            var task = Tasks.First(task => task.Id == line.TaskId);
            var before = ProgressOf(task);
            if (line.For(task) is var whole && before?.Line == whole) continue;
            var progress = before ?? new TaskProgress(Period.CampaignId, unitId, task.Id, Month);
            var was = before?.Line;
            progress.Say(task, whole, lines.Where(next => next.TaskId == task.Id && next.Month > Month), by, at);
            changes.Add(new(task, progress, was));
        }
        return changes;
    }
}

/// <param name="Task">The task of the line.</param>
/// <param name="Progress">The line as it is now.</param>
/// <param name="Before">What was said before; null if nothing was.</param>
public sealed record LineChange(PlanTask Task, TaskProgress Progress, Line? Before);
