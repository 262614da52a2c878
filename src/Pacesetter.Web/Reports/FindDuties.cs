using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Units;

namespace Pacesetter.Web.Reports;

/// <summary>What waits for a person with a role above other units; counts only, each opens a list.</summary>
/// <param name="Month">The month the reports are missing of; null if none is due.</param>
public sealed record Duties(Unit Unit, Campaign Campaign, int PlansToApprove, int DatesToDecide, int OffersToAnswer, int ReportsMissing, Month? Month, Month ThisMonth)
{
    public bool IsNothing => PlansToApprove + DatesToDecide + OffersToAnswer + ReportsMissing == 0;
}

/// <summary>Counts what waits for an office, a leader or a secretary with units below.</summary>
public sealed class FindDuties(PacesetterDb db)
{
    private const int MostUnits = 5;

    public async Task<IReadOnlyList<Duties>> RunAsync(CancellationToken cancellation = default)
    {
        var roots = db.Viewer.Grants.Where(grant => grant is { UnitId: not null, Role: Role.Office or Role.Leader or Role.Secretary })
            .Select(grant => grant.UnitId!.Value).Distinct().Take(MostUnits).ToArray();
        if (roots.Length == 0) return [];
        var month = db.ThisMonth;
        var places = await (
            from unit in db.Units.AsNoTracking()
            where roots.Contains(unit.Id)
            join place in db.UnitAncestors on unit.Id equals place.UnitId
            where place.FromMonth <= month && place.ToMonth > month
            join campaign in db.Campaigns on place.AncestorId equals campaign.UnitId
            where campaign.EndMonth >= month.Previous
            orderby unit.Name, campaign.Id
            select new { unit, campaign }).AsNoTracking().ToListAsync(cancellation);
        var duties = new List<Duties>();
        foreach (var place in places) duties.Add(await CountAsync(place.unit, place.campaign, month, cancellation));
        return [.. duties.Where(duty => !duty.IsNothing)];
    }

    private async Task<Duties> CountAsync(Unit unit, Campaign campaign, Month month, CancellationToken cancellation)
    {
        var decides = db.Viewer.Grants.Any(grant => grant.UnitId == unit.Id && grant.Role is Role.Office or Role.Leader);
        var children = db.UnitAncestors.Where(row => row.AncestorId == unit.Id && row.Depth == 1 && row.FromMonth <= month && row.ToMonth > month).Select(row => row.UnitId);
        var plans = decides ? await db.Plans.CountAsync(row => row.CampaignId == campaign.Id && row.Submission != null && row.Approval == null && children.Contains(row.UnitId), cancellation) : 0;
        var dates = decides ? await db.DateChanges.CountAsync(row => row.CampaignId == campaign.Id && row.Answer == null && children.Contains(row.UnitId), cancellation) : 0;
        var offers = await db.TaskOffers.CountAsync(row => row.CampaignId == campaign.Id && row.UnitId == unit.Id && row.Answer == null, cancellation);
        var today = db.Today;
        var due = await db.CampaignPeriods.AsNoTracking().Where(row => row.CampaignId == campaign.Id && row.Slot == 0 && row.Due < today && row.Closes >= today)
            .OrderByDescending(row => row.FromMonth).FirstOrDefaultAsync(cancellation);
        var missing = due is null ? 0 : await MissingBelowAsync(unit.Id, campaign.Id, due.ToMonth, cancellation);
        return new(unit, campaign, plans, dates, offers, missing, due?.ToMonth, month);
    }

    // The unit's own report is on its desk already.
    private async Task<int> MissingBelowAsync(int unit, int campaign, Month month, CancellationToken cancellation)
    {
        var all = await db.Rollups.Where(row => row.CampaignId == campaign && row.UnitId == unit && row.Month == month)
            .Select(row => row.ReportsExpected - row.ReportsInTime - row.ReportsLate).FirstOrDefaultAsync(cancellation);
        var own = await db.Tallies.Where(row => row.CampaignId == campaign && row.UnitId == unit && row.Month == month)
            .Select(row => row.ReportsExpected - row.ReportsInTime - row.ReportsLate).FirstOrDefaultAsync(cancellation);
        return all - own;
    }
}
