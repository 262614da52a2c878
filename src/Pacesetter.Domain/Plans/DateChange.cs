using Pacesetter.Domain.Tallies;

namespace Pacesetter.Domain.Plans;

/// <summary>A request to change the due date or the target of an approved task. The old values stay, granted or not.</summary>
public sealed class DateChange : ITallied
{
    private DateChange() { }

    /// <exception cref="BrokenRule">plans.reason-missing, plans.nothing-changed, plans.completed-already, plans.dropped-already, plans.target-not-positive,
    /// plans.not-agreed: nothing binds yet, so the task itself is changed; plans.due-outside: before the task begins.</exception>
    public DateChange(PlanTask task, DateOnly newDue, double? newTarget, string reason, int by, DateTime at)
    {
        BrokenRule.Unless(!string.IsNullOrWhiteSpace(reason), "plans.reason-missing");
        BrokenRule.Unless(task.Due != newDue || task.Target != newTarget, "plans.nothing-changed");
        BrokenRule.Unless(task.Completion is null, "plans.completed-already");
        BrokenRule.Unless(task.Drop is null, "plans.dropped-already");
        BrokenRule.Unless(task.Agreed is not null, "plans.not-agreed");
        BrokenRule.Unless(newTarget is null or (> 0 and < double.PositiveInfinity), "plans.target-not-positive");
        BrokenRule.Unless(newDue >= task.FromMonth.First, "plans.due-outside");
        (CampaignId, UnitId, TaskId) = (task.CampaignId, task.UnitId, task.Id);
        (OldDue, NewDue, OldTarget, NewTarget) = (task.Due, newDue, task.Target, newTarget);
        (Reason, By, At) = (reason.Trim(), by, at);
    }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public int CampaignId { get; private set; }

    public int UnitId { get; private set; }

    public Guid TaskId { get; private set; }

    public DateOnly? OldDue { get; private set; }

    public DateOnly NewDue { get; private set; }

    public double? OldTarget { get; private set; }

    public double? NewTarget { get; private set; }

    public string Reason { get; private set; } = "";

    public int By { get; private set; }

    public DateTime At { get; private set; }

    public Answer? Answer { get; private set; }

    public bool Postpones => OldDue is null || NewDue > OldDue;

    public Touched Whole => new(CampaignId, UnitId, Answer?.Month ?? Month.Never);

    /// <exception cref="BrokenRule">plans.already-answered, plans.own-request, plans.reason-missing (when refused).</exception>
    public void Decide(PlanTask task, bool granted, string? reason, int by, DateTime at, Month month)
    {
        BrokenRule.Unless(Answer is null, "plans.already-answered");
        BrokenRule.Unless(By != by, "plans.own-request");
        BrokenRule.Unless(granted || !string.IsNullOrWhiteSpace(reason), "plans.reason-missing");
        if (granted) DemandOpen(task);
        Answer = new(by, at, month, granted, reason?.Trim());
        if (granted) task.Change(this);
    }

    /// <summary>Takes effect at once, for plans that need nobody's approval; it is recorded and counted all the same.</summary>
    public void TakeEffect(PlanTask task, Month month)
    {
        BrokenRule.Unless(Answer is null, "plans.already-answered");
        DemandOpen(task);
        Answer = new(By, At, month, true, null);
        task.Change(this);
    }

    // The task may have been finished while the request lay there; its date is history then.
    private static void DemandOpen(PlanTask task)
    {
        BrokenRule.Unless(task.Completion is null, "plans.completed-already");
        BrokenRule.Unless(task.Drop is null, "plans.dropped-already");
    }
}
