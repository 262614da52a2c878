using System.Globalization;
using System.Runtime.CompilerServices;
using Pacesetter.Data.Tallies;
using Pacesetter.Papers.Sheets;
using Pacesetter.Web.Shell;
using Pacesetter.Web.Units;

namespace Pacesetter.Web.Tallies;

/// <summary>The list behind a number as a workbook, written while it is read.</summary>
public sealed class ExportFacts(FactList facts, Words words)
{
    private const int AtOnce = 1_000;

    /// <param name="to">Left open; need not seek.</param>
    public Task RunAsync(Stream to, Place place, Tile tile, CancellationToken cancellation = default)
    {
        var (title, person, day) = tile.Shows;
        IReadOnlyList<Column> columns =
        [
            Column("unit-code"), Column("unit"), .. title ? [Column("what")] : Array.Empty<Column>(), .. person ? [Column("who")] : Array.Empty<Column>(),
            .. day ? [Column("when") with { Kind = ColumnKind.Day }] : Array.Empty<Column>(),
        ];
        return SheetWriter.WriteXlsxAsync(to, words["tallies.list"], columns, RowsAsync(place, tile, cancellation), CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en", cancellation);
    }

    private async IAsyncEnumerable<IReadOnlyList<string?>> RowsAsync(Place place, Tile tile, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var ((title, person, day), after, key) = (tile.Shows, 0, "");
        while (true)
        {
            var rows = await facts.ReadAsync(tile, place.Campaign!.Id, place.Unit.Id, place.Month, after, key, AtOnce, cancellation);
            foreach (var row in rows) yield return [row.UnitCode, row.UnitName, .. title ? [row.Title] : Array.Empty<string?>(), .. person ? [row.Person] : Array.Empty<string?>(), .. day ? [row.Day] : Array.Empty<string?>()];
            if (rows.Count < AtOnce) yield break;
            (after, key) = (rows[^1].UnitId, rows[^1].Key ?? "");
        }
    }

    private Column Column(string key) => new(key, words.In(Reading.Chinese, "tallies." + key), words.In(Reading.English, "tallies." + key));
}
