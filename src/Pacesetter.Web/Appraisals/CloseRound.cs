using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Data.Appraisals;
using Pacesetter.Domain;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Appraisals;

namespace Pacesetter.Web.Appraisals;

/// <summary>Closes a round: the counts become the result, and boxes, codes and what the two people entered are no more.</summary>
public sealed class CloseRound(PacesetterDb db, Ballots ballots)
{
    /// <exception cref="BrokenRule">accounts.not-yours; those of <see cref="AppraisalRound.Close"/>. With one of them nothing is changed.</exception>
    public async Task RunAsync(RoundFile file, CancellationToken cancellation = default)
    {
        await db.DemandAsync(file.Unit.Id, AppraisalRights.Carriers);
        var round = file.Round;
        round.DemandOpen();
        await using var writing = await db.BeginAsync(cancellation);
        var box = await ballots.TakeAsync(round.Id, cancellation);
        round.Close(box.Count, db.Viewer.AccountId ?? 0, db.Now, db.ThisMonth);
        await db.BallotCodes.Where(row => row.RoundId == round.Id).ExecuteDeleteAsync(cancellation);
        await db.BallotBoxes.Where(row => row.RoundId == round.Id).ExecuteDeleteAsync(cancellation);
        await db.CommitAsync(new Act("CloseRound", file.Unit.Id, nameof(AppraisalRound), round.Id)
        {
            CampaignId = file.Campaign.Id, OnBehalfOf = db.OnBehalfOf(file.Unit), After = JsonSerializer.Serialize(new { round.Closing!.Returned, round.Closing.Spoiled }),
        }, cancellation);
        await writing.CommitAsync();
    }
}

/// <summary>Ends a round without a result: the wrong people were asked, the meeting fell through. What was voted and counted is deleted.</summary>
public sealed class CallOffRound(PacesetterDb db, Ballots ballots)
{
    /// <exception cref="BrokenRule">accounts.not-yours; those of <see cref="AppraisalRound.CallOff"/>. With one of them nothing is changed.</exception>
    public async Task RunAsync(RoundFile file, string? reason, CancellationToken cancellation = default)
    {
        await db.DemandAsync(file.Unit.Id, AppraisalRights.Carriers);
        var round = file.Round;
        round.DemandOpen();
        await using var writing = await db.BeginAsync(cancellation);
        await ballots.TakeAsync(round.Id, cancellation);
        round.CallOff(reason, db.Viewer.AccountId ?? 0, db.Now);
        await db.BallotCodes.Where(row => row.RoundId == round.Id).ExecuteDeleteAsync(cancellation);
        await db.BallotBoxes.Where(row => row.RoundId == round.Id).ExecuteDeleteAsync(cancellation);
        await db.CommitAsync(new Act("CallOffRound", file.Unit.Id, nameof(AppraisalRound), round.Id)
        {
            CampaignId = file.Campaign.Id, OnBehalfOf = db.OnBehalfOf(file.Unit), Reason = round.CalledOff!.Reason,
        }, cancellation);
        await writing.CommitAsync();
    }
}
