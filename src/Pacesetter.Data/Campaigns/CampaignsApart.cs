using Microsoft.EntityFrameworkCore;
using Pacesetter.Domain;

namespace Pacesetter.Data.Campaigns;

public static class CampaignsApart
{
    /// <summary>
    /// One recipe may run in several subtrees, but only once on the way from any unit to the root, in whatever month: unit and key together name a campaign
    /// in every address. To be asked inside the transaction that applies a recipe or changes the tree, after it has done so.
    /// </summary>
    /// <exception cref="BrokenRule">campaigns.twice-on-a-line (the campaign, the unit above, the unit below).</exception>
    public static async Task DemandCampaignsApartAsync(this PacesetterDb db, CancellationToken cancellation = default)
    {
        var twice = await (
            from above in db.Campaigns
            join below in db.Campaigns on above.Key equals below.Key
            where db.UnitAncestors.Any(row => row.UnitId == below.UnitId && row.AncestorId == above.UnitId && row.Depth > 0)
            join head in db.Units.IgnoreQueryFilters([PacesetterDb.Scope]) on above.UnitId equals head.Id
            join unit in db.Units.IgnoreQueryFilters([PacesetterDb.Scope]) on below.UnitId equals unit.Id
            orderby below.Id
            select new { below.Name, Head = head.Name, Unit = unit.Name }).AsNoTracking().FirstOrDefaultAsync(cancellation);
        if (twice is not null) throw new BrokenRule("campaigns.twice-on-a-line", twice.Name, twice.Head, twice.Unit);
    }
}
