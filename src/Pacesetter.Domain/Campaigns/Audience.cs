namespace Pacesetter.Domain.Campaigns;

/// <summary>Who is meant, by the tier and field of a unit. An empty list means "all".</summary>
public sealed record Audience(
    IReadOnlyList<string> Tiers, IReadOnlyList<string> Fields, IReadOnlyList<string> ExcludedTiers)
{
    public static Audience Everybody { get; } = new([], [], []);

    /// <param name="tier">Key of the unit's tier.</param>
    /// <param name="field">Key of the unit's field; empty for a unit without one.</param>
    public bool Includes(string tier, string field) =>
        (Tiers.Count == 0 || Tiers.Contains(tier))
        && !ExcludedTiers.Contains(tier)
        && (Fields.Count == 0 || Fields.Contains(field));

    /// <summary>Every pair of tier and field that is meant, field "" (a unit without one) included: the rows of a
    /// table that says who must have something.</summary>
    public IEnumerable<(string Tier, string Field)> Rows(Recipe recipe) =>
        from tier in recipe.Tiers.Select(tier => tier.Key)
        from field in recipe.Fields.Select(field => field.Key).Prepend("")
        where Includes(tier, field)
        select (tier, field);
}
