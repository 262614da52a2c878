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
        var found = await db.OccasionsAt(address).Where(one => one.Period.Slot > 0).OrderBy(one => one.Campaign.Id).ThenByDescending(one => one.Period.Slot).FirstOrDefaultAsync(cancellation)
            ?? throw await db.AbsenceAsync(address, "plans.unknown", cancellation);
        var (campaignId, unitId, slot, from) = (found.Campaign.Id, found.Unit.Id, found.Period.Slot, found.Period.FromMonth);
        var tracking = toChange ? QueryTrackingBehavior.TrackAll : QueryTrackingBehavior.NoTracking;
        var plan = await db.Plans.AsTracking(tracking).FirstOrDefaultAsync(row => row.CampaignId == campaignId && row.UnitId == unitId && row.Slot == slot && row.FromMonth == from, cancellation);
        var tasks = await db.PlanTasks.AsTracking(tracking).Where(row => row.CampaignId == campaignId && row.UnitId == unitId && row.Drop == null
            && (row.Completion == null || row.Completion.Month >= from)).ToListAsync(cancellation);
        var said = await db.TaskProgress.Where(row => row.CampaignId == campaignId && row.UnitId == unitId && row.Month == from.Previous).Select(row => row.TaskId).ToListAsync(cancellation);
        var recipe = recipes.Of(found.Campaign);
        var view = new PlanView(recipe.Plans, slot, from, found.Period.ToMonth);
        return new(found.Unit, found.Campaign, recipe, found.Period, found.Owed, plan)
        {
            Tasks = [.. tasks.Where(task => view.Shows(task) || (view.LagsInto(task) && IsLeftOver(task, from, said))).OrderBy(task => task.Due ?? DateOnly.MaxValue).ThenBy(task => task.Ordinal).ThenBy(task => task.Id)],
        };
    }

    // What ends in the month before is left over only once that month's report has said that it is not done.
    private static bool IsLeftOver(PlanTask task, Month from, List<Guid> said) => task.ToMonth < from.Previous || said.Contains(task.Id);
}
