using Pacesetter.Domain.Awards;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Units;
using Pacesetter.Web.Shell;

namespace Pacesetter.Web.Awards;

/// <param name="Key">The word for it: plans, tasks, reported, pledges, people, findings or verdicts.</param>
/// <param name="Tab">The page of the unit where it stands; null: none.</param>
internal sealed record FactLine(string Key, string Text, string? Tab);

/// <summary>How rounds, candidates and facts read.</summary>
internal static class AwardLooks
{
    public static (Tone Tone, string Text) State(this Words words, AwardRound round, DateOnly today) => round switch
    {
        { CalledOff: { } off } => (Tone.Quiet, words["awards.state-off", Day(off.At)]),
        { Decision: { } decision } => (Tone.Good, words["awards.state-decided", decision.On]),
        { Notice: { } notice } => today > notice.Until ? (Tone.Watch, words["awards.state-to-decide", notice.Until]) : (Tone.Info, words["awards.state-notice", notice.Until]),
        { Shortlist: not null } => (Tone.Info, words["awards.state-shortlisted"]),
        _ => today > round.NominateBy ? (Tone.Watch, words["awards.state-choosing"]) : (Tone.Info, words["awards.state-open", round.NominateBy]),
    };

    /// <summary>The state as the API names it.</summary>
    public static string State(this AwardRound round, DateOnly today) => round switch
    {
        { CalledOff: not null } => "called-off",
        { Decision: not null } => "decided",
        { Notice: { } notice } => today > notice.Until ? "to-decide" : "notice",
        { Shortlist: not null } => "shortlisted",
        _ => today > round.NominateBy ? "choosing" : "nominating",
    };

    /// <param name="at">Name of the unit where it lies.</param>
    public static (Tone Tone, string Text) State(this Words words, AwardCandidate candidate, AwardRound round, string at) => candidate switch
    {
        { Withdrawal: { } gone } => (Tone.Quiet, words[candidate.Honouring is null ? "awards.withdrawn-on" : "awards.revoked-on", Day(gone.At)]),
        { Honouring: not null } => (Tone.Good, words["awards.honoured"]),
        _ when round.IsOver => (Tone.Quiet, words["awards.not-given"]),
        { Held: not null } => (Tone.Quiet, words["awards.held-by", at]),
        { Shortlisting: not null } => (Tone.Info, words["awards.shortlisted"]),
        { IsAtHead: true } => (Tone.Info, words["awards.at-head-of", at]),
        _ => (Tone.Watch, words["awards.waits-for", at]),
    };

    /// <summary>The state as the API names it.</summary>
    public static string State(this AwardCandidate candidate, AwardRound round) => candidate switch
    {
        { Withdrawal: not null } => candidate.Honouring is null ? "withdrawn" : "revoked",
        { Honouring: not null } => "honoured",
        _ when round.IsOver => "not-given",
        { Held: not null } => "held-back",
        { Shortlisting: not null } => "shortlisted",
        { IsAtHead: true } => "arrived",
        _ => "on-the-way",
    };

    /// <summary>What the public reads: a member's name only where they agreed, and never in the reason otherwise.</summary>
    public static string PublicName(this Words words, AwardCandidate candidate, string unit) =>
        candidate.MemberId is null ? candidate.Name : candidate.Consent is not null ? words["awards.public-named", candidate.Name, unit] : words["awards.public-nameless", unit, candidate.Post.Length > 0 ? candidate.Post : words["awards.a-member"]];

    public static string PublicReason(this Words words, AwardCandidate candidate) =>
        candidate.MemberId is null || candidate.Consent is not null ? candidate.Reason : candidate.Reason.Replace(candidate.Name, words["awards.this-member"], StringComparison.Ordinal);

    /// <summary>Every fact in its own line, none of them added to another.</summary>
    public static IEnumerable<FactLine> Lines(this Words words, AwardFacts facts, Recipe recipe, bool member)
    {
        yield return new("plans", words["awards.fact-plans-of", facts.Plans.Present, facts.Plans.Expected], "plans");
        yield return new("tasks", words["awards.fact-tasks-of", facts.Tasks.DoneInTime, facts.Tasks.Due], "overview");
        yield return new("reported", words["awards.fact-reported-of", facts.Reported.Done, facts.Reported.Verified, facts.Reported.Refuted], "report");
        if (recipe.Pledges is not null) yield return new(member ? "own-pledges" : "pledges", words["awards.fact-pledges-of", facts.Pledges.Made, facts.Pledges.Kept, facts.Pledges.Broken], "pledges");
        if (recipe.Appraisal is not null) yield return new(member ? "own-people" : "people", facts.Voices.Answers == 0 ? words["awards.fact-not-asked"] : words["awards.fact-people-of", facts.Voices.Answers, words.Percent(facts.Voices.Satisfied, facts.Voices.Answers)], "appraisals");
        if (recipe.Findings is { } rules)
        {
            var open = words.List(rules.Severities.Where(one => facts.Open.GetValueOrDefault(one.Key) > 0).Select(one => $"{one.Label} {words.Number(facts.Open[one.Key])}"));
            yield return new("findings", open.Length == 0 ? words["awards.fact-findings-none"] : words["awards.fact-findings-of", open, facts.Overdue], "findings");
        }
        if (recipe.Diagnosis.Count > 0) yield return new("verdicts", words["awards.fact-verdicts-of", facts.Verdicts], "diagnosis");
    }

    public static DateOnly Day(DateTime utc) => DateOnly.FromDateTime(utc.AddHours(8));

    /// <summary>The page of a unit.</summary>
    public static string Href(Unit unit, Domain.Month month, string tab) => $"/units/{Uri.EscapeDataString(unit.Code)}/{month}/{tab}";
}
