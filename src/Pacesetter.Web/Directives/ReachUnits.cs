using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Directives;
using Pacesetter.Domain.Units;

namespace Pacesetter.Web.Directives;

/// <summary>Whom a directive reaches.</summary>
/// <param name="Ids">The units, in order of their keys.</param>
/// <param name="ByTier">How many of each tier, from the top down; the tier as the recipe knows it, or as the roster calls it.</param>
public sealed record Reach(IReadOnlyList<int> Ids, IReadOnlyList<(string Key, string Tier, int Units)> ByTier);

/// <summary>Finds the units that a rule means, in the tree of the running month.</summary>
public sealed class ReachUnits(PacesetterDb db)
{
    public async Task<Reach> RunAsync(DirectiveFile file, CancellationToken cancellation = default)
    {
        var recipe = file.Recipe;
        var meant = file.Kind is { Up: true } ? Above(file.Directive.UnitId) : await BelowAsync(file.Directive, recipe, cancellation);
        var units = await meant.OrderBy(unit => unit.Id).Select(unit => new { unit.Id, unit.Tier }).ToListAsync(cancellation);
        var tiers = recipe.Tiers.Select(tier => tier.Key).ToList();
        return new([.. units.Select(unit => unit.Id)],
        [
            .. units.GroupBy(unit => recipe.Tier(unit.Tier) is { } tier ? (tier.Key, Label: tier.Label.ToString()) : (Key: unit.Tier, Label: unit.Tier))
                .OrderBy(rows => tiers.IndexOf(rows.Key.Key) is var place and >= 0 ? place : int.MaxValue).Select(rows => (rows.Key.Key, rows.Key.Label, rows.Count())),
        ]);
    }

    private IQueryable<Unit> Above(int unit)
    {
        var month = db.ThisMonth;
        return db.Units.IgnoreQueryFilters([PacesetterDb.Scope]).Where(above => db.UnitAncestors.Any(row => row.UnitId == unit && row.AncestorId == above.Id && row.Depth == 1 && row.FromMonth <= month && row.ToMonth > month));
    }

    private async Task<IQueryable<Unit>> BelowAsync(Directive directive, Recipe recipe, CancellationToken cancellation)
    {
        var (month, head, own, audience) = (db.ThisMonth, directive.HeadId, directive.UnitId, directive.For);
        // The issuing unit was found through the viewer's scope or is asked for by somebody who has to know how many are meant.
        var below = db.Units.AsNoTracking().IgnoreQueryFilters([PacesetterDb.Scope])
            .Where(unit => unit.Id != own && db.UnitAncestors.Any(row => row.UnitId == unit.Id && row.AncestorId == head && row.FromMonth <= month && row.ToMonth > month));
        if (audience.Tiers.Count == 0 && audience.Fields.Count == 0) return below;
        // Units carry the words of their roster; the recipe says what they mean.
        var words = await below.Select(unit => new { unit.Tier, unit.Field }).Distinct().ToListAsync(cancellation);
        var tiers = words.Select(word => word.Tier).Distinct().Where(word => audience.Tiers.Count == 0 || audience.Tiers.Contains(recipe.Tier(word)?.Key)).ToArray();
        var fields = words.Select(word => word.Field).Distinct().Where(word => audience.Fields.Count == 0 || audience.Fields.Contains(recipe.Field(word)?.Key)).ToArray();
        return below.Where(unit => tiers.Contains(unit.Tier) && fields.Contains(unit.Field));
    }
}
