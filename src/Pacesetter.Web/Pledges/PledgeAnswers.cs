using Pacesetter.Domain.Pledges;

namespace Pacesetter.Web.Pledges;

/// <summary>What is promised, as the API takes it.</summary>
/// <param name="Kind">Key of a kind of the recipe.</param>
/// <param name="Measure">By what one sees it.</param>
/// <param name="Witness">Who can see it done.</param>
/// <param name="Standard">Key of the standard item it serves.</param>
/// <param name="Named">The maker lets the name be shown in public.</param>
public record PledgeText(
    string Text, DateOnly Due, string? Kind = null, string? Measure = null, double? Baseline = null, double? Target = null, string? Witness = null,
    string? Standard = null, string? Beneficiary = null, bool Named = false)
{
    internal PledgeWording Wording => new(Text ?? "", Due)
    {
        Kind = Kind, Measure = Measure, Baseline = Baseline, Target = Target, Witness = Witness, Standard = Standard, Beneficiary = Beneficiary,
    };
}

/// <param name="Member">Number of the member who pledges; left out: the organisation itself.</param>
/// <param name="MemberName">For a mobile member of another unit: the name that belongs to the number.</param>
/// <param name="Year">The year it is for; this one if left out.</param>
/// <param name="Instant">On an occasion, beside the round of the year.</param>
public sealed record PledgeRequest(
    string Text, DateOnly Due, string? Kind = null, string? Measure = null, double? Baseline = null, double? Target = null, string? Witness = null,
    string? Standard = null, string? Beneficiary = null, bool Named = false, string? Member = null, string? MemberName = null, int? Year = null, bool Instant = false)
    : PledgeText(Text, Due, Kind, Measure, Baseline, Target, Witness, Standard, Beneficiary, Named);

/// <param name="Checks">An answer to each of the recipe's questions, in their order.</param>
public sealed record VettingRequest(IReadOnlyList<bool> Checks, string? Remark = null);

public sealed record PledgeReasonRequest(string? Reason);

public sealed record NameShownRequest(bool Shown);

/// <param name="Cause">objective or subjective; only where it was not kept.</param>
public sealed record OutcomeRequest(bool Kept, string? Sentence, string? Cause = null);

public sealed record SentenceRequest(string? Sentence);

/// <param name="Grade">Key of a grade of the recipe.</param>
/// <param name="Use">What the grade is used for.</param>
public sealed record ConclusionRequest(string? Grade, string? Use = null);

/// <summary>What the people said of a pledge's maker, and the grade that would follow.</summary>
/// <param name="Item">Key of the ballot item; null where the recipe asks none.</param>
/// <param name="Answered">With an opinion, over all rounds closed in the pledge's year; null: nobody was asked.</param>
/// <param name="AtLeast">Per cent; below, the suggested grade is one lower.</param>
/// <param name="Formula">How <paramref name="Suggested"/> comes about, in the language asked for.</param>
public sealed record PeopleAnswer(string? Item, int? Answered, int? Satisfied, int? AtLeast, string Suggested, string Formula);

public sealed record AppealAnswerRequest(bool Upheld, string? Reason);

/// <param name="Reason">Why the old one cannot be kept as it stands.</param>
public sealed record SuccessorRequest(
    string Text, DateOnly Due, string? Reason, string? Kind = null, string? Measure = null, double? Baseline = null, double? Target = null, string? Witness = null,
    string? Standard = null, string? Beneficiary = null) : PledgeText(Text, Due, Kind, Measure, Baseline, Target, Witness, Standard, Beneficiary);

public sealed record ExemptionRequest(string? Reason, int? Year = null);

/// <summary>A pledge as the API shows it; a step that was not done is null.</summary>
/// <param name="Next">The step to be done next: propose, vet, publish, fulfil, review, conclude; null when nothing is left.</param>
/// <param name="Recorder">Who wrote it down for a member who said it.</param>
/// <param name="Evidence">The file is at /evidence/{id}.</param>
/// <param name="PeopleAnswered">How many people with an opinion the conclusion took into account.</param>
public sealed record PledgeAnswer(
    Guid Id, string Unit, string? Member, int Year, bool Instant, string Text, DateOnly Due, string? Kind, string? Measure, double? Baseline, double? Target, string? Witness,
    string? Standard, string? Beneficiary, bool Named, string? Next, DateTime Proposed, string? Recorder, string? Returned, DateTime? Vetted, DateTime? Published, string? TakenDown,
    bool? Kept, string? Cause, string? Sentence, Guid? Evidence, string? Review, string? Grade, string? Use, int? PeopleAnswered, int? PeopleSatisfied, DateOnly? NoticeUntil, string? Appeal, bool? AppealUpheld, DateTime? Final, Guid? Successor, int Revision)
{
    internal static PledgeAnswer Of(PledgeFile file)
    {
        var (pledge, wording) = (file.Pledge, PledgeWording.Of(file.Pledge));
        return new(pledge.Id, file.Unit.Code, file.Member?.Number, pledge.Year, pledge.IsInstant, wording.Text, wording.Due, wording.Kind, wording.Measure, wording.Baseline, wording.Target,
            wording.Witness, wording.Standard, wording.Beneficiary, pledge.Consent is not null, pledge.Next(file.Rules)?.ToString().ToLowerInvariant(), pledge.Proposal.At, pledge.Proposal.Recorder,
            pledge.Return?.Reason, pledge.Vetting?.At, pledge.Publication?.At, pledge.TakenDown?.Reason, pledge.Fulfilment?.Kept, pledge.Fulfilment?.Cause?.ToString().ToLowerInvariant(),
            pledge.Fulfilment?.Sentence, pledge.Fulfilment?.EvidenceId, pledge.Review?.Sentence, pledge.Conclusion?.Grade, pledge.Conclusion?.Use, pledge.Conclusion?.Answers, pledge.Conclusion?.Satisfied, pledge.Conclusion?.NoticeUntil, pledge.Appeal?.Reason,
            pledge.AppealAnswer?.Upheld, pledge.Final?.At, pledge.Substitution?.SuccessorId, pledge.Revision);
    }
}
