using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Plans;

namespace Pacesetter.Web.Plans;

/// <summary>Declines to take a task of the unit above up, with the reason.</summary>
public sealed class DeclineOffer(PacesetterDb db)
{
    /// <exception cref="BrokenRule">accounts.not-yours, plans.already-answered, plans.reason-missing, plans.text-long.</exception>
    public async Task RunAsync(OfferFile file, string? reason, CancellationToken cancellation = default)
    {
        await db.DemandAsync(file.To.Id, Role.Office, Role.Secretary);
        BrokenRule.Unless(reason is null || reason.Length <= Plan.ReasonLength, "plans.text-long", Plan.ReasonLength);
        file.Offer.Decline(reason ?? "", db.Viewer.AccountId ?? 0, db.Now, db.ThisMonth);
        var act = new Act("DeclineOffer", file.To.Id, "TaskOffer", file.Offer.Id)
        {
            CampaignId = file.Offer.CampaignId, Reason = file.Offer.Answer!.Reason, OnBehalfOf = db.OnBehalfOf(file.To),
        };
        await db.CommitAsync(act, cancellation);
    }
}
