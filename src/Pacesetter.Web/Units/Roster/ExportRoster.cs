using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Papers.Sheets;
using Pacesetter.Web.Shell;

namespace Pacesetter.Web.Units.Roster;

/// <summary>Writes a roster in the columns of the import, as far as the viewer may see: export, edit, import again.</summary>
public sealed class ExportRoster(PacesetterDb db, RosterSheets sheets, Words words)
{
    /// <param name="to">Left open; need not seek.</param>
    /// <param name="asXlsx">.xlsx, otherwise .csv.</param>
    /// <param name="unitId">Only this subtree; null: everything.</param>
    public Task RunAsync(Stream to, RosterKind kind, bool asXlsx, int? unitId, CancellationToken cancellation = default)
    {
        var english = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";
        var rows = kind == RosterKind.Units ? UnitsAsync(unitId) : MembersAsync(unitId, english ? Reading.English : Reading.Chinese);
        return asXlsx
            ? SheetWriter.WriteXlsxAsync(to, words[kind == RosterKind.Units ? "units.roster-units" : "units.roster-members"], sheets.Of(kind), rows, english, cancellation)
            : SheetWriter.WriteCsvAsync(to, sheets.Of(kind), rows, english, cancellation);
    }

    private async IAsyncEnumerable<IReadOnlyList<string?>> UnitsAsync(int? unitId)
    {
        var month = db.ThisMonth;
        // A closed unit is listed under the last unit that stood above it. What stands above the viewer's own part is not theirs to see.
        var units =
            from unit in db.Units.AsNoTracking()
            where unitId == null || db.UnitAncestors.Any(row => row.UnitId == unit.Id && row.AncestorId == unitId && row.ToMonth > month)
            orderby unit.Ordinal, unit.Id
            select new
            {
                Unit = unit,
                Parent = (
                    from row in db.UnitAncestors
                    where row.UnitId == unit.Id && row.Depth == 1 && (row.FromMonth <= month || row.FromMonth == unit.OpenFrom)
                    join above in db.Units on row.AncestorId equals above.Id
                    orderby row.FromMonth descending
                    select above.Code).FirstOrDefault(),
            };
        await foreach (var line in units.AsAsyncEnumerable())
            yield return
            [
                line.Unit.Code, line.Unit.Name, line.Parent, line.Unit.Tier, line.Unit.Field, line.Unit.Industry, line.Unit.Region, line.Unit.Secretary,
                line.Unit.OpenFrom.ToString(), line.Unit.ClosedFrom == Month.Never ? null : line.Unit.ClosedFrom.ToString(),
            ];
    }

    private async IAsyncEnumerable<IReadOnlyList<string?>> MembersAsync(int? unitId, CultureInfo language)
    {
        var (yes, no) = (words.In(language, "units.cell-yes"), words.In(language, "units.cell-no"));
        var (full, probationary) = (words.In(language, "units.cell-full"), words.In(language, "units.cell-probationary"));
        var month = db.ThisMonth;
        var members =
            from member in db.Members.AsNoTracking()
            where unitId == null || db.UnitAncestors.Any(row => row.UnitId == member.UnitId && row.AncestorId == unitId && row.ToMonth > month)
            join unit in db.Units on member.UnitId equals unit.Id
            orderby member.Id
            select new { member.Number, member.Name, unit.Code, member.Post, member.Probationary, member.Mobile, member.Frail };
        await foreach (var line in members.AsAsyncEnumerable())
            yield return [line.Number, line.Name, line.Code, line.Post, line.Probationary ? probationary : full, line.Mobile ? yes : no, line.Frail ? yes : no];
    }
}
