using Pacesetter.Domain.Inspections;
using Pacesetter.Web.Shell;

namespace Pacesetter.Web.Inspections;

/// <summary>How inspections read on pages.</summary>
internal static class InspectionLooks
{
    public static string State(this Inspection inspection) => inspection switch
    {
        { Circular.IsIssued: true } => "inspections.state-told",
        { Ending: not null } => "inspections.state-ended",
        { Announcement: not null } => "inspections.state-running",
        _ => "inspections.state-draft",
    };

    public static Tone Tone(this Inspection inspection) => inspection switch
    {
        { Ending: not null } => Shell.Tone.Good,
        { Announcement: not null } => Shell.Tone.Info,
        _ => Shell.Tone.Quiet,
    };

    /// <summary>How many of which kind are drawn.</summary>
    public static string Take(this Words words, InspectionFile file, StratumTake one) =>
        words[file.Rules.Strata.Any(rule => rule.Key == one.Key && rule.EachBelow) ? "inspections.take-each" : "inspections.take", file.Kind(one.Key), one.Take];

    /// <summary>From one day to another, or one day.</summary>
    public static string Span(this Words words, DateOnly from, DateOnly to) => from == to ? words.Day(from) : words["inspections.span", from, to];
}
