namespace Pacesetter.Domain.Acts;

/// <summary>
/// One change of the store: who did what to which object of which unit, why and when. Written in the transaction of the change itself, never altered.
/// History, the audit screen and notifications all read this one table.
/// </summary>
public sealed class Act
{
    private Act() { }

    /// <param name="name">The use case, for instance <c>SubmitPlan</c>; each is described in docs/processes.md.</param>
    /// <param name="unitId">The unit whose matter it is; null for acts on the whole installation.</param>
    /// <param name="objectKind">The type of the object, for instance <c>Plan</c>.</param>
    /// <param name="objectId">The object's key as text.</param>
    public Act(string name, int? unitId, string objectKind, object objectId)
    {
        Name = name;
        UnitId = unitId;
        ObjectKind = objectKind;
        ObjectId = FormattableString.Invariant($"{objectId}");
    }

    /// <summary>Given by the store; later acts have higher numbers, gaps mean nothing.</summary>
    public long Id { get; private set; }

    public string Name { get; private set; } = "";

    public int? UnitId { get; private set; }

    public string ObjectKind { get; private set; } = "";

    public string ObjectId { get; private set; } = "";

    public int? CampaignId { get; init; }

    /// <summary>The account that did it; null for the command line and the system itself.</summary>
    public int? ActorId { get; private set; }

    public string ActorName { get; private set; } = "";

    /// <summary>Whose behalf the actor acted on (a unit without a computer, an elderly member), as a name.</summary>
    public string? OnBehalfOf { get; init; }

    /// <summary>JSON of what was, null if nothing was.</summary>
    public string? Before { get; init; }

    /// <summary>JSON of what is now, null if nothing is.</summary>
    public string? After { get; init; }

    public string? Reason { get; init; }

    public DateTime At { get; private set; }

    /// <summary>Ties the act to the request it came with.</summary>
    public string RequestId { get; private set; } = "";

    /// <summary>Who did it was promised not to be known; then neither a name nor the request is kept, also of somebody who is signed in.</summary>
    public bool IsNameless { get; init; }

    /// <summary>Set once, by the store, when the act is written.</summary>
    public void Sign(int? actorId, string actorName, DateTime at, string requestId) =>
        (ActorId, ActorName, At, RequestId) = IsNameless ? (null, "", at, "") : (actorId, actorName, at, requestId);
}
