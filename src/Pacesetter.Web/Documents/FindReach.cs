using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Units;

namespace Pacesetter.Web.Documents;

/// <summary>A unit right below, its tier and field in the recipe's keys.</summary>
public sealed record UnitBelow(int Id, string Code, string Name, string Tier, string Field);

/// <summary>The units right below, to whom tasks may be offered.</summary>
public sealed record Reach(IReadOnlyList<UnitBelow> Units)
{
    public IReadOnlyList<UnitBelow> Of(Audience? to) => to is null ? [] : [.. Units.Where(unit => to.Includes(unit.Tier, unit.Field))];

    /// <summary>Null where it would reach nobody: what is meant for units further down goes through those right below, as plans do.</summary>
    public Audience? Kept(Audience? to) => Of(to).Count == 0 ? null : to;
}

/// <summary>Finds whom a unit can offer tasks to.</summary>
public sealed class FindReach(PacesetterDb db)
{
    public async Task<Reach> RunAsync(Unit unit, Recipe recipe, CancellationToken cancellation = default)
    {
        var month = db.ThisMonth;
        var below = await db.Units.AsNoTracking().Where(row => row.OpenFrom <= month && row.ClosedFrom > month && db.UnitAncestors.Any(place =>
            place.UnitId == row.Id && place.AncestorId == unit.Id && place.Depth == 1 && place.FromMonth <= month && place.ToMonth > month))
            .OrderBy(row => row.Ordinal).ThenBy(row => row.Id).Select(row => new { row.Id, row.Code, row.Name, row.Tier, row.Field }).ToListAsync(cancellation);
        return new([.. below.Select(row => new UnitBelow(row.Id, row.Code, row.Name, recipe.Tier(row.Tier)?.Key ?? row.Tier, recipe.Field(row.Field)?.Key ?? row.Field))]);
    }
}
