using Microsoft.EntityFrameworkCore;
using Pacesetter.Domain;
using Pacesetter.Domain.Standards;

namespace Pacesetter.Data.Standards;

/// <summary>What holds in a month, asked of the store.</summary>
public static class InForce
{
    /// <summary>The same condition as <see cref="Refinement.HoldsIn"/>.</summary>
    public static IQueryable<Refinement> HoldingIn(this IQueryable<Refinement> refinements, int campaignId, Month month) =>
        refinements.Where(row => row.CampaignId == campaignId && row.FromMonth <= month && (row.Ending == null || row.Ending.Month > month));

    /// <summary>
    /// What the units above and the unit itself have refined, from the top down. What is said to a unit it may read, wherever the words come from;
    /// so this looks past the viewer's own units, upwards only.
    /// </summary>
    public static async Task<List<MadeRefinement>> InheritedAsync(this PacesetterDb db, int campaignId, int unitId, Month month, CancellationToken cancellation = default)
    {
        var rows = await (
            from above in db.UnitAncestors
            where above.UnitId == unitId && above.FromMonth <= month && above.ToMonth > month
            join refinement in db.Refinements.IgnoreQueryFilters([PacesetterDb.Scope]).AsNoTracking().HoldingIn(campaignId, month) on above.AncestorId equals refinement.UnitId
            join unit in db.Units.IgnoreQueryFilters([PacesetterDb.Scope]) on above.AncestorId equals unit.Id
            orderby above.Depth descending, refinement.Item, refinement.Id
            select new { Refinement = refinement, unit.Id, unit.Name }).ToListAsync(cancellation);
        return [.. rows.Select(row => new MadeRefinement(row.Refinement, row.Id, row.Name))];
    }
}
