using Pacesetter.Papers.Sheets;
using Pacesetter.Web.Shell;

namespace Pacesetter.Web.Pledges.Excel;

/// <summary>The columns of pledges as a table, the same for export and import; name and state are written for reading and passed over when read, for they follow from the rest.</summary>
public sealed class PledgeSheets(Words words)
{
    public const string Id = "id", Unit = "unit", Member = "member", Year = "year", Instant = "instant", Vetted = "vetted", Published = "published", Outcome = "outcome", Sentence = "sentence",
        Name = "name", Review = "review", Grade = "grade", Use = "use", Exempt = "exempt", State = "state";

    private static readonly string[] Keys =
    [
        Id, Unit, Member, Name, Year, Instant, PledgeInput.Text, PledgeInput.Kind, PledgeInput.Due, PledgeInput.Measure, PledgeInput.Baseline, PledgeInput.Target, PledgeInput.Witness,
        PledgeInput.Standard, PledgeInput.Beneficiary, PledgeInput.Named, Vetted, Published, Outcome, Sentence, Review, Grade, Use, Exempt, State,
    ];

    private static readonly string[] Required = [Unit, PledgeInput.Text];

    public IReadOnlyList<Column> Columns { get; } =
        [.. Keys.Select(key => new Column(key, words.In(Reading.Chinese, "pledges.column-" + key), words.In(Reading.English, "pledges.column-" + key), Required.Contains(key)) { Kind = KindOf(key) })];

    private static ColumnKind KindOf(string key) => key switch
    {
        PledgeInput.Due => ColumnKind.Day,
        PledgeInput.Baseline or PledgeInput.Target => ColumnKind.Number,
        _ => ColumnKind.Text,
    };

    public string Yes => words["pledges.cell-yes"];

    /// <summary>How an outcome is written, in the reader's language.</summary>
    public string Of(string outcome) => words["pledges." + outcome];

    /// <summary>Whether a cell says yes, in either language.</summary>
    public bool IsYes(string cell) => Means(cell, "pledges.cell-yes");

    /// <summary>kept, objective or subjective, in either language; null: none of them.</summary>
    public string? OutcomeIn(string cell) => ((string[])["kept", "objective", "subjective"]).FirstOrDefault(outcome => cell == outcome || Means(cell, "pledges." + outcome));

    private bool Means(string cell, string key) => cell == words.In(Reading.Chinese, key) || cell.Equals(words.In(Reading.English, key), StringComparison.OrdinalIgnoreCase);
}
