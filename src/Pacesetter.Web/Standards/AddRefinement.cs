using System.Text.Json;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Standards;
using Pacesetter.Web.Units;

namespace Pacesetter.Web.Standards;

/// <summary>Makes a standard item concrete for a unit and what lies below it.</summary>
public sealed class AddRefinement(PacesetterDb db, ReadStandards standards)
{
    /// <param name="place">Unit and campaign.</param>
    /// <param name="wording">What exactly, and how one sees it.</param>
    /// <param name="from">The first month it holds in; null: this one.</param>
    /// <param name="cancellation">Until the commit itself.</param>
    /// <exception cref="BrokenRule">accounts.not-yours, standards.from-past, standards.outside-campaign, standards.item-unknown, standards.tier-unknown,
    /// standards.field-unknown, standards.industry-unknown; those of <see cref="RefinementWording.Demand"/>.</exception>
    public async Task<Refinement> RunAsync(Place place, RefinementWording wording, Month? from, CancellationToken cancellation = default)
    {
        var (unit, campaign) = (place.Unit, place.Campaign!);
        await db.DemandAsync(unit.Id, Role.Office);
        var month = campaign.DemandRunning(from, db.ThisMonth);
        wording = wording.Trimmed();
        wording.DemandFits(place.Recipe!, await standards.SetsAsync(campaign, place.Recipe!, month, cancellation));
        var refinement = new Refinement(campaign.Id, unit.Id, wording, month, db.Viewer.AccountId ?? 0, db.Now);
        db.Refinements.Add(refinement);
        await db.CommitAsync(new Act("AddRefinement", unit.Id, nameof(Refinement), refinement.Id)
        {
            CampaignId = campaign.Id, After = JsonSerializer.Serialize(new { Wording = wording, From = month }), OnBehalfOf = db.OnBehalfOf(unit),
        }, cancellation);
        return refinement;
    }
}
