using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Plans;
using Pacesetter.Domain.Units;
using Pacesetter.Web.Campaigns;

namespace Pacesetter.Web.Plans;

/// <summary>A plan with everything that is needed to judge it.</summary>
/// <param name="Plan">Not yet in the store (<see cref="Plan.Revision"/> 0) where nobody has handed it in or drawn it up.</param>
/// <param name="Tasks">All tasks of the unit in the campaign, in order.</param>
public sealed record PlanFile(Unit Unit, Campaign Campaign, Recipe Recipe, CampaignPeriod Period, Plan Plan, IReadOnlyList<PlanTask> Tasks)
{
    public PlanView View { get; } = PlanView.Of(Recipe, Plan);

    /// <summary>What the plan shows.</summary>
    public IReadOnlyList<PlanTask> Shown => [.. Tasks.Where(View.Shows)];

    public IReadOnlyList<PlanTask> Lagging => [.. Tasks.Where(View.LagsInto)];
}

/// <summary>Looks up a plan as the viewer may see it.</summary>
public sealed class FindPlan(PacesetterDb db, Recipes recipes)
{
    /// <exception cref="BrokenRule">plans.unknown.</exception>
    public async Task<PlanFile> RunAsync(Guid planId, CancellationToken cancellation = default)
    {
        var plan = await db.Plans.FirstOrDefaultAsync(row => row.Id == planId, cancellation) ?? throw new BrokenRule("plans.unknown");
        var unit = await db.Units.AsNoTracking().FirstAsync(row => row.Id == plan.UnitId, cancellation);
        var campaign = await db.Campaigns.AsNoTracking().FirstAsync(row => row.Id == plan.CampaignId, cancellation);
        return await RunAsync(unit, campaign, plan.Slot, plan.FromMonth, cancellation);
    }

    /// <summary>The plan of one slot whose period covers the month; a new one, not yet stored, where there is none.</summary>
    /// <exception cref="BrokenRule">plans.unknown: the recipe has no such kind, or the month lies outside the campaign.</exception>
    public async Task<PlanFile> RunAsync(Unit unit, Campaign campaign, int slot, Month month, CancellationToken cancellation = default)
    {
        var recipe = recipes.Of(campaign);
        var period = slot < 1 ? null : await db.CampaignPeriods.AsNoTracking().FirstOrDefaultAsync(row =>
            row.CampaignId == campaign.Id && row.Slot == slot && row.FromMonth <= month && row.ToMonth >= month, cancellation);
        if (period is null || slot > recipe.Plans.Count) throw new BrokenRule("plans.unknown");
        var plan = await db.Plans.FirstOrDefaultAsync(row =>
            row.CampaignId == campaign.Id && row.UnitId == unit.Id && row.Slot == slot && row.FromMonth == period.FromMonth, cancellation);
        var tasks = await db.PlanTasks.Where(row => row.CampaignId == campaign.Id && row.UnitId == unit.Id).ToListAsync(cancellation);
        return new(unit, campaign, recipe, period, plan ?? new Plan(campaign.Id, unit.Id, slot, period.FromMonth, period.ToMonth), TaskOrder.Of(tasks));
    }
}
