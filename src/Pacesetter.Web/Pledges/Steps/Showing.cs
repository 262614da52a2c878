using System.Text.Json;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Plans;
using Pacesetter.Domain.Pledges;
using Pacesetter.Domain.Units;
using Pacesetter.Web.Pledges.Board;
using Pacesetter.Web.Reports;

namespace Pacesetter.Web.Pledges.Steps;

/// <summary>Puts pledges on the public board: the branch its members', an organisation its own.</summary>
public sealed class PublishPledges(PacesetterDb db)
{
    /// <exception cref="BrokenRule">accounts.not-yours; those of <see cref="Pledge.Publish"/>.</exception>
    public async Task RunAsync(IReadOnlyCollection<PledgeFile> files, CancellationToken cancellation = default)
    {
        foreach (var file in files)
        {
            await db.DemandAsync(file.Unit.Id, PledgeRights.OfBranch);
            file.Pledge.Publish(file.Rules, file.Hand, db.Now, db.ThisMonth);
        }
        await db.CommitAsync([.. files.Select(file => new Act("PublishPledge", file.Unit.Id, nameof(Pledge), file.Pledge.Id) { CampaignId = file.Campaign.Id })], null, cancellation);
    }
}

/// <summary>Takes a pledge off the public board.</summary>
public sealed class TakeDownPledge(PacesetterDb db, IOutputCacheStore board)
{
    /// <exception cref="BrokenRule">accounts.not-yours; those of <see cref="Pledge.TakeDown"/>.</exception>
    public async Task RunAsync(PledgeFile file, string? reason, CancellationToken cancellation = default)
    {
        await db.DemandAsync(file.Unit.Id, PledgeRights.OfJudges);
        file.Pledge.TakeDown(reason, file.Hand, db.Now);
        await db.CommitAsync(new Act("TakeDownPledge", file.Unit.Id, nameof(Pledge), file.Pledge.Id) { CampaignId = file.Campaign.Id, Reason = reason!.Trim() }, cancellation);
        await board.EvictByTagAsync(BoardCaching.Tag, cancellation);
    }
}

/// <summary>The member lets the name be shown on the board, or no longer.</summary>
public sealed class NamePledge(PacesetterDb db, IOutputCacheStore board)
{
    /// <exception cref="BrokenRule">accounts.not-yours.</exception>
    public async Task RunAsync(PledgeFile file, bool shown, CancellationToken cancellation = default)
    {
        await db.DemandPledgeAsync(file);
        file.Pledge.LetName(shown, file.Hand, db.Now);
        await db.CommitAsync(new Act("NamePledge", file.Unit.Id, nameof(Pledge), file.Pledge.Id) { CampaignId = file.Campaign.Id, After = JsonSerializer.Serialize(new { shown }), OnBehalfOf = file.OnBehalfOf }, cancellation);
        await board.EvictByTagAsync(BoardCaching.Tag, cancellation);
    }
}

/// <summary>Says what came of pledges.</summary>
public sealed class FulfilPledges(PacesetterDb db)
{
    /// <param name="outcomes">What came of each, by its id.</param>
    /// <exception cref="BrokenRule">accounts.not-yours; those of <see cref="Pledge.Fulfil"/>.</exception>
    public async Task RunAsync(IReadOnlyCollection<PledgeFile> files, IReadOnlyDictionary<Guid, Outcome> outcomes, CancellationToken cancellation = default)
    {
        List<Act> acts = [];
        foreach (var file in files)
        {
            await db.DemandPledgeAsync(file);
            var before = Told(file.Pledge.Fulfilment);
            file.Pledge.Fulfil(file.Rules, outcomes[file.Pledge.Id], file.Hand, db.Now, db.ThisMonth);
            acts.Add(new Act("FulfilPledge", file.Unit.Id, nameof(Pledge), file.Pledge.Id) { CampaignId = file.Campaign.Id, Before = before, After = Told(file.Pledge.Fulfilment), OnBehalfOf = file.OnBehalfOf });
        }
        await db.CommitAsync(acts, null, cancellation);
    }

    private static string? Told(Fulfilment? said) => said is null ? null : JsonSerializer.Serialize(new { said.Kept, cause = said.Cause?.ToString(), said.Sentence, evidence = said.EvidenceId });
}

/// <summary>Says what came of a pledge with a picture or a document beside it; one at most, another takes its place.</summary>
public sealed class ProvePledge(PacesetterDb db, EvidenceFiles files, FulfilPledges fulfil)
{
    /// <exception cref="BrokenRule">Those of <see cref="FulfilPledges"/>. With one of them nothing is kept of the file.</exception>
    public async Task<Evidence> RunAsync(PledgeFile file, Outcome outcome, CheckedFile sent, CancellationToken cancellation = default)
    {
        await db.DemandPledgeAsync(file);
        var evidence = sent.Keep(file.Unit.Id, db.Viewer.AccountId ?? 0, db.Now);
        var before = file.Pledge.Fulfilment?.EvidenceId is { } old ? await db.Evidence.FirstOrDefaultAsync(row => row.Id == old, cancellation) : null;
        await files.WriteAsync(evidence.Id, sent.Bytes, cancellation);
        try
        {
            db.Evidence.Add(evidence);
            if (before is not null) db.Evidence.Remove(before);
            await fulfil.RunAsync([file], new Dictionary<Guid, Outcome> { [file.Pledge.Id] = outcome with { EvidenceId = evidence.Id } }, cancellation);
        }
        catch
        {
            files.Delete(evidence.Id);
            throw;
        }
        if (before is not null) files.Delete(before.Id);
        return evidence;
    }
}

/// <summary>A member need not pledge in a year: old, ill, of little schooling.</summary>
public sealed class ExemptMember(PacesetterDb db)
{
    /// <exception cref="BrokenRule">accounts.not-yours, pledges.reason-missing, pledges.exempt: already, pledges.has-pledged, pledges.no-round.</exception>
    public async Task RunAsync(Unit unit, Campaign campaign, Member member, int year, string? reason, CancellationToken cancellation = default)
    {
        await db.DemandAsync(unit.Id, PledgeRights.OfBranch);
        await db.CommitAsync(await MakeAsync(new(unit, campaign, member, year), reason, cancellation), cancellation);
    }

    internal async Task<Act> MakeAsync(Pledger pledger, string? reason, CancellationToken cancellation)
    {
        var (unit, campaign, member, year) = (pledger.Unit, pledger.Campaign, pledger.Member!, pledger.Year);
        BrokenRule.Unless(member.UnitId == unit.Id, "pledges.unknown");
        BrokenRule.Unless(!string.IsNullOrWhiteSpace(reason), "pledges.reason-missing");
        BrokenRule.Unless(reason!.Length <= Pledge.ReasonLength, "pledges.text-long", Pledge.ReasonLength);
        BrokenRule.Unless(await db.CampaignRounds.AnyAsync(row => row.CampaignId == campaign.Id && row.Year == year, cancellation), "pledges.no-round", year);
        BrokenRule.Unless(!await db.PledgeExemptions.AnyAsync(row => row.CampaignId == campaign.Id && row.MemberId == member.Id && row.Year == year, cancellation), "pledges.exempt", member.Name);
        BrokenRule.Unless(!await db.Pledges.IgnoreQueryFilters([PacesetterDb.Scope]).AnyAsync(row => row.CampaignId == campaign.Id && row.MemberId == member.Id && row.Year == year, cancellation), "pledges.has-pledged", member.Name);
        db.PledgeExemptions.Add(new(campaign.Id, member.Id, year, unit.Id, db.Viewer.AccountId ?? 0, db.Now, reason.Trim()));
        return new Act("ExemptMember", unit.Id, nameof(Member), member.Number) { CampaignId = campaign.Id, After = JsonSerializer.Serialize(new { year }), Reason = reason.Trim() };
    }
}

/// <summary>Takes an exemption back: the member pledges after all.</summary>
public sealed class EndExemption(PacesetterDb db)
{
    /// <exception cref="BrokenRule">accounts.not-yours, pledges.not-exempt.</exception>
    public async Task RunAsync(Unit unit, Campaign campaign, Member member, int year, CancellationToken cancellation = default)
    {
        await db.DemandAsync(unit.Id, PledgeRights.OfBranch);
        var exemption = await db.PledgeExemptions.FirstOrDefaultAsync(row => row.CampaignId == campaign.Id && row.MemberId == member.Id && row.Year == year, cancellation) ?? throw new BrokenRule("pledges.not-exempt", member.Name);
        db.PledgeExemptions.Remove(exemption);
        await db.CommitAsync(new Act("EndExemption", unit.Id, nameof(Member), member.Number) { CampaignId = campaign.Id, Before = JsonSerializer.Serialize(new { exemption.Year, exemption.Reason }) }, cancellation);
    }
}
