using System.Text.Json;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Plans;

namespace Pacesetter.Web.Plans;

/// <summary>Says which longer task of its own unit, and which task of a unit above, a task serves. It changes no promise, so it is possible at any time.</summary>
public sealed class LinkTask(PacesetterDb db)
{
    /// <exception cref="BrokenRule">accounts.not-yours, plans.task.unknown, plans.serves-not-longer, plans.upper-not-above.</exception>
    public async Task RunAsync(TaskFile file, Guid? servesId, Guid? upperTaskId, CancellationToken cancellation = default)
    {
        await db.DemandAsync(file.Unit.Id, Role.Office, Role.Secretary);
        var before = (file.Task.ServesId, file.Task.UpperTaskId);
        if (before == (servesId, upperTaskId)) return;
        await db.TieAsync(file.Task, new TaskInput(TaskWording.Of(file.Task), servesId, upperTaskId), cancellation);
        var act = new Act("LinkTask", file.Unit.Id, "PlanTask", file.Task.Id)
        {
            CampaignId = file.Campaign.Id, OnBehalfOf = db.OnBehalfOf(file.Unit),
            Before = JsonSerializer.Serialize(new { before.ServesId, before.UpperTaskId }), After = JsonSerializer.Serialize(new { servesId, upperTaskId }),
        };
        await db.CommitAsync(act, cancellation);
    }
}
