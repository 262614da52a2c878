using Pacesetter.Domain.Campaigns;

namespace Pacesetter.Domain.Findings;

/// <summary>What a finding says and who is to put it right.</summary>
/// <param name="Kind">Key of one of the recipe's kinds.</param>
/// <param name="Severity">Key of one of the recipe's severities.</param>
/// <param name="Due">Null: after the days of the severity.</param>
public sealed record FindingWording(string? Text, string? Kind, string? Severity, FindingSource Source, DateOnly? Due)
{
    public Charge Charge { get; init; } = new(null, null, null, null);

    /// <summary>The earlier finding that has come back.</summary>
    public Guid? RecursId { get; init; }

    /// <exception cref="BrokenRule">findings.text-missing, findings.text-long, findings.kind-unknown, findings.severity-unknown, findings.source-unknown, findings.due-past; those of <see cref="Findings.Charge.Checked"/>.</exception>
    public FindingWording Checked(Rectifying rules, DateOnly entered)
    {
        BrokenRule.Unless(!string.IsNullOrWhiteSpace(Text), "findings.text-missing");
        BrokenRule.Unless(Text!.Trim().Length <= Finding.TextLength, "findings.text-long", Finding.TextLength);
        BrokenRule.Unless(rules.Kinds.Any(kind => kind.Key == Kind), "findings.kind-unknown");
        var severity = rules.Severities.FirstOrDefault(one => one.Key == Severity) ?? throw new BrokenRule("findings.severity-unknown");
        BrokenRule.Unless(FindingSource.Kinds.Contains(Source.Kind), "findings.source-unknown");
        BrokenRule.Unless((Source.Title?.Length ?? 0) <= FindingSource.TitleLength, "findings.text-long", FindingSource.TitleLength);
        var due = Due ?? entered.AddDays(severity.Days);
        BrokenRule.Unless(due >= entered, "findings.due-past", due);
        return this with { Text = Text.Trim(), Due = due, Charge = Charge.Checked() };
    }
}

/// <summary>Who answers for putting it right, and how.</summary>
/// <param name="Leader">The leader responsible.</param>
/// <param name="Owner">The one person who does it.</param>
/// <param name="OwnerId">That person's account, where there is one.</param>
/// <param name="Measure">What is to be done.</param>
public sealed record Charge(string? Leader, string? Owner, int? OwnerId, string? Measure)
{
    /// <exception cref="BrokenRule">findings.text-long.</exception>
    public Charge Checked() => new(Named(Leader, Finding.NameLength), Named(Owner, Finding.NameLength), string.IsNullOrWhiteSpace(Owner) ? null : OwnerId, Named(Measure, Finding.TextLength));

    private static string? Named(string? text, int length)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        BrokenRule.Unless(text.Trim().Length <= length, "findings.text-long", length);
        return text.Trim();
    }
}
