using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Plans;
using Pacesetter.Domain.Units;

namespace Pacesetter.Web.Reports;

/// <summary>One thing a unit owes: a report (slot 0) or a plan of the shortest kind.</summary>
/// <param name="Done">The day it was handed in; null while it is owed.</param>
public sealed record Owed(Unit Unit, Campaign Campaign, CampaignPeriod Period, DateOnly? Done)
{
    public bool IsReport => Period.Slot == 0;

    public MonthAddress Address => new(Unit.Code, IsReport ? Period.ToMonth : Period.FromMonth, Campaign.Key);
}

/// <param name="Now">What is due soon or late, in order of due date.</param>
/// <param name="Next">What comes afterwards.</param>
/// <param name="Done">What was handed in and may still be changed.</param>
/// <param name="MoreUnits">Units of this person that are not looked at one by one.</param>
public sealed record Desk(IReadOnlyList<Owed> Now, IReadOnlyList<Owed> Next, IReadOnlyList<Owed> Done, int MoreUnits);

/// <summary>What a person has to do now, over all their units and all campaigns: three queries, however many they are.</summary>
public sealed class FindDesk(PacesetterDb db)
{
    /// <summary>What is due later than this many days ahead can wait.</summary>
    public const int DaysAhead = 14;

    /// <summary>More units than one person can look after by hand; the others are counted.</summary>
    public const int MostUnits = 20;

    public async Task<Desk> RunAsync(CancellationToken cancellation = default)
    {
        var own = db.Viewer.Grants.Where(grant => grant is { UnitId: not null, Role: Role.Secretary or Role.Office }).Select(grant => grant.UnitId!.Value).Distinct().ToArray();
        if (own.Length == 0) return new([], [], [], 0);
        var units = own.Take(MostUnits).ToArray();
        List<Owed> owed = [.. await ReportsAsync(units, cancellation), .. await PlansAsync(units, cancellation)];
        var open = owed.Where(thing => thing.Done is null).OrderBy(thing => thing.Period.Due).ThenBy(thing => thing.Unit.Name).ToList();
        var soon = db.Today.AddDays(DaysAhead);
        return new(
            [.. open.Where(thing => thing.Period.Due <= soon)],
            [.. open.Where(thing => thing.Period.Due > soon)],
            [.. owed.Where(thing => thing.Done is not null && thing.Period.ToMonth >= db.ThisMonth.Previous)],
            own.Length - units.Length);
    }

    private async Task<IEnumerable<Owed>> ReportsAsync(int[] units, CancellationToken cancellation)
    {
        var (month, back) = (db.ThisMonth, db.ThisMonth.Add(-2));
        var rows = await (
            from unit in db.Units.AsNoTracking()
            where units.Contains(unit.Id)
            join place in db.UnitAncestors on unit.Id equals place.UnitId
            where place.FromMonth <= month && place.ToMonth > month
            join campaign in db.Campaigns on place.AncestorId equals campaign.UnitId
            join period in db.CampaignPeriods on campaign.Id equals period.CampaignId
            where period.Slot == 0 && period.ToMonth >= back && period.FromMonth <= month && unit.OpenFrom <= period.ToMonth
            join rule in db.CampaignRequirements on new { period.CampaignId, period.Slot, unit.Tier, unit.Field } equals new { rule.CampaignId, rule.Slot, rule.Tier, rule.Field }
            from report in db.Reports.Where(row => row.CampaignId == campaign.Id && row.UnitId == unit.Id && row.Month == period.ToMonth).DefaultIfEmpty()
            select new { unit, campaign, period, report }).AsNoTracking().ToListAsync(cancellation);
        return rows.Where(row => !row.period.HasClosedBy(db.Today)).Select(row => new Owed(row.unit, row.campaign, row.period, row.report?.Day));
    }

    private async Task<IEnumerable<Owed>> PlansAsync(int[] units, CancellationToken cancellation)
    {
        var (month, next) = (db.ThisMonth, db.ThisMonth.Next);
        var rows = await (
            from unit in db.Units.AsNoTracking()
            where units.Contains(unit.Id)
            join place in db.UnitAncestors on unit.Id equals place.UnitId
            where place.FromMonth <= month && place.ToMonth > month
            join campaign in db.Campaigns on place.AncestorId equals campaign.UnitId
            join period in db.CampaignPeriods on campaign.Id equals period.CampaignId
            where period.Slot > 0 && period.FromMonth <= next && period.ToMonth >= month
                && period.Slot == db.CampaignPeriods.Where(other => other.CampaignId == campaign.Id).Max(other => other.Slot)
            join rule in db.CampaignRequirements on new { period.CampaignId, period.Slot, unit.Tier, unit.Field } equals new { rule.CampaignId, rule.Slot, rule.Tier, rule.Field }
            from plan in db.Plans.Where(row => row.CampaignId == campaign.Id && row.UnitId == unit.Id && row.Slot == period.Slot && row.FromMonth == period.FromMonth).DefaultIfEmpty()
            select new { unit, campaign, period, plan }).AsNoTracking().ToListAsync(cancellation);
        return rows.Select(row => new Owed(row.unit, row.campaign, row.period, row.plan?.Submission is { } handed ? DateOnly.FromDateTime(handed.At.AddHours(8)) : null));
    }
}
