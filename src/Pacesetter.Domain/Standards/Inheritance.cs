using Pacesetter.Domain.Campaigns;

namespace Pacesetter.Domain.Standards;

/// <summary>Whose units' matter a standard is, in keys of the recipe; empty where the unit has no such word or the recipe does not know it.</summary>
public readonly record struct Kin(string Tier, string Field, string Industry)
{
    public static Kin Of(Recipe recipe, string tier, string field, string industry) =>
        new(recipe.Tier(tier)?.Key ?? "", recipe.Field(field)?.Key ?? "", recipe.Industry(industry)?.Key ?? "");
}

/// <summary>A refinement together with who made it.</summary>
/// <param name="UnitId">The unit that made it.</param>
/// <param name="UnitName">Its name, for the reader.</param>
public sealed record MadeRefinement(Refinement Refinement, int UnitId, string UnitName);

/// <summary>One item as it stands for a unit: the campaign's words, what the campaign adds for such units, and what each unit above and the unit itself added, from the top down.</summary>
public sealed record ItemStanding(StandardSet Set, StandardItem Item)
{
    /// <summary>What the recipe says for units of this kind.</summary>
    public required IReadOnlyList<StandardRefinement> OfCampaign { get; init; }

    /// <summary>Refinements that concern the unit.</summary>
    public required IReadOnlyList<MadeRefinement> OfUnits { get; init; }

    /// <summary>Refinements the unit made for others below it only.</summary>
    public required IReadOnlyList<MadeRefinement> ForOthers { get; init; }

    /// <summary>Whether anything that concerns the unit is concrete.</summary>
    public bool IsConcrete => OfCampaign.Any(one => one.Doubts().Count == 0) || OfUnits.Any(one => one.Refinement.Wording.Doubts().Count == 0);
}

/// <summary>What holds for a unit: worked out from the catalogue in force and the refinements of the units above it and its own.</summary>
public static class Inheritance
{
    /// <param name="sets">The catalogue in force.</param>
    /// <param name="made">Refinements in force of the units above and of the unit itself, from the top down.</param>
    /// <param name="kin">What kind of unit it is.</param>
    /// <param name="unitId">The unit itself.</param>
    public static IReadOnlyList<ItemStanding> For(IReadOnlyList<StandardSet> sets, IReadOnlyCollection<MadeRefinement> made, Kin kin, int unitId) =>
    [
        .. from set in sets
           from item in set.Items
           let here = made.Where(one => one.Refinement.Item == item.Key).ToList()
           select new ItemStanding(set, item)
           {
               OfCampaign = [.. set.Refinements.Where(one => one.Item == item.Key && one.Concerns(kin.Tier, kin.Field, kin.Industry))],
               OfUnits = [.. here.Where(one => one.Refinement.Concerns(kin.Tier, kin.Field, kin.Industry))],
               ForOthers = [.. here.Where(one => one.UnitId == unitId && !one.Refinement.Concerns(kin.Tier, kin.Field, kin.Industry))],
           },
    ];

    /// <summary>What the check says about a refinement of the recipe; its Chinese text is the one that binds.</summary>
    public static IReadOnlyList<Doubt> Doubts(this StandardRefinement refinement) => Concreteness.Of(refinement.Text.Zh, new SaidBeside(Measure: refinement.Number is not null));
}
