using System.Text.Json;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Appraisals;

namespace Pacesetter.Web.Appraisals;

/// <summary>One of two people puts in what they counted on the papers. The act says who counted, and no number.</summary>
public sealed class EnterCount(PacesetterDb db)
{
    /// <exception cref="BrokenRule">accounts.not-yours; those of <see cref="AppraisalRound.Enter"/>.</exception>
    public async Task RunAsync(RoundFile file, Count count, CancellationToken cancellation = default)
    {
        await db.DemandAsync(file.Unit.Id, AppraisalRights.Counters);
        var place = file.Round.Enter(db.Viewer.AccountId ?? 0, db.Viewer.Name, count, db.Now);
        await db.CommitAsync(new Act("EnterCount", file.Unit.Id, nameof(AppraisalRound), file.Round.Id)
        {
            CampaignId = file.Campaign.Id, After = JsonSerializer.Serialize(new { place, differences = file.Round.Differences?.Count }),
        }, cancellation);
    }
}

/// <summary>Makes room for a third person in the place of one of the two who count. Their count is deleted; that they counted stays in the acts.</summary>
public sealed class RelieveCounter(PacesetterDb db)
{
    /// <param name="place">1 or 2.</param>
    /// <exception cref="BrokenRule">accounts.not-yours; those of <see cref="AppraisalRound.Relieve"/>.</exception>
    public async Task RunAsync(RoundFile file, int place, string? reason, CancellationToken cancellation = default)
    {
        var account = db.Viewer.AccountId ?? 0;
        // Whoever counts may step back; otherwise it is for those who carry the round out.
        if (file.Round.EntryOf(account) is null || file.Round.PlaceFor(account) != place) await db.DemandAsync(file.Unit.Id, AppraisalRights.Carriers);
        var left = file.Round.Relieve(place, reason, account);
        await db.CommitAsync(new Act("RelieveCounter", file.Unit.Id, nameof(AppraisalRound), file.Round.Id)
        {
            CampaignId = file.Campaign.Id, OnBehalfOf = db.OnBehalfOf(file.Unit), Before = JsonSerializer.Serialize(new { place, left.Name }), Reason = reason!.Trim(),
        }, cancellation);
    }
}
