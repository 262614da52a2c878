using Pacesetter.Papers.Sheets;
using Pacesetter.Web.Shell;

namespace Pacesetter.Web.Findings.Excel;

/// <summary>The columns of the ledger as a table, the same for export and import; what comes after the day it is due is written for reading and passed over when read.</summary>
public sealed class FindingSheets(Words words)
{
    public const string Id = "id", Unit = "unit", Result = "result", TrueOn = "true-on", Checked = "checked-by", Method = "method", Seen = "seen", ClosedOn = "closed-on", State = "state";

    private static readonly string[] Keys =
    [
        Id, Unit, FindingInput.Source, FindingInput.SourceTitle, FindingInput.Text, FindingInput.Kind, FindingInput.Severity, FindingInput.Leader, FindingInput.Owner, FindingInput.Measure, FindingInput.Due,
        Result, TrueOn, Checked, Method, Seen, ClosedOn, State,
    ];

    private static readonly string[] Required = [Unit, FindingInput.Text, FindingInput.Kind];

    public IReadOnlyList<Column> Columns { get; } =
        [.. Keys.Select(key => new Column(key, words.In(Reading.Chinese, "findings.column-" + key), words.In(Reading.English, "findings.column-" + key), Required.Contains(key)) { Kind = key is FindingInput.Due or TrueOn or ClosedOn ? ColumnKind.Day : ColumnKind.Text })];

    /// <summary>Whether a field of a finding has a column; its key and what it recurs from have none.</summary>
    public bool Knows(string field) => Columns.Any(column => column.Key == field);

    /// <summary>How a source is written, in the reader's language.</summary>
    public string Of(string source) => words["findings.source-" + source];

    /// <summary>The kind of source a cell says, by key or in either language.</summary>
    public string SourceIn(string cell) => Domain.Findings.FindingSource.Kinds.FirstOrDefault(kind => cell == kind || cell == words.In(Reading.Chinese, "findings.source-" + kind)
        || cell.Equals(words.In(Reading.English, "findings.source-" + kind), StringComparison.OrdinalIgnoreCase)) ?? cell;
}
