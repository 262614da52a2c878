namespace Pacesetter.Domain.Plans;

/// <summary>A task of a unit above, offered to a unit below to take up as its own.</summary>
public sealed class TaskOffer(int campaignId, Guid taskId, int unitId, int by, DateTime at)
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public int CampaignId { get; private set; } = campaignId;

    public Guid TaskId { get; private set; } = taskId;

    /// <summary>The unit it is offered to.</summary>
    public int UnitId { get; private set; } = unitId;

    public int By { get; private set; } = by;

    public DateTime At { get; private set; } = at;

    public Answer? Answer { get; private set; }

    /// <summary>The task it became in the unit's own plan.</summary>
    public Guid? TakenUpAs { get; private set; }

    /// <exception cref="BrokenRule">plans.already-answered.</exception>
    public void Accept(PlanTask own, int by, DateTime at, Month month)
    {
        BrokenRule.Unless(Answer is null, "plans.already-answered");
        own.UpperTaskId = TaskId;
        TakenUpAs = own.Id;
        Answer = new(by, at, month, true, null);
    }

    /// <exception cref="BrokenRule">plans.already-answered, plans.reason-missing.</exception>
    public void Decline(string reason, int by, DateTime at, Month month)
    {
        BrokenRule.Unless(Answer is null, "plans.already-answered");
        BrokenRule.Unless(!string.IsNullOrWhiteSpace(reason), "plans.reason-missing");
        Answer = new(by, at, month, false, reason.Trim());
    }

    /// <summary>Open again: the unit took the draft out that it had made of it.</summary>
    public void Reopen() => (TakenUpAs, Answer) = (null, null);
}
