using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Findings;
using Pacesetter.Domain.Units;
using Pacesetter.Web.Campaigns;

namespace Pacesetter.Web.Findings;

/// <summary>Writes down what was found wrong in a unit; inspection, appraisal and comments come here with their source.</summary>
public sealed class EnterFinding(PacesetterDb db, Recipes recipes, FindOwner owners)
{
    /// <exception cref="BrokenRule">accounts.not-yours, findings.none-here, findings.recurs-unknown; those of <see cref="FindingWording.Checked"/>.</exception>
    public async Task<Finding> RunAsync(Unit unit, Campaign campaign, FindingWording wording, CancellationToken cancellation = default)
    {
        await db.DemandAsync(unit.Id, FindingRights.Judges);
        var rules = recipes.Of(campaign).Findings ?? throw new BrokenRule("findings.none-here");
        if (wording.RecursId is { } earlier)
            BrokenRule.Unless(await db.Findings.AnyAsync(row => row.Id == earlier && row.UnitId == unit.Id, cancellation), "findings.recurs-unknown");
        var owner = await owners.RunAsync(unit.Id, wording.Charge.Owner, cancellation);
        var hand = db.FindingHand;
        var finding = Finding.Enter(rules, (campaign.Id, unit.Id), wording with { Charge = wording.Charge with { OwnerId = owner } }, new(hand.Account, hand.Name, db.Now, db.ThisMonth), db.Today);
        db.Findings.Add(finding);
        await db.CommitAsync(new Act("EnterFinding", unit.Id, nameof(Finding), finding.Id)
        {
            CampaignId = campaign.Id, OnBehalfOf = db.OnBehalfOf(unit),
            After = JsonSerializer.Serialize(new { finding.Text, finding.Kind, finding.Severity, finding.Source, finding.Owner, finding.Due }),
        }, cancellation);
        return finding;
    }
}
