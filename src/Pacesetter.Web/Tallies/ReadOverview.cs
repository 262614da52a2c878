using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
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
        var (unit, month, first) = (place.Unit.Id, place.Month, place.Month.Add(1 - LineMonths));
        var own = await db.Rollups.AsNoTracking().Where(row => row.UnitId == unit && row.CampaignId == campaign.Id && row.Month >= first && row.Month <= month)
            .ToDictionaryAsync(row => row.Month, cancellation);
        if (!own.TryGetValue(month, out var now)) return null;

        var overview = new Overview(place, now, own.GetValueOrDefault(month.Previous), db.Now)
        {
            Line = LineOf(own, first),
            Children = [],
            NotDue = await NotDueAsync(campaign.Id, month, cancellation),
            IsRunning = month >= db.ThisMonth,
            Unevenness = Unevenness.Of(await SharesAsync(campaign.Id, unit, month, cancellation)),
        };
        var children = await ChildrenAsync(overview, after, cancellation);
        return overview with
        {
            Children = [.. children.Take(PageSize)],
            NextAfter = children.Count > PageSize ? new(children[PageSize - 1].IsSubtree, children[PageSize - 1].Ordinal) : null,
        };
    }

    private async Task<List<ChildRow>> ChildrenAsync(Overview overview, ChildCursor? after, CancellationToken cancellation)
    {
        var (unit, campaign, month) = (overview.Place.Unit.Id, overview.Place.Campaign!.Id, overview.Place.Month);
        var (subtrees, ordinal) = (after?.Subtrees ?? true, after?.Ordinal ?? -1);
        // Whoever sees a unit sees what is below it, so the filter need not be asked again for each row.
        var rows = await (
            from below in db.UnitAncestors
            where below.AncestorId == unit && below.Depth == 1 && below.FromMonth <= month && below.ToMonth > month
            join child in db.Units.IgnoreQueryFilters([PacesetterDb.Scope]) on below.UnitId equals child.Id
            join rollup in db.Rollups.Where(row => row.CampaignId == campaign && row.Month == month) on child.Id equals rollup.UnitId into rollups
            from rollup in rollups.DefaultIfEmpty()
            let isSubtree = rollup != null && rollup.Units > 1
            where subtrees ? (!isSubtree || child.Ordinal > ordinal) : (!isSubtree && child.Ordinal > ordinal)
            orderby isSubtree descending, child.Ordinal
            select new { child.Id, child.Code, child.Name, child.Tier, child.Ordinal, Now = rollup }).AsNoTracking().Take(PageSize + 1).ToListAsync(cancellation);
        var lines = await LinesAsync(campaign, [.. rows.Select(row => row.Id)], month, cancellation);
        return [.. rows.Select(row => new ChildRow(row.Id, row.Code, row.Name, row.Tier, row.Ordinal, row.Now,
            lines.GetValueOrDefault(row.Id) ?? [], row.Now is null ? null : overview.StateOf(row.Now)))];
    }

    private async Task<Dictionary<int, IReadOnlyList<double?>>> LinesAsync(int campaign, int[] units, Month month, CancellationToken cancellation)
    {
        var first = month.Add(1 - LineMonths);
        var rows = await db.Rollups.Where(row => units.Contains(row.UnitId) && row.CampaignId == campaign && row.Month >= first && row.Month <= month)
            .Select(row => new { row.UnitId, row.Month, row.TasksDue, row.TasksDoneInTime }).ToListAsync(cancellation);
        return rows.GroupBy(row => row.UnitId).ToDictionary(
            unit => unit.Key,
            unit => LineOf(unit.ToDictionary(row => row.Month, row => new Rollup { TasksDue = row.TasksDue, TasksDoneInTime = row.TasksDoneInTime }), first));
    }

    private static IReadOnlyList<double?> LineOf(Dictionary<Month, Rollup> months, Month first) =>
        [.. Enumerable.Range(0, LineMonths).Select(i => months.GetValueOrDefault(first.Add(i)) is { TasksDue: > 0 } row ? (double?)row.TasksDoneInTime / row.TasksDue : null)];

    private async Task<IReadOnlyList<CampaignPeriod>> NotDueAsync(int campaign, Month month, CancellationToken cancellation)
    {
        var today = db.Today;
        return await db.CampaignPeriods.AsNoTracking().Where(period =>
            period.CampaignId == campaign && period.FromMonth <= month && period.ToMonth >= month && period.Due >= today
            && (period.Slot == 0 ? period.ToMonth == month : period.DueMonth <= month)).ToListAsync(cancellation);
    }

    private async Task<IEnumerable<Share>> SharesAsync(int campaign, int unit, Month month, CancellationToken cancellation)
    {
        var below = await (
            from above in db.UnitAncestors
            where above.AncestorId == unit && above.Depth == 1 && above.FromMonth <= month && above.ToMonth > month
            join lower in db.UnitAncestors on above.UnitId equals lower.AncestorId
            where lower.Depth == 1 && lower.FromMonth <= month && lower.ToMonth > month
            join rollup in db.Rollups on lower.UnitId equals rollup.UnitId
            where rollup.CampaignId == campaign && rollup.Month == month
            select new Share(above.UnitId, rollup.TasksDoneInTime, rollup.TasksDue)).Take(MostCompared + 1).ToListAsync(cancellation);
        return below.Count > MostCompared ? [] : below;
    }
}
