using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Plans;

namespace Pacesetter.Web.Plans;

/// <summary>Takes a draft out of a plan without a trace but its act. What was agreed, reported on or built upon is dropped with a reason instead.</summary>
public sealed class RemoveTask(PacesetterDb db)
{
    /// <exception cref="BrokenRule">accounts.not-yours, plans.plan-submitted, plans.plan-approved, plans.in-use.</exception>
    public async Task RunAsync(TaskFile file, CancellationToken cancellation = default)
    {
        var task = file.Task;
        await db.DemandAsync(file.Unit.Id, Role.Office, Role.Secretary);
        await db.DemandOpenAsync(task, (task.CampaignId, task.UnitId, task.Slot), TaskWording.Of(task), cancellation);
        var inUse = task.Agreed is not null
            || await db.PlanTasks.IgnoreQueryFilters([PacesetterDb.Scope]).AnyAsync(other => other.ServesId == task.Id || other.UpperTaskId == task.Id, cancellation)
            || await db.TaskOffers.IgnoreQueryFilters([PacesetterDb.Scope]).AnyAsync(offer => offer.TaskId == task.Id, cancellation)
            || await db.TaskProgress.AnyAsync(line => line.TaskId == task.Id, cancellation);
        BrokenRule.Unless(!inUse, "plans.in-use");
        if (await db.TaskOffers.FirstOrDefaultAsync(offer => offer.TakenUpAs == task.Id, cancellation) is { } taken) taken.Reopen();
        db.PlanTasks.Remove(task);
        var act = new Act("RemoveTask", file.Unit.Id, "PlanTask", task.Id)
        {
            CampaignId = task.CampaignId, Before = JsonSerializer.Serialize(TaskWording.Of(task)), OnBehalfOf = db.OnBehalfOf(file.Unit),
        };
        await db.CommitAsync(act, cancellation);
    }
}
