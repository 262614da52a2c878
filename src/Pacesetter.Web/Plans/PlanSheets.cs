using Pacesetter.Papers.Sheets;
using Pacesetter.Web.Shell;

namespace Pacesetter.Web.Plans;

/// <summary>The columns of plans as a table (配档表), the same for export and import.</summary>
public sealed class PlanSheets(Words words)
{
    public const string Id = "id", Unit = "unit", Kind = "kind", Order = "order";

    private static readonly string[] Keys =
    [
        Id, Unit, Kind, Order, TaskText.Title, TaskText.Measure, TaskText.Target, TaskText.TargetUnit, TaskText.Owner, TaskText.Leader, TaskText.Supporters, TaskText.From, TaskText.To,
        TaskText.Due, TaskText.Result, TaskText.CoreWork, TaskText.NoCoreWork, TaskText.Carrier, TaskText.Standard, TaskText.Weight, TaskText.Serves, TaskText.Upper,
    ];

    /// <summary>The columns that a task is written from.</summary>
    public static IEnumerable<string> Written => Keys.Where(key => key is not (Id or Unit or Kind));

    private static readonly string[] Required = [Unit, Kind, TaskText.Title, TaskText.From];

    private static ColumnKind KindOf(string key) => key switch
    {
        Order or TaskText.Target or TaskText.Weight => ColumnKind.Number,
        TaskText.Due => ColumnKind.Day,
        _ => ColumnKind.Text,
    };

    public IReadOnlyList<Column> Columns { get; } =
    [
        .. Keys.Select(key => new Column(key, words.In(Reading.Chinese, "plans.column-" + key), words.In(Reading.English, "plans.column-" + key), Required.Contains(key)) { Kind = KindOf(key) }),
    ];
}
