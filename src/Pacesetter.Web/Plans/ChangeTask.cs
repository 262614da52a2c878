using System.Text.Json;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Plans;

namespace Pacesetter.Web.Plans;

/// <summary>Writes a task anew while its plan is open. Agreed dates and targets go through <see cref="RequestDateChange"/>.</summary>
public sealed class ChangeTask(PacesetterDb db)
{
    /// <exception cref="BrokenRule">accounts.not-yours, plans.plan-submitted, plans.plan-approved, plans.outside-campaign, plans.carrier-unknown,
    /// plans.standard-unknown, plans.task.unknown; those of <see cref="PlanTask.Rewrite"/>.</exception>
    public async Task<PlanTask> RunAsync(TaskFile file, TaskInput input, CancellationToken cancellation = default)
    {
        var task = file.Task;
        await db.DemandAsync(file.Unit.Id, Role.Office, Role.Secretary);
        input.DemandFits(file.Campaign, file.Recipe);
        await db.DemandOpenAsync(task, (task.CampaignId, task.UnitId, task.Slot), input.Wording, cancellation);
        var before = TaskWording.Of(task);
        if (before == input.Wording.Trimmed() && task.ServesId == input.ServesId && task.UpperTaskId == input.UpperTaskId) return task;
        task.Rewrite(input.Wording);
        await db.TieAsync(task, input, cancellation);
        var act = new Act("ChangeTask", file.Unit.Id, "PlanTask", task.Id)
        {
            CampaignId = task.CampaignId, Before = JsonSerializer.Serialize(before), After = JsonSerializer.Serialize(TaskWording.Of(task)), OnBehalfOf = db.OnBehalfOf(file.Unit),
        };
        await db.CommitAsync(act, cancellation);
        return task;
    }
}
