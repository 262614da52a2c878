using Pacesetter.Domain.Tallies;

namespace Pacesetter.Domain.Plans;

/// <summary>What a unit said of a task for a month.</summary>
public enum ProgressState
{
    NotBegun = 0,
    UnderWay = 1,
    Done = 2,
    Dropped = 3,
}

/// <summary>A task's line in a month's report: reported, evidenced and verified are three different things.</summary>
public sealed class TaskProgress(int campaignId, int unitId, Guid taskId, Month month) : ITallied
{
    public const int SentenceLength = 200;

    public int CampaignId { get; private set; } = campaignId;

    public int UnitId { get; private set; } = unitId;

    public Guid TaskId { get; private set; } = taskId;

    public Month Month { get; private set; } = month;

    public ProgressState State { get; private set; }

    public double? Quantity { get; private set; }

    /// <summary>Why it is late or dropped; otherwise optional.</summary>
    public string? Sentence { get; private set; }

    public Guid? EvidenceId { get; set; }

    public Verification? Verification { get; set; }

    public int By { get; private set; }

    public DateTime At { get; private set; }

    /// <summary>How often it was corrected after the month closed; each time an act of its own.</summary>
    public int Corrections { get; set; }

    public Touched Touches => new(CampaignId, UnitId, Month);

    /// <summary>Notes what is said and carries it over to the task.</summary>
    /// <exception cref="BrokenRule">plans.sentence-missing: late or dropped without a word why; plans.quantity-negative.</exception>
    public void Say(PlanTask task, ProgressState state, double? quantity, string? sentence, int by, DateTime at)
    {
        var late = task.DueMonth <= Month && state is (ProgressState.NotBegun or ProgressState.UnderWay);
        BrokenRule.Unless(!(late || state is ProgressState.Dropped) || !string.IsNullOrWhiteSpace(sentence), "plans.sentence-missing", task.Title);
        BrokenRule.Unless(quantity is null or >= 0, "plans.quantity-negative", task.Title);
        (State, Quantity, Sentence, By, At) = (state, quantity, string.IsNullOrWhiteSpace(sentence) ? null : sentence.Trim(), by, at);
        Carry(task);
    }

    private void Carry(PlanTask task)
    {
        if (State is not ProgressState.Done && task.Completion?.Month == Month) task.Uncomplete();
        if (State is not ProgressState.Dropped && task.Drop?.Month == Month) task.TakeUpAgain();
        if (State is ProgressState.Done) task.Complete(By, At, Month);
        if (State is ProgressState.Dropped) task.GiveUp(Sentence!, By, At, Month);
    }
}
