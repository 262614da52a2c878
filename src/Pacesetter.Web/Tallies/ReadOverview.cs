using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Data.Tallies;
using Pacesetter.Domain;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Tallies;
using Pacesetter.Web.Units;

namespace Pacesetter.Web.Tallies;

/// <summary>Reads what the overview shows, for the page and the API alike: a handful of index look-ups at any level.</summary>
public sealed class ReadOverview(PacesetterDb db)
{
    private const int LineMonths = 12;
    private const int PageSize = 60;

    // Beyond this many units two steps below, the split of the unevenness is left out: nobody reads it at that width.
    private const int MostCompared = 3000;

    /// <param name="place">Node and month, found through the viewer's scope.</param>
    /// <param name="after">Children behind the last one shown.</param>
    /// <returns>Null if the unit takes part in no campaign in that month.</returns>
    public async Task<Overview?> RunAsync(Place place, ChildCursor? after = null, CancellationToken cancellation = default)
    {
        if (place.Campaign is not { } campaign) return null;
        var (unit, month) = (place.Unit.Id, place.Month);
        var own = await db.Rollups.AsNoTracking().Where(row => row.UnitId == unit && row.CampaignId == campaign.Id && (row.Month == month || row.Month == month.Previous)).ToListAsync(cancellation);
        if (own.Find(row => row.Month == month) is not { } now) return null;

        var overview = new Overview(place, now, own.Find(row => row.Month != month), db.Now)
        {
            Children = [],
            NotDue = await NotDueAsync(campaign.Id, month, cancellation),
            IsRunning = month >= db.ThisMonth,
            Unevenness = Unevenness.Of(await UnitsBelow.SharesAsync(db, unit, campaign.Id, month, MostCompared, cancellation)),
        };
        var children = await ChildrenAsync(overview, after, cancellation);
        return overview with
        {
            Children = [.. children.Take(PageSize)],
            NextAfter = children.Count > PageSize ? new(children[PageSize - 1].IsSubtree, children[PageSize - 1].Ordinal) : null,
        };
    }

    /// <summary>All counters of the units right below that the overview shows, by unit; the page itself shows only some of them.</summary>
    public Task<Dictionary<int, Rollup>> CountersAsync(Overview overview, CancellationToken cancellation = default)
    {
        var (campaign, month, units) = (overview.Place.Campaign!.Id, overview.Place.Month, overview.Children.Select(child => child.Id).ToArray());
        return db.Rollups.AsNoTracking().Where(row => row.CampaignId == campaign && row.Month == month && units.Contains(row.UnitId)).ToDictionaryAsync(row => row.UnitId, cancellation);
    }

    private async Task<List<ChildRow>> ChildrenAsync(Overview overview, ChildCursor? after, CancellationToken cancellation)
    {
        var (month, first) = (overview.Place.Month, overview.Place.Month.Add(1 - LineMonths));
        var rows = await UnitsBelow.ReadAsync(db, overview.Place.Unit.Id, overview.Place.Campaign!.Id, month, first, (after?.Subtrees ?? true, after?.Ordinal ?? -1), PageSize + 1, cancellation);
        return [.. rows.Select(row => (Row: row, Now: row.ToRollup()))
            .Select(child => new ChildRow(child.Row.Id, child.Row.Code, child.Row.Name, child.Row.Ordinal, child.Now, LineOf(child.Row, first), child.Now is null ? null : overview.StateOf(child.Now)))];
    }

    private static double?[] LineOf(UnitBelow unit, Month first)
    {
        var line = new double?[LineMonths];
        foreach (var (month, done, due) in unit.Months()) line[month.Since(first)] = (double)done / due;
        return line;
    }

    private async Task<IReadOnlyList<CampaignPeriod>> NotDueAsync(int campaign, Month month, CancellationToken cancellation)
    {
        var today = db.Today;
        return await db.CampaignPeriods.AsNoTracking().Where(period =>
            period.CampaignId == campaign && period.FromMonth <= month && period.ToMonth >= month && period.Due >= today
            && (period.Slot == 0 ? period.ToMonth == month : period.DueMonth <= month)).ToListAsync(cancellation);
    }
}
