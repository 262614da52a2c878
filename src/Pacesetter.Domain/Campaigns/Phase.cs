namespace Pacesetter.Domain.Campaigns;

/// <summary>A stretch of the campaign with its own goals.</summary>
public sealed record Phase(string Key, Label Label)
{
    public required IReadOnlyList<Label> Goals { get; init; }

    public required RecipeDate From { get; init; }

    /// <summary>Last day, included.</summary>
    public required RecipeDate To { get; init; }

    /// <summary>What must be true before the phase may be called finished; judged by people.</summary>
    public required IReadOnlyList<Label> ExitConditions { get; init; }
}

/// <summary>A day towards which everybody works; units below inherit it and cannot move it.</summary>
public sealed record Milestone(string Key, Label Label, RecipeDate On);
