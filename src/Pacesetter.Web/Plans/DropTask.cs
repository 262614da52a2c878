using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Plans;

namespace Pacesetter.Web.Plans;

/// <summary>Gives a task up, with the reason; it stays in sight as dropped.</summary>
public sealed class DropTask(PacesetterDb db)
{
    /// <exception cref="BrokenRule">accounts.not-yours, plans.completed-already, plans.reason-missing, plans.text-long.</exception>
    public async Task RunAsync(TaskFile file, string? reason, CancellationToken cancellation = default)
    {
        await db.DemandAsync(file.Unit.Id, Role.Office, Role.Secretary);
        BrokenRule.Unless(reason is null || reason.Length <= Plan.ReasonLength, "plans.text-long", Plan.ReasonLength);
        BrokenRule.Unless(file.Task.Drop is null, "plans.dropped-already");
        file.Task.GiveUp(reason ?? "", db.Viewer.AccountId ?? 0, db.Now, db.ThisMonth);
        var act = new Act("DropTask", file.Unit.Id, "PlanTask", file.Task.Id)
        {
            CampaignId = file.Campaign.Id, Reason = file.Task.Drop!.Reason, OnBehalfOf = db.OnBehalfOf(file.Unit),
        };
        await db.CommitAsync(act, cancellation);
    }
}
