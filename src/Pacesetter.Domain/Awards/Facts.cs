namespace Pacesetter.Domain.Awards;

/// <summary>Somebody at work on an award.</summary>
/// <param name="Member">The member this account is; null where it is none.</param>
public readonly record struct AwardHand(int Account, string Name, int? Member = null);

/// <summary>Done by whom and when.</summary>
public sealed record AwardStep(int By, string Name, DateTime At);

/// <param name="UnitId">The unit that proposes.</param>
public sealed record Nomination(int By, string Name, DateTime At, int UnitId);

/// <summary>A unit on the way up does not pass a candidate on.</summary>
public sealed record HoldBack(int By, string Name, DateTime At, int UnitId, string Reason);

/// <summary>A candidate no longer stands, or a title is taken away again.</summary>
public sealed record AwardWithdrawal(int By, string Name, DateTime At, string Reason);

/// <summary>The candidates are shown to everybody, both days included.</summary>
public sealed record PublicNotice(int By, string Name, DateTime At, DateOnly From, DateOnly Until);

/// <param name="On">The day in Beijing.</param>
/// <param name="Number">Of the paper that gives the titles.</param>
/// <param name="DirectiveId">That paper, where it was issued here.</param>
public sealed record AwardDecision(int By, string Name, DateTime At, DateOnly On, string Number, Guid? DirectiveId);

/// <summary>What a body that is heard says about a candidate; said again, it takes the place of what was said before.</summary>
/// <param name="Body">Key of one of the recipe's opinions.</param>
/// <param name="HeadId">The unit that honours, which alone reads it.</param>
public sealed record AwardOpinion(Guid CandidateId, string Body, int HeadId)
{
    public AwardHearing Hearing { get; private set; } = null!;

    /// <param name="speaker">Who spoke for the body.</param>
    /// <exception cref="BrokenRule">awards.speaker-missing, awards.objection-unexplained, awards.text-long.</exception>
    public void Note(bool agrees, string? speaker, string? text, AwardHand hand, DateTime at)
    {
        BrokenRule.Unless(!string.IsNullOrWhiteSpace(speaker), "awards.speaker-missing");
        BrokenRule.Unless(agrees || !string.IsNullOrWhiteSpace(text), "awards.objection-unexplained");
        BrokenRule.Unless(speaker!.Trim().Length <= AwardRound.NameLength, "awards.text-long", AwardRound.NameLength);
        BrokenRule.Unless((text?.Trim().Length ?? 0) <= AwardRound.TextLength, "awards.text-long", AwardRound.TextLength);
        Hearing = new(hand.Account, hand.Name, at, speaker.Trim(), agrees, string.IsNullOrWhiteSpace(text) ? null : text.Trim());
    }
}

/// <param name="By">Who wrote it down.</param>
/// <param name="Speaker">Who spoke for the body.</param>
public sealed record AwardHearing(int By, string Name, DateTime At, string Speaker, bool Agrees, string? Text);

/// <param name="Upheld">The candidate is out.</param>
public sealed record ObjectionAnswer(int By, string Name, DateTime At, bool Upheld, string Text);

/// <summary>Somebody objects to a candidate during the public notice, with a name or without. Only the unit that honours reads it.</summary>
/// <param name="UnitId">The unit that honours.</param>
/// <param name="From">Null: without a name; then nothing in the store tells who it was.</param>
public sealed record AwardObjection(Guid Id, Guid RoundId, Guid CandidateId, int UnitId, string Text, string? From, DateTime At)
{
    public ObjectionAnswer? Answer { get; private set; }

    /// <exception cref="BrokenRule">awards.not-in-notice, awards.not-a-candidate, awards.objection-empty, awards.text-long.</exception>
    public static AwardObjection Raise(AwardRound round, AwardCandidate candidate, string? text, string? from, DateTime at, DateOnly today)
    {
        BrokenRule.Unless(round.IsInNoticeOn(today), "awards.not-in-notice");
        BrokenRule.Unless(candidate.RoundId == round.Id && candidate is { Shortlisting: not null, Withdrawal: null }, "awards.not-a-candidate");
        BrokenRule.Unless(!string.IsNullOrWhiteSpace(text), "awards.objection-empty");
        BrokenRule.Unless(text!.Trim().Length <= AwardRound.TextLength, "awards.text-long", AwardRound.TextLength);
        BrokenRule.Unless((from?.Trim().Length ?? 0) <= AwardRound.NameLength, "awards.text-long", AwardRound.NameLength);
        return new(Guid.CreateVersion7(), round.Id, candidate.Id, round.UnitId, text.Trim(), string.IsNullOrWhiteSpace(from) ? null : from.Trim(), at);
    }

    /// <exception cref="BrokenRule">awards.answered-already, awards.own-nomination, awards.reason-missing, awards.text-long.</exception>
    public void Reply(AwardCandidate candidate, bool upheld, string? text, AwardHand hand, DateTime at)
    {
        BrokenRule.Unless(Answer is null, "awards.answered-already");
        BrokenRule.Unless(!candidate.IsOwn(hand), "awards.own-nomination", candidate.Name);
        Answer = new(hand.Account, hand.Name, at, upheld, AwardRound.Demanded(text));
    }
}
