using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Data.Units;
using Pacesetter.Domain;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Units;
using Pacesetter.Web.Campaigns;

namespace Pacesetter.Web.Units;

/// <summary>The words for tiers and fields that the recipes of the campaigns under way know.</summary>
public sealed class KnownWords(PacesetterDb db, Recipes recipes)
{
    public async Task<List<Recipe>> RecipesAsync(CancellationToken cancellation = default) =>
        [.. (await db.Campaigns.AsNoTracking().OrderBy(campaign => campaign.Id).ToListAsync(cancellation)).Select(recipes.Of)];

    /// <summary>To choose from on forms, in the recipe's own words; empty where no campaign runs.</summary>
    public async Task<(IReadOnlyList<string> Tiers, IReadOnlyList<string> Fields)> OfferAsync(CancellationToken cancellation = default)
    {
        var known = await RecipesAsync(cancellation);
        return ([.. known.SelectMany(recipe => recipe.Tiers).Select(term => term.Label.Zh).Distinct()], [.. known.SelectMany(recipe => recipe.Fields).Select(term => term.Label.Zh).Distinct()]);
    }

    /// <exception cref="BrokenRule">units.import-unknown-tier, units.import-unknown-field.</exception>
    public async Task DemandAsync(UnitDetails details, CancellationToken cancellation)
    {
        var words = new RosterWords(await RecipesAsync(cancellation));
        if (words.Refusal("tier", details.Tier.Trim()) is { } tiers) throw new BrokenRule("units.import-unknown-tier", details.Tier, tiers);
        if (words.Refusal("field", (details.Field ?? "").Trim()) is { } fields) throw new BrokenRule("units.import-unknown-field", details.Field, fields);
    }
}
