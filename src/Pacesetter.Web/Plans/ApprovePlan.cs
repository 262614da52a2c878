using System.Globalization;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Acts;

namespace Pacesetter.Web.Plans;

/// <summary>The unit above approves a plan; it is kept as it stands, and its dates and targets bind.</summary>
public sealed class ApprovePlan(PacesetterDb db)
{
    /// <exception cref="BrokenRule">accounts.not-yours; those of <see cref="Domain.Plans.Plan.Approve"/>.</exception>
    public async Task RunAsync(PlanFile file, CancellationToken cancellation = default)
    {
        await db.DemandAboveAsync(file.Unit.Id, Role.Office, Role.Leader, Role.Secretary);
        db.PlanVersions.Add(file.Plan.Approve(file.Shown, db.Viewer.AccountId ?? 0, db.Now));
        var act = new Act("ApprovePlan", file.Unit.Id, "Plan", file.Plan.Id)
        {
            CampaignId = file.Campaign.Id, After = string.Create(CultureInfo.InvariantCulture, $"{{\"version\":{file.Plan.Versions}}}"),
        };
        await db.CommitAsync(act, cancellation);
    }
}
