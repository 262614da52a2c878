using Pacesetter.Papers.Sheets;
using Pacesetter.Web.Shell;

namespace Pacesetter.Web.Standards;

/// <summary>The columns of refinements as a table, the same for export and import.</summary>
public sealed class RefinementSheets(Words words)
{
    public const string Id = "id", Place = "unit", End = "ended-from";

    private static readonly string[] Keys =
    [
        Id, Place, RefinementText.Standard, RefinementText.Text, RefinementText.Check, RefinementText.Bound, RefinementText.Number, RefinementText.Unit, RefinementText.Asked,
        RefinementText.Tiers, RefinementText.Fields, RefinementText.Industries, RefinementText.From, End,
    ];

    private static readonly string[] Required = [Place, RefinementText.Standard, RefinementText.Text, RefinementText.Check];

    public IReadOnlyList<Column> Columns { get; } =
    [
        .. Keys.Select(key => new Column(key, words.In(Reading.Chinese, "standards.column-" + key), words.In(Reading.English, "standards.column-" + key), Required.Contains(key))),
    ];
}
