using Pacesetter.Domain.Awards;

namespace Pacesetter.Web.Awards;

/// <param name="NominateBy">The last day for proposals.</param>
public sealed record AwardRoundRequest(string? Title, DateOnly? NominateBy);

/// <param name="By">Code of the unit that proposes.</param>
/// <param name="Title">Key of one of the recipe's titles.</param>
/// <param name="Unit">Code of the organisation proposed; left out where a member is.</param>
/// <param name="Member">Number of the member proposed.</param>
/// <param name="Reason">A few sentences; the facts are in the system.</param>
/// <param name="Named">The member agreed that their name is shown in public.</param>
public sealed record NominationRequest(string? By, string? Title, string? Unit, string? Member, string? Reason, bool Named = false);

/// <param name="Forward">False: held back, with a reason.</param>
public sealed record PassingRequest(bool Forward, string? Reason = null);

/// <param name="Speaker">Who spoke for the body.</param>
/// <param name="Agrees">False needs a text.</param>
public sealed record HearingRequest(string? Speaker, bool Agrees, string? Text = null);

public sealed record CandidateNameRequest(bool Named);

public sealed record AwardEndingRequest(string? Reason);

/// <param name="Places">How often each title is to be given, by its key; titles left out keep their places.</param>
public sealed record ShortlistRequest(IReadOnlyDictionary<string, int>? Places, IReadOnlyList<Guid>? Candidates);

/// <param name="Number">Number of the paper; left out where a directive is named.</param>
public sealed record AwardDecisionRequest(IReadOnlyList<Guid>? Candidates, string? Number = null, Guid? Directive = null);

/// <param name="From">Left out: without a name; then nothing tells who it was.</param>
public sealed record ObjectionRequest(Guid? Candidate, string? Text, string? From = null);

public sealed record ObjectionAnswerRequest(bool Upheld, string? Text);

/// <summary>A round as the API shows it.</summary>
/// <param name="State">nominating, choosing, shortlisted, notice, to-decide, decided or called-off.</param>
/// <param name="Places">How often each title is given, by its key.</param>
public sealed record AwardRoundAnswer(Guid Id, string Title, string State, DateOnly NominateBy, IReadOnlyDictionary<string, int> Places, DateOnly? NoticeFrom, DateOnly? NoticeUntil, string? Number)
{
    internal static AwardRoundAnswer Of(AwardRound round, DateOnly today) =>
        new(round.Id, round.Title, round.State(today), round.NominateBy, round.Places, round.Notice?.From, round.Notice?.Until, round.Decision?.Number);
}

/// <summary>A candidate as the API shows it.</summary>
/// <param name="State">on-the-way, arrived, held-back, shortlisted, honoured, not-given, withdrawn or revoked.</param>
public sealed record CandidateAnswer(Guid Id, Guid Round, string Title, string Name, string Unit, string State, string Reason)
{
    /// <summary>The facts that rule it out today.</summary>
    public IReadOnlyList<HindranceAnswer> Against { get; init; } = [];

    /// <summary>What is known; left out in lists.</summary>
    public AwardFactsAnswer? Facts { get; init; }

    internal static CandidateAnswer Of(AwardCandidate one, AwardRound round, string unit, IReadOnlyList<Hindrance>? against = null, AwardFacts? facts = null) => new(one.Id, one.RoundId, one.Title, one.Name, unit, one.State(round), one.Reason)
    {
        Against = [.. (against ?? []).Select(hindrance => new HindranceAnswer(hindrance.Measure, hindrance.Value, hindrance.Bound))], Facts = facts is null ? null : AwardFactsAnswer.Of(facts),
    };
}

/// <param name="Measure">As in the recipe, or held: the same title was given not long ago.</param>
public sealed record HindranceAnswer(string Measure, decimal Value, decimal Bound);

/// <summary>Plain counts of the year; nothing is added up.</summary>
public sealed record AwardFactsAnswer(int PlansExpected, int PlansPresent, int TasksDue, int TasksDoneInTime, int ReportedDone, int Verified, int Refuted, int PledgesMade, int PledgesKept, int PledgesBroken, int Answers, int Satisfied, IReadOnlyDictionary<string, int> OpenFindings, int ConfirmedVerdicts)
{
    internal static AwardFactsAnswer Of(AwardFacts facts) => new(facts.Plans.Expected, facts.Plans.Present, facts.Tasks.Due, facts.Tasks.DoneInTime, facts.Reported.Done, facts.Reported.Verified, facts.Reported.Refuted,
        facts.Pledges.Made, facts.Pledges.Kept, facts.Pledges.Broken, facts.Voices.Answers, facts.Voices.Satisfied, facts.Open, facts.Verdicts);
}

public sealed record ObjectionView(Guid Id, Guid Candidate, string Text, string? From, DateTime At, bool? Upheld, string? Answer)
{
    internal static ObjectionView Of(AwardObjection one) => new(one.Id, one.CandidateId, one.Text, one.From, one.At, one.Answer?.Upheld, one.Answer?.Text);
}
