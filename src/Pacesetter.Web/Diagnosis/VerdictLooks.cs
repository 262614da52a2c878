using System.Globalization;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Diagnosis;
using Pacesetter.Web.Shell;

namespace Pacesetter.Web.Diagnosis;

/// <summary>How a verdict reads: what the figure is, what would lift it, where its facts stand.</summary>
internal static class VerdictLooks
{
    public static (Tone Tone, string Text) State(this Words words, Verdict verdict) => verdict switch
    {
        { LiftedAt: not null } => (Tone.Good, words["diagnosis.state-lifted"]),
        { Recheck: not null } => (Tone.Info, words["diagnosis.state-rechecked"]),
        { Guidance: not null } => (Tone.Info, words["diagnosis.state-guided"]),
        { Decision.Outcome: Outcome.Confirmed } => (verdict.Acts ? Tone.Bad : Tone.Watch, words["diagnosis.state-confirmed"]),
        { Decision.Outcome: Outcome.Rejected } => (Tone.Quiet, words["diagnosis.state-rejected"]),
        { Decision.Outcome: Outcome.Suspended } => (Tone.Quiet, words["diagnosis.state-suspended"]),
        { Answer: not null } => (Tone.Watch, words["diagnosis.state-answered"]),
        _ => (verdict.Acts ? Tone.Bad : Tone.Watch, words[verdict.Acts ? "diagnosis.state-act" : "diagnosis.state-watch"]),
    };

    public static string Label(this Recipe recipe, string rule) => recipe.Diagnosis.FirstOrDefault(one => one.Key == rule)?.Label.ToString() ?? rule;

    /// <summary>"12 of 30 tasks without an owner or a day: 40.0 %".</summary>
    public static string Figure(this Words words, DiagnosisRule rule, Measured figure) =>
        words["diagnosis.figure-" + rule.Measure, Number(figure.Value), figure.Part, figure.Whole];

    /// <summary>From where on the rule speaks.</summary>
    public static string Bounds(this Words words, DiagnosisRule rule) => words[rule.LowIsBad ? "diagnosis.bounds-low" : "diagnosis.bounds-high", Number(rule.Watch), Number(rule.Act)];

    /// <summary>Where the units alike stand; days and single events are not compared.</summary>
    public static string Alike(this Words words, DiagnosisRule rule, Verdict verdict) => verdict.PeerMedian is { } median
        ? words["diagnosis.alike-of", verdict.Peers, Number(median)] : words[verdict.Whole > 0 ? "diagnosis.alike-few" : "diagnosis.alike-not"];

    /// <summary>What would lift it.</summary>
    public static string Lift(this Words words, DiagnosisRule rule, Measured figure) => words["diagnosis.lift-" + rule.Measure, Diagnosing.Lift(rule, figure) ?? 1];

    /// <summary>Where the facts stand that the figure was drawn from.</summary>
    public static IEnumerable<string> Lists(this DiagnosisRule rule) => rule.Measure switch
    {
        DiagnosisRule.Unowned => ["list/no-owner"],
        DiagnosisRule.CoreWork => ["list/tied", "list/active"],
        DiagnosisRule.Done => ["list/due", "list/overdue"],
        DiagnosisRule.Refuted => ["list/refuted"],
        DiagnosisRule.Satisfied => ["appraisals"],
        DiagnosisRule.Spread => ["overview"],
        DiagnosisRule.Silent => ["publicity", "list/in-time", "list/done-late"],
        DiagnosisRule.UnansweredReminders => ["plans", "findings?state=overdue"],
        _ => ["plans"],
    };

    /// <summary>The address of one of these lists, for the verdict's unit and month.</summary>
    public static string Href(this VerdictFile file, string list) => $"/units/{Uri.EscapeDataString(file.Unit.Code)}/{file.Verdict.Month}/{list}";

    public static string Number(decimal value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
