namespace Pacesetter.Domain.Campaigns;

/// <summary>One of the compulsory plans: how often, who must have it, and until when.</summary>
public sealed record PlanKind(string Key, Label Label)
{
    /// <summary>The word for a narrow column.</summary>
    public required Label Abbreviation { get; init; }

    public required Every Every { get; init; }

    /// <summary>Who must have it.</summary>
    public required Audience For { get; init; }

    /// <summary>Counted within the plan's own period.</summary>
    public required RecipeDate Due { get; init; }

    /// <summary>Whether the unit above must approve it before it counts.</summary>
    public required bool NeedsApproval { get; init; }
}
