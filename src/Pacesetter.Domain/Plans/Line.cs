namespace Pacesetter.Domain.Plans;

/// <summary>What is said of one task for one month.</summary>
public sealed record Line
{
    /// <param name="taskId">The task.</param>
    /// <param name="state">How far it is.</param>
    /// <param name="quantity">Reached so far; null if not said.</param>
    /// <param name="sentence">One sentence; blank counts as none.</param>
    public Line(Guid taskId, ProgressState state, double? quantity, string? sentence) =>
        (TaskId, State, Quantity, Sentence) = (taskId, state, quantity, string.IsNullOrWhiteSpace(sentence) ? null : sentence.Trim());

    public Guid TaskId { get; }

    public ProgressState State { get; }

    public double? Quantity { get; init; }

    public string? Sentence { get; }

    /// <summary>The line that is most likely true: done if it is due by then, otherwise under way, carrying over what was said last.</summary>
    public static Line AsPlanned(PlanTask task, Month month, TaskProgress? last)
    {
        if (task.DueMonth == month) return new(task.Id, ProgressState.Done, task.Target, null);
        return new(task.Id, last?.State is null or ProgressState.Dropped ? ProgressState.UnderWay : last.State, last?.Quantity, IsLate(task, month) ? last?.Sentence : null);
    }

    public static bool IsLate(PlanTask task, Month month) => task.DueMonth <= month;

    /// <summary>Where the task has a target and nothing else is said, done means that it is reached.</summary>
    internal Line For(PlanTask task) =>
        task.Target is null ? this with { Quantity = null } : State is ProgressState.Done ? this with { Quantity = Quantity ?? task.Target } : this;

    /// <returns>
    /// What stands in the way, or null: reports.sentence-missing (late or dropped without a word why), reports.sentence-long,
    /// reports.quantity-negative, reports.below-target (done, but less than the target).
    /// </returns>
    public BrokenRule? Check(PlanTask task, Month month)
    {
        var mustSayWhy = State is ProgressState.Dropped || (State is ProgressState.NotBegun or ProgressState.UnderWay && IsLate(task, month));
        if (mustSayWhy && Sentence is null) return new("reports.sentence-missing", task.Title);
        if (Sentence?.Length > TaskProgress.SentenceLength) return new("reports.sentence-long", task.Title, TaskProgress.SentenceLength);
        if (Quantity is < 0 || Quantity is { } number && !double.IsFinite(number)) return new("reports.quantity-negative", task.Title);
        return State is ProgressState.Done && Quantity < task.Target ? new("reports.below-target", task.Title, Quantity, task.Target) : null;
    }
}
