using Pacesetter.Domain.Tallies;

namespace Pacesetter.Domain.Plans;

/// <summary>
/// A unit's plan of one kind for one period (三个必有). It holds no tasks of its own: overall, annual and monthly plan are views of the
/// unit's one set of <see cref="PlanTask"/>; the plan says that this view was handed in, returned, approved.
/// </summary>
public sealed class Plan : ITallied
{
    public const int ReasonLength = 500;

    private Plan() { }

    /// <param name="slot">1 to 4: the recipe's plan kinds from the longest to the shortest.</param>
    public Plan(int campaignId, int unitId, int slot, Month from, Month to)
    {
        (CampaignId, UnitId, Slot, FromMonth, ToMonth) = (campaignId, unitId, slot, from, to);
    }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public int CampaignId { get; private set; }

    public int UnitId { get; private set; }

    public int Slot { get; private set; }

    public Month FromMonth { get; private set; }

    public Month ToMonth { get; private set; }

    public Submission? Submission { get; private set; }

    public Approval? Approval { get; private set; }

    public Return? Return { get; private set; }

    /// <summary>
    /// The month since which the unit has this plan: handed in and not sent back, or an approved version in force while a new one is written.
    /// Opening it again therefore takes nothing away from the months before.
    /// </summary>
    public Month? PresentSince
    {
        get;
        private set
        {
            Touch(field);
            Touch(value);
            field = value;
        }
    }

    /// <summary>How many approved versions are kept.</summary>
    public int Versions { get; private set; }

    /// <summary>Guards against two people changing the plan at once.</summary>
    public int Revision { get; private set; }

    // The earliest month whose numbers what was done since reading can change.
    private Month touchedFrom = Month.Never;

    public Touched Whole => new(CampaignId, UnitId, FromMonth);

    public Touched Touches => new(CampaignId, UnitId, touchedFrom);

    /// <summary>Hands the plan in. Every task in it that is still wanted needs an owner and a due date.</summary>
    /// <param name="tasks">The tasks this plan shows.</param>
    /// <param name="approvedAbove">False for kinds that are in force once handed in.</param>
    /// <returns>The version to keep, where the plan is in force at once; otherwise null.</returns>
    /// <exception cref="BrokenRule">plans.already-submitted, plans.empty, plans.task-incomplete (the task's title).</exception>
    public PlanVersion? Submit(IReadOnlyCollection<PlanTask> tasks, bool approvedAbove, int by, DateTime at, Month month)
    {
        BrokenRule.Unless(Submission is null, "plans.already-submitted");
        BrokenRule.Unless(tasks.Any(task => task.Drop is null), "plans.empty");
        if (tasks.FirstOrDefault(task => task.Drop is null && !task.IsComplete) is { } gap) throw new BrokenRule("plans.task-incomplete", gap.Title);
        Submission = new(by, at, month);
        PresentSince ??= month;
        Return = null;
        Revision++;
        return approvedAbove ? null : PutInForce(tasks, by, at);
    }

    /// <summary>Approves it; dates and targets of the tasks written in it are binding from now on.</summary>
    /// <param name="tasks">The tasks this plan shows.</param>
    /// <returns>The version to keep.</returns>
    /// <exception cref="BrokenRule">plans.not-submitted, plans.already-approved, plans.own-plan.</exception>
    public PlanVersion Approve(IReadOnlyCollection<PlanTask> tasks, int by, DateTime at)
    {
        DemandOpenSubmission(by);
        Revision++;
        return PutInForce(tasks, by, at);
    }

    /// <exception cref="BrokenRule">plans.not-submitted, plans.already-approved, plans.own-plan, plans.reason-missing.</exception>
    public void SendBack(string reason, int by, DateTime at)
    {
        DemandOpenSubmission(by);
        BrokenRule.Unless(!string.IsNullOrWhiteSpace(reason), "plans.reason-missing");
        Return = new(by, at, reason.Trim());
        Submission = null;
        if (Versions == 0) PresentSince = null;
        Revision++;
    }

    /// <summary>Opens an approved plan for a new version; the approved one is kept and stays in force.</summary>
    /// <exception cref="BrokenRule">plans.not-approved.</exception>
    public void Reopen()
    {
        BrokenRule.Unless(Approval is not null, "plans.not-approved");
        (Submission, Approval) = (null, null);
        Revision++;
    }

    /// <summary>
    /// Whether its tasks may be written: not while the unit above reads it, and once it is in force only a task that came from above since
    /// (accepting an offer needs nobody's approval) and so is not agreed yet.
    /// </summary>
    /// <param name="task">The task to be changed or taken out; null for a new one.</param>
    /// <exception cref="BrokenRule">plans.plan-submitted, plans.plan-approved.</exception>
    public void DemandOpenFor(PlanTask? task)
    {
        BrokenRule.Unless(Submission is null || Approval is not null, "plans.plan-submitted");
        BrokenRule.Unless(Approval is null || task is { Agreed: null }, "plans.plan-approved");
    }

    private PlanVersion PutInForce(IReadOnlyCollection<PlanTask> tasks, int by, DateTime at)
    {
        Approval = new(by, at);
        Versions++;
        foreach (var task in tasks.Where(task => task.Slot == Slot && task.Drop is null)) task.Agree(by, at);
        return PlanVersion.Of(this, tasks, by, at);
    }

    private void DemandOpenSubmission(int by)
    {
        BrokenRule.Unless(Submission is not null, "plans.not-submitted");
        BrokenRule.Unless(Approval is null, "plans.already-approved");
        BrokenRule.Unless(Submission!.By != by, "plans.own-plan");
    }

    private void Touch(Month? month)
    {
        if (month < touchedFrom) touchedFrom = month.Value;
    }
}
