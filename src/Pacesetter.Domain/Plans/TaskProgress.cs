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

    /// <summary>How much of the target is reached so far, in the task's unit of measure; null if not said.</summary>
    public double? Quantity { get; private set; }

    /// <summary>Why it is late or dropped; otherwise optional.</summary>
    public string? Sentence { get; private set; }

    public Guid? EvidenceId { get; set; }

    public Verification? Verification { get; private set; }

    public int By { get; private set; }

    public DateTime At { get; private set; }

    /// <summary>How often it was corrected after the month closed; each time an act of its own.</summary>
    public int Corrections { get; set; }

    public Touched Whole => new(CampaignId, UnitId, Month);

    public Line Line => new(TaskId, State, Quantity, Sentence);

    /// <summary>Notes what is said and carries it over to the task.</summary>
    /// <param name="task">The task of this line.</param>
    /// <param name="line">What is said.</param>
    /// <param name="later">The task's lines for later months.</param>
    /// <param name="by">The account that enters it.</param>
    /// <param name="at">When, in UTC.</param>
    /// <exception cref="BrokenRule">See <see cref="Line.Check"/>.</exception>
    public void Say(PlanTask task, Line line, IEnumerable<TaskProgress> later, int by, DateTime at)
    {
        if (line.Check(task, Month) is { } problem) throw problem;
        BrokenRule.Unless(line.State is not (ProgressState.Done or ProgressState.Dropped) || later.All(next => next.State == line.State), "reports.later-otherwise", task.Title);
        if (State != line.State) Verification = null; // What somebody saw on site was the old statement.
        (State, Quantity, Sentence, By, At) = (line.State, line.Quantity, line.Sentence, by, at);
        Carry(task, later);
    }

    /// <summary>Somebody else was there: the third number. Said anew, it is looked at anew.</summary>
    /// <exception cref="BrokenRule">inspections.nothing-to-verify, inspections.own-work.</exception>
    public void Verify(bool confirmed, int by, DateTime at)
    {
        BrokenRule.Unless(State == ProgressState.Done, "inspections.nothing-to-verify");
        BrokenRule.Unless(By != by, "inspections.own-work");
        Verification = new(by, at, confirmed);
    }

    private void Carry(PlanTask task, IEnumerable<TaskProgress> later)
    {
        if (State is not ProgressState.Done && task.Completion?.Month == Month) task.Uncomplete();
        if (State is not ProgressState.Dropped && task.Drop?.Month == Month) task.TakeUpAgain();
        foreach (var line in later.Append(this))
        {
            if (line.State is ProgressState.Done) task.Complete(line.By, line.At, line.Month);
            if (line.State is ProgressState.Dropped) task.GiveUp(line.Sentence!, line.By, line.At, line.Month);
        }
    }
}
