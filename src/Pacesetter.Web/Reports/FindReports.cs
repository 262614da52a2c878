using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Plans;

namespace Pacesetter.Web.Reports;

/// <summary>A unit that owes a report, and whether it is there.</summary>
public sealed record UnitStanding(string Code, string Name, string Secretary, DateOnly? Day, ReportStanding Standing);

/// <param name="Next">Where the next page begins; null on the last.</param>
public sealed record ReportList(CampaignPeriod Period, IReadOnlyList<UnitStanding> Rows, string? Next);

/// <summary>Which units below have reported for a month, in the order of their codes.</summary>
public sealed class FindReports(PacesetterDb db)
{
    public const int PageSize = 50;

    /// <param name="unitId">Everything below it.</param>
    /// <param name="campaignId">The campaign.</param>
    /// <param name="month">Any month of the report's period.</param>
    /// <param name="standing">Only these; null: all.</param>
    /// <param name="after">The code the page before ended with.</param>
    /// <param name="cancellation">Ends the search.</param>
    /// <returns>Null if no report is due in that month.</returns>
    public async Task<ReportList?> RunAsync(int unitId, int campaignId, Month month, ReportStanding? standing, string? after, CancellationToken cancellation = default)
    {
        var period = await db.CampaignPeriods.AsNoTracking().FirstOrDefaultAsync(row => row.CampaignId == campaignId && row.Slot == 0 && row.FromMonth <= month && row.ToMonth >= month, cancellation);
        if (period is null) return null;
        var (to, due) = (period.ToMonth, period.Due);
        var rows =
            from place in db.UnitAncestors
            where place.AncestorId == unitId && place.Depth > 0 && place.FromMonth <= to && place.ToMonth > to
            join unit in db.Units on place.UnitId equals unit.Id
            where db.CampaignRequirements.Any(row => row.CampaignId == campaignId && row.Slot == 0 && row.Tier == unit.Tier && row.Field == unit.Field)
            from report in db.Reports.Where(row => row.CampaignId == campaignId && row.UnitId == unit.Id && row.Month == to).DefaultIfEmpty()
            select new { unit.Code, unit.Name, unit.Secretary, Day = (DateOnly?)report.Day };
        rows = standing switch
        {
            ReportStanding.InTime => rows.Where(row => row.Day <= due),
            ReportStanding.Late => rows.Where(row => row.Day > due),
            ReportStanding.Missing or ReportStanding.NotDue => rows.Where(row => row.Day == null),
            _ => rows,
        };
#pragma warning disable CA1309 // The store compares, in the order in which it sorts.
        if (after is not null) rows = rows.Where(row => string.Compare(row.Code, after) > 0);
#pragma warning restore CA1309
        var page = await rows.OrderBy(row => row.Code).Take(PageSize + 1).ToListAsync(cancellation);
        return new(period, [.. page.Take(PageSize).Select(row => new UnitStanding(row.Code, row.Name, row.Secretary, row.Day, ReportStandings.Of(period, row.Day, db.Today)))],
            page.Count > PageSize ? page[PageSize - 1].Code : null);
    }
}
