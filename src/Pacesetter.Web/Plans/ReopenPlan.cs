using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Acts;

namespace Pacesetter.Web.Plans;

/// <summary>Opens a plan in force for a new version. The approved one is kept and counts on; agreed dates and targets stay binding.</summary>
public sealed class ReopenPlan(PacesetterDb db)
{
    /// <exception cref="BrokenRule">accounts.not-yours, plans.not-approved, plans.reason-missing.</exception>
    public async Task RunAsync(PlanFile file, string? reason, CancellationToken cancellation = default)
    {
        await db.DemandAsync(file.Unit.Id, Role.Office, Role.Secretary);
        BrokenRule.Unless(!string.IsNullOrWhiteSpace(reason), "plans.reason-missing");
        file.Plan.Reopen();
        var act = new Act("ReopenPlan", file.Unit.Id, "Plan", file.Plan.Id)
        {
            CampaignId = file.Campaign.Id, Reason = reason!.Trim(), OnBehalfOf = db.OnBehalfOf(file.Unit),
        };
        await db.CommitAsync(act, cancellation);
    }
}
