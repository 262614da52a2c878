using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Plans;

namespace Pacesetter.Web.Plans;

/// <summary>A task as somebody wants it: its wording and what it hangs on.</summary>
/// <param name="ServesId">The task of a longer plan of the same unit that it serves.</param>
/// <param name="UpperTaskId">The task of a unit above that it takes up.</param>
public sealed record TaskInput(TaskWording Wording, Guid? ServesId = null, Guid? UpperTaskId = null);

/// <summary>What has to be looked up before a task may be written.</summary>
internal static class TaskInputs
{
    /// <exception cref="BrokenRule">plans.outside-campaign, plans.carrier-unknown, plans.standard-unknown.</exception>
    public static void DemandFits(this TaskInput input, Campaign campaign, Recipe recipe)
    {
        var wording = input.Wording;
        BrokenRule.Unless(wording.From >= campaign.StartMonth && wording.To <= campaign.EndMonth, "plans.outside-campaign", campaign.StartMonth, campaign.EndMonth);
        BrokenRule.Unless(string.IsNullOrEmpty(wording.Carrier) || recipe.Carriers.Any(carrier => carrier.Key == wording.Carrier), "plans.carrier-unknown", wording.Carrier);
        BrokenRule.Unless(string.IsNullOrEmpty(wording.Standard) || recipe.Standards.SelectMany(set => set.Items).Any(item => item.Key == wording.Standard), "plans.standard-unknown", wording.Standard);
    }

    /// <summary>Refuses to write where a plan of the slot that meets these months is handed in.</summary>
    /// <param name="db">The store.</param>
    /// <param name="task">The task with its present months; null when it is new.</param>
    /// <param name="place">Campaign, unit and slot.</param>
    /// <param name="wording">The months wanted.</param>
    /// <param name="cancellation">Stops the look-up.</param>
    public static async Task DemandOpenAsync(this PacesetterDb db, PlanTask? task, (int Campaign, int Unit, int Slot) place, TaskWording wording, CancellationToken cancellation)
    {
        var from = task is not null && task.FromMonth < wording.From ? task.FromMonth : wording.From;
        var to = task is not null && task.ToMonth > wording.To ? task.ToMonth : wording.To;
        var plans = await db.Plans.AsNoTracking().Where(plan => plan.CampaignId == place.Campaign && plan.UnitId == place.Unit && plan.Slot == place.Slot
            && plan.FromMonth <= to && plan.ToMonth >= from).ToListAsync(cancellation);
        foreach (var plan in plans) plan.DemandOpenFor(task);
    }

    /// <summary>Ties the task to what it serves and takes up, if these exist and may be named.</summary>
    public static async Task TieAsync(this PacesetterDb db, PlanTask task, TaskInput input, CancellationToken cancellation)
    {
        if (task.ServesId != input.ServesId)
            task.Serve(input.ServesId is { } served ? await db.PlanTasks.FirstOrDefaultAsync(row => row.Id == served, cancellation) ?? throw new BrokenRule("plans.task.unknown") : null);
        if (task.UpperTaskId == input.UpperTaskId) return;
        if (input.UpperTaskId is not { } upperId)
        {
            task.TakeUp(null, false);
            return;
        }
        // The unit above may lie outside what the viewer sees; what stands right above in the tree may be named all the same.
        var upper = await db.PlanTasks.IgnoreQueryFilters([PacesetterDb.Scope]).FirstOrDefaultAsync(row => row.Id == upperId, cancellation) ?? throw new BrokenRule("plans.task.unknown");
        var month = db.ThisMonth;
        var isAbove = await db.UnitAncestors.AnyAsync(row =>
            row.UnitId == task.UnitId && row.AncestorId == upper.UnitId && row.Depth > 0 && row.FromMonth <= month && row.ToMonth > month, cancellation);
        task.TakeUp(upper, isAbove);
    }

    /// <summary>The tasks of the units above in this month's tree. They may be named even where the viewer does not see the unit.</summary>
    public static IQueryable<PlanTask> TasksAbove(this PacesetterDb db, int campaign, int unit)
    {
        var month = db.ThisMonth;
        return db.PlanTasks.IgnoreQueryFilters([PacesetterDb.Scope]).Where(task => task.CampaignId == campaign
            && db.UnitAncestors.Any(row => row.UnitId == unit && row.AncestorId == task.UnitId && row.Depth > 0 && row.FromMonth <= month && row.ToMonth > month));
    }

    /// <summary>The place of the last of a unit's tasks; a new one comes behind it.</summary>
    public static async Task<int> LastOrdinalAsync(this PacesetterDb db, int campaign, int unit, CancellationToken cancellation) =>
        await db.PlanTasks.Where(task => task.CampaignId == campaign && task.UnitId == unit).MaxAsync(task => (int?)task.Ordinal, cancellation) ?? 0;
}
