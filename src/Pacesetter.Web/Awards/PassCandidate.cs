using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Awards;
using Pacesetter.Domain.Units;

namespace Pacesetter.Web.Awards;

/// <summary>The unit where a candidate lies passes it on to the one right above; the facts are looked at again.</summary>
public sealed class ForwardCandidate(PacesetterDb db, GatherFacts gather, WayUp way)
{
    /// <param name="reason">Why; may be left out.</param>
    /// <exception cref="BrokenRule">accounts.not-yours, awards.title-unknown, awards.text-long; those of <see cref="WayUp.NextAsync"/> and <see cref="AwardCandidate.Forward"/>.</exception>
    public async Task RunAsync(CandidateFile file, string? reason, CancellationToken cancellation = default)
    {
        var candidate = file.Candidate;
        await db.DemandAsync(candidate.AtId, AwardRights.Passers);
        var title = file.Title ?? throw new BrokenRule("awards.title-unknown");
        BrokenRule.Unless((reason?.Trim().Length ?? 0) <= AwardRound.TextLength, "awards.text-long", AwardRound.TextLength);
        var standing = Standing.Of(candidate);
        var facts = (await gather.RunAsync(file.Of.Campaign, file.Of.Recipe, [standing], cancellation))[standing];
        var at = await At(db, candidate, cancellation);
        var next = await way.NextAsync(file.Of, title, at.Id, cancellation);
        candidate.Forward(file.Of.Round, next, facts.Against(title, db.Today), await db.AwardHandAsync(cancellation));
        await db.CommitAsync(file.Act(db, "ForwardCandidate", at, reason: string.IsNullOrWhiteSpace(reason) ? null : reason.Trim()), cancellation);
    }

    internal static Task<Unit> At(PacesetterDb db, AwardCandidate candidate, CancellationToken cancellation) =>
        db.Units.IgnoreQueryFilters([PacesetterDb.Scope]).AsNoTracking().FirstAsync(row => row.Id == candidate.AtId, cancellation);
}

/// <summary>The unit where a candidate lies does not pass it on, and says why.</summary>
public sealed class HoldCandidateBack(PacesetterDb db)
{
    /// <exception cref="BrokenRule">accounts.not-yours; those of <see cref="AwardCandidate.KeepBack"/>.</exception>
    public async Task RunAsync(CandidateFile file, string? reason, CancellationToken cancellation = default)
    {
        await db.DemandAsync(file.Candidate.AtId, AwardRights.Passers);
        var at = await ForwardCandidate.At(db, file.Candidate, cancellation);
        file.Candidate.KeepBack(file.Of.Round, reason, await db.AwardHandAsync(cancellation), db.Now);
        await db.CommitAsync(file.Act(db, "HoldCandidateBack", at, reason: file.Candidate.Held!.Reason), cancellation);
    }
}

/// <summary>The candidate no longer stands: by the unit that proposed it or one above, and after the decision by the unit that honours.</summary>
public sealed class WithdrawCandidate(PacesetterDb db)
{
    /// <exception cref="BrokenRule">accounts.not-yours; those of <see cref="AwardCandidate.Withdraw"/>.</exception>
    public async Task RunAsync(CandidateFile file, string? reason, CancellationToken cancellation = default)
    {
        var over = file.Of.Round.IsOver;
        await db.DemandAsync(over ? file.Of.Head.Id : file.Candidate.Nomination.UnitId, over ? AwardRights.Judges : AwardRights.Nominators);
        file.Candidate.Withdraw(file.Of.Round, reason, await db.AwardHandAsync(cancellation), db.Now);
        await db.CommitAsync(file.Act(db, over ? "RevokeAward" : "WithdrawCandidate", over ? file.Of.Head : null, reason: file.Candidate.Withdrawal!.Reason), cancellation);
    }
}

/// <summary>Whether a member's name is shown in public: said by the member, or written down by their branch.</summary>
public sealed class NameCandidate(PacesetterDb db)
{
    /// <exception cref="BrokenRule">accounts.not-yours, awards.about-member, awards.withdrawn-already.</exception>
    public async Task RunAsync(CandidateFile file, bool named, CancellationToken cancellation = default)
    {
        var hand = await db.AwardHandAsync(cancellation);
        BrokenRule.Unless(file.Candidate.MemberId is not null, "awards.about-member");
        if (file.Candidate.MemberId != hand.Member) await db.DemandAsync(file.Unit.Id, AwardRights.Nominators);
        file.Candidate.Show(named, hand, db.Now);
        await db.CommitAsync(file.Act(db, "NameCandidate", after: JsonSerializer.Serialize(new { named })), cancellation);
    }
}

/// <summary>Writes down what a body says that is heard about a candidate.</summary>
public sealed class NoteOpinion(PacesetterDb db)
{
    /// <param name="body">Key of one of the recipe's opinions.</param>
    /// <param name="said">Who spoke for it, and the words.</param>
    /// <exception cref="BrokenRule">accounts.not-yours, awards.body-unknown, awards.not-gathering, awards.not-arrived; those of <see cref="AwardOpinion.Note"/>.</exception>
    public async Task RunAsync(CandidateFile file, string? body, bool agrees, (string? Speaker, string? Text) said, CancellationToken cancellation = default)
    {
        await db.DemandAsync(file.Of.Head.Id, AwardRights.Judges);
        var heard = file.Of.Rules.Body(body) ?? throw new BrokenRule("awards.body-unknown");
        BrokenRule.Unless(file.Of.Round.IsGathering, "awards.not-gathering");
        BrokenRule.Unless(file.Candidate is { IsAtHead: true, Withdrawal: null }, "awards.not-arrived", file.Candidate.Name);
        var opinion = await db.AwardOpinions.FirstOrDefaultAsync(row => row.CandidateId == file.Candidate.Id && row.Body == heard.Key, cancellation);
        if (opinion is null)
        {
            opinion = new(file.Candidate.Id, heard.Key, file.Of.Head.Id);
            opinion.Note(agrees, said.Speaker, said.Text, await db.AwardHandAsync(cancellation), db.Now);
            db.AwardOpinions.Add(opinion);
        }
        else opinion.Note(agrees, said.Speaker, said.Text, await db.AwardHandAsync(cancellation), db.Now);
        var told = JsonSerializer.Serialize(new { candidate = file.Candidate.Id, body = heard.Key, agrees, speaker = opinion.Hearing.Speaker });
        await db.CommitAsync(file.Of.Act("NoteOpinion", told), cancellation);
    }
}
