using Pacesetter.Domain.Findings;

namespace Pacesetter.Web.Findings;

/// <summary>What was found wrong.</summary>
/// <param name="Kind">Key of one of the recipe's kinds.</param>
/// <param name="Severity">Key of one of the recipe's severities.</param>
/// <param name="Source">self, inspection, appraisal or comment; left out: self.</param>
/// <param name="SourceKey">Key of the visit, round or comment.</param>
/// <param name="Due">Left out: after the days of the severity.</param>
/// <param name="Recurs">The earlier finding that has come back.</param>
public sealed record FindingRequest(string? Text, string? Kind, string? Severity, string? Source = null, Guid? SourceKey = null, string? SourceTitle = null, string? Leader = null, string? Owner = null, string? Measure = null, DateOnly? Due = null, Guid? Recurs = null)
{
    internal FindingWording Wording => new(Text, Kind, Severity, new(Source ?? FindingSource.Self, SourceKey, SourceTitle), Due) { Charge = new(Leader, Owner, null, Measure), RecursId = Recurs };
}

public sealed record ChargeRequest(string? Leader, string? Owner, string? Measure);

public sealed record StepRequest(string? Text);

public sealed record FindingReasonRequest(string? Reason);

/// <param name="Method">record, site or voice.</param>
/// <param name="Seen">What was seen.</param>
public sealed record FindingClosingRequest(string? Method, string? Seen);

/// <param name="Due">The new day; left out: the unit is released.</param>
public sealed record RulingRequest(DateOnly? Due, string? Reason);

/// <summary>A finding as the API shows it.</summary>
/// <param name="State">open, overdue, reported, impossible, closed or released.</param>
public sealed record FindingAnswer(Guid Id, string Unit, string Text, string Kind, string Severity, FindingSource Source, string? Leader, string? Owner, string? Measure, DateOnly Due, string State)
{
    public string EnteredBy { get; init; } = "";

    public string? Result { get; init; }

    public DateOnly? EvidenceTrueOn { get; init; }

    public string? Impossible { get; init; }

    /// <summary>Whoever struck it off; never its owner, entrant or reporter.</summary>
    public string? ClosedBy { get; init; }

    public string? Seen { get; init; }

    public Guid? Recurs { get; init; }

    internal static FindingAnswer Of(Finding finding, string unit, DateOnly today) =>
        new(finding.Id, unit, finding.Text, finding.Kind, finding.Severity, finding.Source, finding.Leader, finding.Owner, finding.Measure, finding.Due, StateOf(finding, today))
        {
            EnteredBy = finding.Entry.Name, Result = finding.Result?.Text, EvidenceTrueOn = finding.Result?.TrueOn, Impossible = finding.Impossible?.Reason,
            ClosedBy = finding.Closing?.Name, Seen = finding.Closing?.Seen, Recurs = finding.RecursId,
        };

    private static string StateOf(Finding finding, DateOnly today) => finding switch
    {
        { Closing: not null } => "closed",
        { IsOpen: false } => "released",
        { Result: not null } => "reported",
        { Impossible: not null } => "impossible",
        _ => finding.IsOverdueOn(today) ? "overdue" : "open",
    };
}
