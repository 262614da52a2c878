using System.Globalization;
using Pacesetter.Domain;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Findings;

namespace Pacesetter.Web.Findings;

/// <summary>The fields of a finding as they are typed, in a form or in a table.</summary>
/// <param name="field">What stands in a field; null or empty where nothing does.</param>
public sealed class FindingInput(Func<string, string?> field)
{
    public const string Text = "text", Kind = "kind", Severity = "severity", Source = "source", SourceTitle = "source-title", SourceKey = "source-key", Leader = "leader", Owner = "owner",
        Measure = "measure", Due = "due", Recurs = "recurs";

    private static readonly string[] DayForms = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy-M-d HH:mm:ss"];

    public string this[string name] => field(name)?.Trim() ?? "";

    /// <exception cref="BrokenRule">findings.due-unreadable; the rest is checked by the finding itself.</exception>
    public FindingWording Read(Rectifying rules) => new(this[Text], Key(this[Kind], rules.Kinds.Select(kind => (kind.Key, kind.Label))), Key(this[Severity], rules.Severities.Select(one => (one.Key, one.Label))),
        new(this[Source] is { Length: > 0 } source ? source : FindingSource.Self, Guid.TryParse(this[SourceKey], out var key) ? key : null, NoneIfEmpty(this[SourceTitle])), Day(this[Due], "findings.due-unreadable"))
    {
        Charge = ReadCharge(), RecursId = Guid.TryParse(this[Recurs], out var earlier) ? earlier : null,
    };

    public Charge ReadCharge() => new(this[Leader], this[Owner], null, this[Measure]);

    /// <summary>Null where nothing is typed.</summary>
    /// <exception cref="BrokenRule">The code given.</exception>
    public static DateOnly? Day(string text, string code)
    {
        if (text.Length == 0) return null;
        return DateOnly.TryParseExact(text, DayForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : throw new BrokenRule(code, text);
    }

    /// <summary>The field to which a broken rule belongs; null: none.</summary>
    public static string? FieldOf(BrokenRule rule) => rule.Code switch
    {
        "findings.text-missing" or "findings.text-long" => Text,
        "findings.kind-unknown" => Kind,
        "findings.severity-unknown" => Severity,
        "findings.source-unknown" => Source,
        "findings.due-past" or "findings.due-unreadable" => Due,
        "findings.owner-missing" => Owner,
        "findings.measure-missing" => Measure,
        "findings.recurs-unknown" => Recurs,
        _ => null,
    };

    // By key or by either label, so that a table may say it in words.
    private static string Key(string text, IEnumerable<(string Key, Label Label)> among) =>
        among.FirstOrDefault(one => one.Key == text || one.Label.Zh == text || string.Equals(one.Label.En, text, StringComparison.OrdinalIgnoreCase)).Key ?? text;

    private static string? NoneIfEmpty(string text) => text.Length == 0 ? null : text;
}
