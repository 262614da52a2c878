using Pacesetter.Domain;
using Pacesetter.Domain.Plans;

namespace Pacesetter.Data.Plans;

/// <summary>How a task stands at the end of a month. Each task is in one state; what the words mean is what they mean in <see cref="Tallies.Facts"/>.</summary>
public enum TaskState
{
    Running,
    Overdue,
    Done,
    Dropped,
}

/// <summary>A task with its state.</summary>
public sealed class StandingTask
{
    public required PlanTask Task { get; init; }

    public required TaskState State { get; init; }
}

/// <summary>The one definition of a task's state for everybody who counts tasks outside the tallies: under carriers, of documents.</summary>
public static class StandingTasks
{
    /// <summary>The tasks that count in the month, as they stood at its end.</summary>
    public static IQueryable<StandingTask> StandingIn(this IQueryable<PlanTask> tasks, PacesetterDb db, Month month)
    {
        // As on the overview, what is due in a month that is not over yet is not overdue.
        var over = month < db.ThisMonth ? month : db.ThisMonth.Previous;
        return tasks.Where(task => task.SinceMonth <= month).Select(task => new StandingTask
        {
            Task = task,
            State = task.Drop != null && task.Drop.Month <= month ? TaskState.Dropped
                : task.Completion != null && task.Completion.Month <= month ? TaskState.Done
                : task.DueMonth <= over ? TaskState.Overdue
                : TaskState.Running,
        });
    }
}
