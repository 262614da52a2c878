using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Data.Units;
using Pacesetter.Papers.Sheets;
using Pacesetter.Web.Shell;

namespace Pacesetter.Web.Units;

/// <summary>Writes who answers for a unit and for each unit below it as a workbook: one line a unit, one column for each of the recipe's ways, as far as the viewer may see.</summary>
public sealed class ExportResponsible(PacesetterDb db, Words words)
{
    /// <param name="to">Left open; need not seek.</param>
    public Task RunAsync(Stream to, Place place, CancellationToken cancellation = default)
    {
        IReadOnlyList<Column> columns =
        [
            Named("units.column-unit-code"), Named("units.column-unit-name"),
            .. place.Recipe!.Responsible.Select(kind => new Column(kind.Key, kind.Label.Zh, kind.Label.En ?? kind.Label.Zh)),
        ];
        return SheetWriter.WriteXlsxAsync(to, words["units.responsible"], columns, RowsAsync(place, cancellation), CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en", cancellation);
    }

    private async IAsyncEnumerable<IReadOnlyList<string?>> RowsAsync(Place place, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var (head, campaign, month, day) = (place.Unit.Id, place.Campaign!.Id, place.Month, place.Month < db.ThisMonth ? place.Month.Last : db.Today);
        var below = db.UnitAncestors.Where(row => row.AncestorId == head && row.FromMonth <= month && row.ToMonth > month).Select(row => row.UnitId);
        var named = (await db.Responsible.AsNoTracking().On(day).Where(row => row.CampaignId == campaign && below.Contains(row.UnitId)).ToListAsync(cancellation)).ToLookup(row => (row.UnitId, row.Kind));
        await foreach (var unit in db.Units.AsNoTracking().Where(unit => below.Contains(unit.Id)).OrderBy(unit => unit.Code).AsAsyncEnumerable().WithCancellation(cancellation))
            yield return
            [
                unit.Code, unit.Name,
                .. place.Recipe!.Responsible.Select(kind => ReadResponsible.Of(kind, named[(unit.Id, kind.Key)].FirstOrDefault(), unit) is { } one ? one.Post.Length == 0 ? one.Name : words["units.with-post", one.Name, one.Post] : null),
            ];
    }

    private Column Named(string key) => new(key, words.In(Reading.Chinese, key), words.In(Reading.English, key));
}
