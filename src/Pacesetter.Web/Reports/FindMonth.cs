using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Plans;
using Pacesetter.Domain.Units;
using Pacesetter.Web.Campaigns;

namespace Pacesetter.Web.Reports;

/// <param name="Sheet">Null if the unit owes no report in this campaign.</param>
public sealed record UnitMonth(Unit Unit, Campaign Campaign, Recipe Recipe, CampaignPeriod Period, MonthSheet? Sheet)
{
    public MonthAddress Address => new(Unit.Code, Period.ToMonth, Campaign.Key);

    /// <summary>The key of the report in the acts.</summary>
    public string Key => $"{Campaign.Id}/{Unit.Id}/{Period.ToMonth}";
}

/// <summary>Finds what a unit says for a month, as far as the viewer may see it: three queries, whatever the size of the tree.</summary>
public sealed class FindMonth(PacesetterDb db, Recipes recipes)
{
    // Far enough back to find what was said the time before, in a campaign that reports every quarter too.
    private const int MonthsBack = 3;

    /// <param name="address">A month within a longer period stands for the whole period.</param>
    /// <param name="toChange">True: what is found may be changed and committed.</param>
    /// <param name="cancellation">Ends the search.</param>
    /// <exception cref="BrokenRule">units.unknown: no such unit, or not to be seen; reports.unknown: no report in that month.</exception>
    public async Task<UnitMonth> RunAsync(MonthAddress address, bool toChange = false, CancellationToken cancellation = default)
    {
        var found = await (
            from one in db.OccasionsAt(address)
            where one.Period.Slot == 0
            from report in db.Reports.Where(row => row.CampaignId == one.Campaign.Id && row.UnitId == one.Unit.Id && row.Month == one.Period.ToMonth).DefaultIfEmpty()
            orderby one.Campaign.Id
            select new { one.Unit, one.Campaign, one.Period, one.Owed, Report = report }).FirstOrDefaultAsync(cancellation) ?? throw await db.AbsenceAsync(address, "reports.unknown", cancellation);
        var recipe = recipes.Of(found.Campaign);
        var sheet = found.Owed ? await SheetAsync(found.Unit.Id, recipe, found.Period, found.Report, toChange, cancellation) : null;
        return new(found.Unit, found.Campaign, recipe, found.Period, sheet);
    }

    private async Task<MonthSheet> SheetAsync(int unit, Recipe recipe, CampaignPeriod period, Report? report, bool toChange, CancellationToken cancellation)
    {
        var (campaign, from, to) = (period.CampaignId, period.FromMonth, period.ToMonth);
        var back = from.Add(-MonthsBack);
        var tracking = toChange ? QueryTrackingBehavior.TrackAll : QueryTrackingBehavior.NoTracking;
        var tasks = await db.PlanTasks.AsTracking(tracking).Where(task => task.CampaignId == campaign && task.UnitId == unit && task.SinceMonth <= to
            && (task.Completion == null || task.Completion.Month >= from) && (task.Drop == null || task.Drop.Month >= from)).ToListAsync(cancellation);
        var lines = await db.TaskProgress.AsTracking(tracking).Where(line => line.CampaignId == campaign && line.UnitId == unit && line.Month >= back).ToListAsync(cancellation);
        return new(period, unit, new PlanView(recipe.Plans, recipe.Plans.Count, from, to), tasks, lines, report);
    }

    /// <exception cref="BrokenRule">plans.unknown: no such task, or not to be seen.</exception>
    internal async Task<MonthAddress> AddressOfAsync(Guid taskId, Month month, CancellationToken cancellation)
    {
        var found = await (
            from task in db.PlanTasks
            where task.Id == taskId
            join unit in db.Units on task.UnitId equals unit.Id
            join campaign in db.Campaigns on task.CampaignId equals campaign.Id
            select new { unit.Code, campaign.Key }).FirstOrDefaultAsync(cancellation) ?? throw new BrokenRule("plans.unknown");
        return new(found.Code, month, found.Key);
    }

    /// <summary>Finds the month to change it, on the unit's own behalf or, from above, for a unit without a computer.</summary>
    /// <exception cref="BrokenRule">As above; reports.exempt; accounts.not-yours.</exception>
    internal async Task<(UnitMonth Month, MonthSheet Sheet)> ToChangeAsync(MonthAddress address, CancellationToken cancellation)
    {
        var month = await RunAsync(address, toChange: true, cancellation);
        await db.DemandAsync(month.Unit.Id, Role.Secretary, Role.Office);
        return (month, month.Sheet ?? throw new BrokenRule("reports.exempt"));
    }

    /// <summary>The line of a task, to put a file beside it; in a closed month that is a correction.</summary>
    /// <exception cref="BrokenRule">reports.say-first, reports.not-open, reports.closed, and those of <see cref="ToChangeAsync"/>.</exception>
    internal async Task<(UnitMonth Month, TaskProgress Line)> LineToChangeAsync(Guid taskId, Month month, string? reason, DateOnly today, CancellationToken cancellation)
    {
        var (found, sheet) = await ToChangeAsync(await AddressOfAsync(taskId, month, cancellation), cancellation);
        var line = sheet.Tasks.Where(task => task.Id == taskId).Select(sheet.ProgressOf).FirstOrDefault() ?? throw new BrokenRule("reports.say-first");
        if (sheet.Period.TakesReportOn(today)) return (found, line);
        BrokenRule.Unless(!string.IsNullOrWhiteSpace(reason), "reports.closed", sheet.Period.Closes);
        line.Corrections++;
        return (found, line);
    }
}
