using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Data.Appraisals;
using Pacesetter.Domain;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Appraisals;

namespace Pacesetter.Web.Appraisals;

/// <summary>
/// Makes one-time codes, to be printed at once: only their hashes are kept. Codes made before and not used are void from here on, so that a
/// lost sheet does no harm.
/// </summary>
public sealed class MakeCodes(PacesetterDb db, Ballots ballots)
{
    public const int Most = 1000;

    /// <returns>The codes as they are printed, in no order.</returns>
    /// <exception cref="BrokenRule">accounts.not-yours, appraisals.closed; appraisals.codes-number with the most that may be made.</exception>
    public async Task<IReadOnlyList<string>> RunAsync(RoundFile file, int number, CancellationToken cancellation = default)
    {
        await db.DemandAsync(file.Unit.Id, AppraisalRights.Carriers);
        var round = file.Round;
        round.DemandOpen();
        await using var writing = await db.BeginAsync(cancellation);
        var cast = (await ballots.TakeAsync(round.Id, cancellation)).Count.Ballots;
        BrokenRule.Unless(number >= 1 && number <= Math.Min(Most, round.Expected - cast), "appraisals.codes-number", Math.Max(0, Math.Min(Most, round.Expected - cast)));
        await db.BallotCodes.Where(row => row.RoundId == round.Id).ExecuteDeleteAsync(cancellation);
        List<string> secrets = [.. Enumerable.Range(0, number).Select(_ => BallotCodes.NewSecret())];
        // In the order of the hashes, which is not that of the sheet.
        db.BallotCodes.AddRange(secrets.Select(secret => new BallotCode(BallotCodes.Hash(round.Salt, secret), round.Id)).OrderBy(code => code.Hash, StringComparer.Ordinal));
        await db.CommitAsync(new Act("MakeCodes", file.Unit.Id, nameof(AppraisalRound), round.Id) { CampaignId = file.Campaign.Id, After = JsonSerializer.Serialize(new { number }) }, cancellation);
        await writing.CommitAsync();
        return [.. secrets.Select(secret => BallotCodes.Text(round.Sign!, secret))];
    }
}
