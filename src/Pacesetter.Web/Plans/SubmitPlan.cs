using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Acts;

namespace Pacesetter.Web.Plans;

/// <summary>Hands a plan in: to the unit above, or into force at once where the recipe asks for nobody's approval.</summary>
public sealed class SubmitPlan(PacesetterDb db)
{
    /// <exception cref="BrokenRule">accounts.not-yours; those of <see cref="Domain.Plans.Plan.Submit"/>.</exception>
    public async Task RunAsync(PlanFile file, CancellationToken cancellation = default)
    {
        await db.DemandAsync(file.Unit.Id, Role.Office, Role.Secretary);
        var version = file.Plan.Submit(file.Shown, file.View.Kind.NeedsApproval, db.Viewer.AccountId ?? 0, db.Now, db.ThisMonth);
        if (db.Entry(file.Plan).State is EntityState.Detached) db.Plans.Add(file.Plan);
        if (version is not null) db.PlanVersions.Add(version);
        foreach (var task in file.Shown) task.Remark = null;
        await db.CommitAsync(new Act("SubmitPlan", file.Unit.Id, "Plan", file.Plan.Id) { CampaignId = file.Campaign.Id, OnBehalfOf = db.OnBehalfOf(file.Unit) }, cancellation);
    }
}
