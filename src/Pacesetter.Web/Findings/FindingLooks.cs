using Pacesetter.Domain;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Findings;
using Pacesetter.Web.Shell;

namespace Pacesetter.Web.Findings;

/// <summary>How a finding reads: shape, colour and words, kinds and severities in the campaign's own words.</summary>
internal static class FindingLooks
{
    public static (Tone Tone, string Text) State(this Words words, Finding finding, DateOnly today) => finding switch
    {
        { Closing: { } closing } => (Tone.Good, words["findings.state-closed", Day(closing.At)]),
        { Ruling.Released: true } => (Tone.Quiet, words["findings.state-released"]),
        { Result: not null } => (Tone.Info, words["findings.state-reported"]),
        { Impossible: not null } => (Tone.Watch, words["findings.state-impossible"]),
        _ when finding.IsOverdueOn(today) => (Tone.Bad, words["findings.state-overdue", today.DayNumber - finding.Due.DayNumber]),
        { Return: not null } => (Tone.Watch, words["findings.state-returned"]),
        { Owner: null } => (Tone.Watch, words["findings.state-unassigned"]),
        _ => (Tone.Quiet, words["findings.state-open"]),
    };

    public static string Kind(this Finding finding, Rectifying rules) => rules.Kinds.FirstOrDefault(kind => kind.Key == finding.Kind)?.Label.ToString() ?? finding.Kind;

    public static string Severity(this Finding finding, Rectifying rules) => rules.Severities.FirstOrDefault(one => one.Key == finding.Severity)?.Label.ToString() ?? finding.Severity;

    /// <summary>The gravest is red, the lightest plain, what lies between yellow.</summary>
    public static Tone Weight(this Finding finding, Rectifying rules) => rules.Severities.Select(one => one.Key).ToList().IndexOf(finding.Severity) is var place && place <= 0
        ? Tone.Quiet : place == rules.Severities.Count - 1 ? Tone.Bad : Tone.Watch;

    public static string Source(this Words words, FindingSource source) =>
        string.IsNullOrEmpty(source.Title) ? words["findings.source-" + source.Kind] : words["findings.source-named", words["findings.source-" + source.Kind], source.Title];

    /// <summary>The page of the source; null where it has none.</summary>
    /// <param name="source">Where it was found.</param>
    /// <param name="unit">Code of the unit where it was found.</param>
    /// <param name="month">The one to be looked at.</param>
    public static string? Href(this FindingSource source, string unit, Month month) => (source.Kind, source.Key) switch
    {
        (FindingSource.Comment, { } key) => $"/comments/{key}",
        (FindingSource.Appraisal, { } key) => $"/units/{Uri.EscapeDataString(unit)}/{month}/appraisals/{key}",
        (FindingSource.Inspection, { } key) => $"/visits/{key}",
        _ => null,
    };

    public static DateOnly Day(DateTime utc) => DateOnly.FromDateTime(utc.AddHours(8));
}
