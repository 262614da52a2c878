using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Acts;

namespace Pacesetter.Web.Plans;

/// <summary>Begins a plan, so that it has an address of its own before it is handed in. Its tasks are there already.</summary>
public sealed class DrawUpPlan(PacesetterDb db)
{
    /// <exception cref="BrokenRule">accounts.not-yours, plans.drawn-up-already.</exception>
    public async Task<PlanFile> RunAsync(PlanFile file, CancellationToken cancellation = default)
    {
        await db.DemandAsync(file.Unit.Id, Role.Office, Role.Secretary);
        BrokenRule.Unless(db.Entry(file.Plan).State is Microsoft.EntityFrameworkCore.EntityState.Detached, "plans.drawn-up-already");
        db.Plans.Add(file.Plan);
        await db.CommitAsync(new Act("DrawUpPlan", file.Unit.Id, "Plan", file.Plan.Id) { CampaignId = file.Campaign.Id, OnBehalfOf = db.OnBehalfOf(file.Unit) }, cancellation);
        return file;
    }
}
