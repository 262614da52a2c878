using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Pledges;
using Pacesetter.Domain.Units;
using Pacesetter.Web.Campaigns;

namespace Pacesetter.Web.Pledges.Steps;

/// <summary>Who is to pledge, where and for which year.</summary>
/// <param name="Unit">The organisation, or the branch in which the member pledges.</param>
/// <param name="Member">Null: the organisation itself.</param>
/// <param name="Instant">On an occasion, beside the round of the year.</param>
public sealed record Pledger(Unit Unit, Campaign Campaign, Member? Member, int Year, bool Instant = false);

/// <summary>A member pledges, or the secretary writes down what an organisation or a member who does not write pledges; both names are kept.</summary>
public sealed class ProposePledge(PacesetterDb db, Recipes recipes, FindOwnMember own)
{
    /// <param name="named">The maker lets the name be shown in public.</param>
    /// <exception cref="BrokenRule">accounts.not-yours, pledges.not-mobile, pledges.exempt, pledges.no-round; those of <see cref="Pledge.Propose"/>.</exception>
    public async Task<Pledge> RunAsync(Pledger pledger, PledgeWording wording, bool named, CancellationToken cancellation = default)
    {
        var (pledge, act) = await MakeAsync(pledger, wording, named, cancellation);
        await db.CommitAsync(act, cancellation);
        return pledge;
    }

    internal async Task<(Pledge Pledge, Act Act)> MakeAsync(Pledger pledger, PledgeWording wording, bool named, CancellationToken cancellation)
    {
        var (unit, campaign, member) = (pledger.Unit, pledger.Campaign, pledger.Member);
        var self = member is not null && (await own.RunAsync(cancellation)).Any(row => row.Id == member.Id);
        if (!self) await db.DemandAsync(unit.Id, PledgeRights.OfBranch);
        BrokenRule.Unless(member is null || member.UnitId == unit.Id || member.Mobile, "pledges.not-mobile");
        var rules = recipes.Of(campaign).Pledges ?? throw new BrokenRule("pledges.none-of-members");
        BrokenRule.Unless(await db.CampaignRounds.AnyAsync(row => row.CampaignId == campaign.Id && row.Year == pledger.Year, cancellation), "pledges.no-round", pledger.Year);
        BrokenRule.Unless(member is null || !await db.PledgeExemptions.AnyAsync(row => row.CampaignId == campaign.Id && row.MemberId == member.Id && row.Year == pledger.Year, cancellation), "pledges.exempt", member?.Name);

        var made = await MadeAsync(pledger, cancellation);
        var hand = new Hand(db.Viewer.AccountId ?? 0, self ? member!.Id : null);
        var proposal = new Proposal(hand.Account, db.Now, db.ThisMonth, self || member is null ? null : db.Viewer.Name);
        var pledge = Pledge.Propose(rules, new(campaign.Id, unit.Id, member?.Id), pledger.Year, pledger.Instant, wording, made, proposal);
        pledge.LetName(named, hand, db.Now);
        if (self && member!.AccountId is null && await db.Members.FirstOrDefaultAsync(row => row.Id == member.Id, cancellation) is { } row) row.Know(hand.Account);
        db.Pledges.Add(pledge);
        return (pledge, new Act("ProposePledge", unit.Id, nameof(Pledge), pledge.Id)
        {
            CampaignId = campaign.Id, After = JsonSerializer.Serialize(new { pledge.Year, member?.Number, wording = PledgeWording.Of(pledge) }), OnBehalfOf = self ? null : member?.Name,
        });
    }

    // A mobile member's count goes along to the unit where they live.
    private Task<int> MadeAsync(Pledger pledger, CancellationToken cancellation)
    {
        var round = db.Pledges.IgnoreQueryFilters([PacesetterDb.Scope]).Where(row =>
            row.CampaignId == pledger.Campaign.Id && row.Year == pledger.Year && !row.IsInstant && row.Substitution == null);
        var (unit, member) = (pledger.Unit.Id, pledger.Member?.Id);
        return member is null ? round.CountAsync(row => row.UnitId == unit && row.MemberId == null, cancellation) : round.CountAsync(row => row.MemberId == member, cancellation);
    }
}

/// <summary>Writes a pledge anew, before it is vetted or after it was sent back; what was sent back is kept.</summary>
public sealed class RewritePledge(PacesetterDb db)
{
    /// <exception cref="BrokenRule">accounts.not-yours; those of <see cref="Pledge.Rewrite"/>.</exception>
    public async Task RunAsync(PledgeFile file, PledgeWording wording, bool named, CancellationToken cancellation = default)
    {
        await db.DemandPledgeAsync(file);
        var before = JsonSerializer.Serialize(PledgeWording.Of(file.Pledge));
        if (file.Pledge.Rewrite(file.Rules, wording) is { } draft) db.PledgeDrafts.Add(draft);
        file.Pledge.LetName(named, file.Hand, db.Now);
        await db.CommitAsync(new Act("RewritePledge", file.Unit.Id, nameof(Pledge), file.Pledge.Id)
        {
            CampaignId = file.Campaign.Id, Before = before, After = JsonSerializer.Serialize(PledgeWording.Of(file.Pledge)), OnBehalfOf = file.OnBehalfOf,
        }, cancellation);
    }
}

/// <summary>Takes a pledge out that nobody has judged.</summary>
public sealed class RemovePledge(PacesetterDb db)
{
    /// <exception cref="BrokenRule">accounts.not-yours, pledges.past-writing.</exception>
    public async Task RunAsync(PledgeFile file, CancellationToken cancellation = default)
    {
        await db.DemandPledgeAsync(file);
        file.Pledge.DemandOpen();
        db.PledgeDrafts.RemoveRange(await db.PledgeDrafts.IgnoreQueryFilters([PacesetterDb.Scope]).Where(row => row.PledgeId == file.Pledge.Id).ToListAsync(cancellation));
        db.Pledges.Remove(file.Pledge);
        await db.CommitAsync(new Act("RemovePledge", file.Unit.Id, nameof(Pledge), file.Pledge.Id)
        {
            CampaignId = file.Campaign.Id, Before = JsonSerializer.Serialize(PledgeWording.Of(file.Pledge)), OnBehalfOf = file.OnBehalfOf,
        }, cancellation);
    }
}

/// <summary>Another pledge takes the place of one that cannot be kept as it stands.</summary>
public sealed class SubstitutePledge(PacesetterDb db, ProposePledge propose)
{
    /// <returns>The new pledge, which is vetted and published like any other.</returns>
    /// <exception cref="BrokenRule">accounts.not-yours; those of <see cref="Pledge.Substitute"/> and <see cref="Pledge.Propose"/>.</exception>
    public async Task<Pledge> RunAsync(PledgeFile file, PledgeWording wording, string? reason, CancellationToken cancellation = default)
    {
        await db.DemandPledgeAsync(file);
        var old = file.Pledge;
        // It takes up the place of the old one, so the number of the year does not stand in its way.
        var (successor, made) = await propose.MakeAsync(new(file.Unit, file.Campaign, file.Member, old.Year, Instant: true), wording, old.Consent is not null, cancellation);
        try
        {
            old.Substitute(successor, reason, file.Hand, db.Now, db.ThisMonth);
        }
        catch (BrokenRule)
        {
            db.Entry(successor).State = EntityState.Detached;
            throw;
        }
        var act = new Act("SubstitutePledge", file.Unit.Id, nameof(Pledge), old.Id) { CampaignId = file.Campaign.Id, After = JsonSerializer.Serialize(new { successor.Id }), Reason = reason!.Trim(), OnBehalfOf = file.OnBehalfOf };
        await db.CommitAsync([made, act], null, cancellation);
        return successor;
    }
}
