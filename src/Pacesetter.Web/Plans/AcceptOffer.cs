using System.Text.Json;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Plans;

namespace Pacesetter.Web.Plans;

/// <summary>
/// Takes a task of the unit above up as an own draft. It may join a plan that is in force: what comes from above was wanted there. A plan
/// that lies above for approval must be decided on first.
/// </summary>
public sealed class AcceptOffer(PacesetterDb db)
{
    /// <exception cref="BrokenRule">accounts.not-yours, plans.already-answered, plans.dropped-already, plans.plan-submitted.</exception>
    public async Task<PlanTask> RunAsync(OfferFile file, CancellationToken cancellation = default)
    {
        var (offer, upper) = (file.Offer, file.Task);
        await db.DemandAsync(file.To.Id, Role.Office, Role.Secretary);
        BrokenRule.Unless(upper.Drop is null, "plans.dropped-already");
        var wording = file.Draft(db.ThisMonth);
        var own = new PlanTask(offer.CampaignId, file.To.Id, upper.Slot, wording.Title, wording.From, wording.To, db.ThisMonth);
        own.Rewrite(wording);
        await db.DemandOpenAsync(own, (offer.CampaignId, file.To.Id, upper.Slot), wording, cancellation);
        offer.Accept(own, db.Viewer.AccountId ?? 0, db.Now, db.ThisMonth);
        own.Ordinal = 1 + await db.LastOrdinalAsync(own.CampaignId, own.UnitId, cancellation);
        db.PlanTasks.Add(own);
        var act = new Act("AcceptOffer", file.To.Id, "PlanTask", own.Id)
        {
            CampaignId = offer.CampaignId, After = JsonSerializer.Serialize(new { upperTaskId = upper.Id }), OnBehalfOf = db.OnBehalfOf(file.To),
        };
        await db.CommitAsync(act, cancellation);
        return own;
    }
}
