namespace Pacesetter.Domain.Tallies;

/// <summary>A fact that some counter counts. Writing it makes the store recount what it touches, in the same transaction.</summary>
public interface ITallied
{
    Touched Touches { get; }
}

/// <summary>The months of a unit whose counters a fact can change: from <paramref name="From"/> to the end of the campaign.</summary>
/// <param name="CampaignId">Null: every campaign the unit takes part in.</param>
public readonly record struct Touched(int? CampaignId, int UnitId, Month From);
