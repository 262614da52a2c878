using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Plans;
using Pacesetter.Domain.Units;
using Pacesetter.Web.Campaigns;

namespace Pacesetter.Web.Reports;

/// <summary>The shortest plan of a unit for a period, as the system draws it up from the tasks.</summary>
/// <param name="Owed">Whether the unit must have it.</param>
/// <param name="Plan">Null as long as nobody has begun it.</param>
public sealed record MonthPlan(Unit Unit, Campaign Campaign, Recipe Recipe, CampaignPeriod Period, bool Owed, Plan? Plan)
{
    /// <summary>What it shows and what lags into it, without what is dropped. By due date.</summary>
    public required IReadOnlyList<PlanTask> Tasks { get; init; }

    public PlanKind Kind => Recipe.Plans[Period.Slot - 1];

    public MonthAddress Address => new(Unit.Code, Period.FromMonth, Campaign.Key);

    public bool IsHandedIn => Plan?.Submission is not null;

    public bool HasGaps => Tasks.Any(task => !task.IsComplete);
}

/// <summary>Finds the plan that is confirmed month by month (or quarter by quarter), as far as the viewer may see it.</summary>
public sealed class FindMonthPlan(PacesetterDb db, Recipes recipes)
{
    /// <param name="address">A month within a longer period stands for the whole period.</param>
    /// <param name="toChange">True: what is found may be changed and committed.</param>
    /// <param name="cancellation">Ends the search.</param>
    /// <exception cref="BrokenRule">units.unknown: no such unit, or not to be seen; plans.unknown: no plan in that month.</exception>
    public async Task<MonthPlan> RunAsync(MonthAddress address, bool toChange = false, CancellationToken cancellation = default)
    {
        var (code, month, key) = address;
        var found = await (
            from unit in db.Units.AsNoTracking()
            where unit.Code == code
            join place in db.UnitAncestors on unit.Id equals place.UnitId
            where place.FromMonth <= month && place.ToMonth > month
            join campaign in db.Campaigns on place.AncestorId equals campaign.UnitId
            where key == null || campaign.Key == key
            join period in db.CampaignPeriods on campaign.Id equals period.CampaignId
            where period.Slot > 0 && period.FromMonth <= month && period.ToMonth >= month
            orderby campaign.Id, period.Slot descending
            select new
            {
                unit, campaign, period,
                owed = db.CampaignRequirements.Any(row => row.CampaignId == campaign.Id && row.Slot == period.Slot && row.Tier == unit.Tier && row.Field == unit.Field),
            }).FirstOrDefaultAsync(cancellation);
        if (found is null) throw new BrokenRule(await db.Units.AnyAsync(unit => unit.Code == code, cancellation) ? "plans.unknown" : "units.unknown");
        var (campaignId, unitId, slot, from) = (found.campaign.Id, found.unit.Id, found.period.Slot, found.period.FromMonth);
        var tracking = toChange ? QueryTrackingBehavior.TrackAll : QueryTrackingBehavior.NoTracking;
        var plan = await db.Plans.AsTracking(tracking).FirstOrDefaultAsync(row => row.CampaignId == campaignId && row.UnitId == unitId && row.Slot == slot && row.FromMonth == from, cancellation);
        var tasks = await db.PlanTasks.AsTracking(tracking).Where(row => row.CampaignId == campaignId && row.UnitId == unitId && row.Drop == null
            && (row.Completion == null || row.Completion.Month >= from)).ToListAsync(cancellation);
        var said = await db.TaskProgress.Where(row => row.CampaignId == campaignId && row.UnitId == unitId && row.Month == from.Previous).Select(row => row.TaskId).ToListAsync(cancellation);
        var recipe = recipes.Of(found.campaign);
        var view = new PlanView(recipe.Plans, slot, from, found.period.ToMonth);
        return new(found.unit, found.campaign, recipe, found.period, found.owed, plan)
        {
            Tasks = [.. tasks.Where(task => view.Shows(task) || (view.LagsInto(task) && IsLeftOver(task, from, said))).OrderBy(task => task.Due ?? DateOnly.MaxValue).ThenBy(task => task.Ordinal).ThenBy(task => task.Id)],
        };
    }

    // What ends in the month before is left over only once that month's report has said that it is not done.
    private static bool IsLeftOver(PlanTask task, Month from, List<Guid> said) => task.ToMonth < from.Previous || said.Contains(task.Id);
}
