using System.Text.Json;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Standards;

namespace Pacesetter.Web.Standards;

/// <summary>Puts another wording in the place of a refinement from a month on. The old one stays for the months before.</summary>
public sealed class ChangeRefinement(PacesetterDb db, ReadStandards standards)
{
    /// <returns>The new wording; the old one where nothing was changed.</returns>
    /// <exception cref="BrokenRule">accounts.not-yours, standards.ended-already, standards.ends-before-it-begins, standards.item-stays; those of <see cref="AddRefinement"/>.</exception>
    public async Task<Refinement> RunAsync(RefinementFile file, RefinementWording wording, Month? from, CancellationToken cancellation = default)
    {
        var (old, unit, campaign) = (file.Refinement, file.Unit, file.Campaign);
        await db.DemandAsync(unit.Id, Role.Office);
        wording = wording.Trimmed();
        if (wording == old.Wording && old.Ending is null) return old;
        // A wording that has not begun yet is replaced from its own first month on.
        var month = campaign.DemandRunning(from ?? (old.FromMonth > db.ThisMonth ? old.FromMonth : null), db.ThisMonth);
        wording.DemandFits(file.Recipe, await standards.SetsAsync(campaign, file.Recipe, month, cancellation));
        var refinement = old.Reword(wording, month, db.Viewer.AccountId ?? 0, db.Now);
        db.Refinements.Add(refinement);
        await db.CommitAsync(new Act("ChangeRefinement", unit.Id, nameof(Refinement), refinement.Id)
        {
            CampaignId = campaign.Id, Before = JsonSerializer.Serialize(old.Wording), After = JsonSerializer.Serialize(new { Wording = wording, From = month }), OnBehalfOf = db.OnBehalfOf(unit),
        }, cancellation);
        return refinement;
    }
}
