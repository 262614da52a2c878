namespace Pacesetter.Domain.Tallies;

/// <summary>A fact that some counter counts. Writing it makes the store recount what it touches, in the same transaction.</summary>
public interface ITallied
{
    /// <summary>All that the fact can change by being there or not.</summary>
    Touched Whole { get; }

    /// <summary>What the changes made since it was read can change; a fact that knows better says less than <see cref="Whole"/>.</summary>
    Touched Touches => Whole;
}

/// <summary>The months of a unit whose counters a fact can change: from <paramref name="From"/> to the end of the campaign.</summary>
/// <param name="CampaignId">Null: every campaign the unit takes part in.</param>
public readonly record struct Touched(int? CampaignId, int UnitId, Month From);
