using Microsoft.EntityFrameworkCore;
using Pacesetter.Domain;
using Pacesetter.Domain.Appraisals;

namespace Pacesetter.Data.Appraisals;

/// <summary>
/// The box into which ballots fall. Casting one takes the code away and adds the marks to the box's only row; it is the one change of the store
/// that no act records, since an act has a time, and times could be laid beside a list of who was in the room.
/// </summary>
public sealed class Ballots(PacesetterDb db)
{
    /// <summary>The open round a code may still be used in. Nobody needs an account, so no scope is asked for.</summary>
    /// <exception cref="BrokenRule">appraisals.code-unknown: there is no such code, or it was used; the store cannot tell which. appraisals.closed.</exception>
    public async Task<AppraisalRound> FindAsync(string? typed, CancellationToken cancellation = default)
    {
        var round = await RoundOfAsync(typed, cancellation);
        var hash = HashIn(round, typed);
        BrokenRule.Unless(await db.BallotCodes.AnyAsync(code => code.Hash == hash && code.RoundId == round.Id, cancellation), "appraisals.code-unknown");
        return round;
    }

    /// <param name="typed">The code.</param>
    /// <param name="answers">The place of the grade marked at each question; null where it was left blank.</param>
    /// <exception cref="BrokenRule">Those of <see cref="FindAsync"/>; appraisals.ballot-blank, appraisals.ballot-unreadable.</exception>
    public async Task CastAsync(string? typed, IReadOnlyList<int?> answers, CancellationToken cancellation = default)
    {
        var round = await FindAsync(typed, cancellation);
        BrokenRule.Unless(answers.Any(answer => answer is not null), "appraisals.ballot-blank");
        var hash = HashIn(round, typed);
        await using var writing = await db.BeginAsync(cancellation);
        var box = await TakeAsync(round.Id, cancellation);
        var cast = box.Count.With(round.Form, answers).ToText();
        BrokenRule.Unless(await db.BallotCodes.Where(code => code.Hash == hash && code.RoundId == round.Id).ExecuteDeleteAsync(cancellation) == 1, "appraisals.code-unknown");
        await db.BallotBoxes.Where(row => row.RoundId == round.Id).ExecuteUpdateAsync(row => row.SetProperty(one => one.Content, cast), cancellation);
        await writing.CommitAsync();
    }

    /// <summary>Takes the box within the open transaction; nobody else casts until it ends.</summary>
    /// <exception cref="BrokenRule">appraisals.closed.</exception>
    public async Task<BallotBox> TakeAsync(Guid round, CancellationToken cancellation = default)
    {
        var taken = await db.BallotBoxes.Where(box => box.RoundId == round).ExecuteUpdateAsync(box => box.SetProperty(row => row.Turn, row => row.Turn + 1), cancellation);
        BrokenRule.Unless(taken == 1, "appraisals.closed");
        return await db.BallotBoxes.AsNoTracking().SingleAsync(box => box.RoundId == round, cancellation);
    }

    private async Task<AppraisalRound> RoundOfAsync(string? typed, CancellationToken cancellation)
    {
        var sign = BallotCodes.Read(typed)?.Sign ?? throw new BrokenRule("appraisals.code-unknown");
        var round = await db.AppraisalRounds.AsNoTracking().IgnoreQueryFilters([PacesetterDb.Scope]).FirstOrDefaultAsync(row => row.Sign == sign, cancellation)
            ?? throw new BrokenRule("appraisals.code-unknown");
        round.DemandOpen();
        return round;
    }

    private static string HashIn(AppraisalRound round, string? typed) => BallotCodes.Hash(round.Salt, BallotCodes.Read(typed)!.Value.Secret);
}
