using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Standards;
using Pacesetter.Papers.Sheets;
using Pacesetter.Web.Shell;
using Pacesetter.Web.Units;

namespace Pacesetter.Web.Standards;

/// <summary>What an import of refinements found and did.</summary>
/// <param name="Problems">Each with its cell. With any problem nothing was written.</param>
/// <param name="IsWritten">Whether the store was changed; never in a dry run, nor where the file says what is there already.</param>
public sealed record RefinementImport(int Added, int Changed, int Ended, int Unchanged, IReadOnlyList<SheetProblem> Problems, IReadOnlyList<SheetProblem> Notices, bool IsWritten);

/// <summary>
/// Adds, rewords and ends refinements from a table. A row with an id means that refinement, or what has taken its place since; without one, the unit's
/// refinement of that item and text, or a new one. The same file twice changes nothing; with any problem nothing is written.
/// </summary>
public sealed class ImportRefinements(PacesetterDb db, ReadStandards standards, RefinementSheets sheets, Words words)
{
    private const int MostRows = 20_000;

    /// <param name="file">.xlsx or .csv, told apart by content.</param>
    /// <param name="fileName">For naming places.</param>
    /// <param name="place">The campaign; units in the file must lie at or below the place's unit.</param>
    /// <param name="dryRun">Only tell what would change.</param>
    /// <param name="cancellation">Until the commit itself.</param>
    public async Task<RefinementImport> RunAsync(Stream file, string fileName, Place place, bool dryRun, CancellationToken cancellation = default)
    {
        using var reader = SheetReader.Open(file, sheets.Columns, fileName);
        var rows = reader.Rows.Take(MostRows + 1).ToList();
        List<SheetProblem> problems = [.. reader.Problems];
        if (rows.Count > MostRows) problems.Add(new(fileName, "standards.import-too-long", MostRows));
        if (problems.Count > 0) return new(0, 0, 0, 0, problems, reader.Notices, false);

        var catalogue = new ImportedCatalogue(place, await standards.SetsAsync(place.Campaign!, place.Recipe!, db.ThisMonth, cancellation), words.Meanings(), (db.Viewer.AccountId ?? 0, db.Now, db.ThisMonth));
        List<ImportedRefinements> units = [];
        foreach (var group in rows.GroupBy(row => row[RefinementSheets.Place]))
        {
            if (await OpenAsync(group.Key, place, catalogue, cancellation) is { } unit)
            {
                foreach (var row in group) problems.AddRange(unit.Take(row));
                units.Add(unit);
            }
            else problems.AddRange(group.Select(row => new SheetProblem(row.Address(RefinementSheets.Place), "standards.import-unit-unknown", group.Key)));
        }
        var (added, changed, ended) = (units.Sum(unit => unit.Added), units.Sum(unit => unit.Changed), units.Sum(unit => unit.Ended));
        var writes = !dryRun && problems.Count == 0 && added + changed + ended > 0;
        if (writes) await WriteAsync(units, place, fileName, cancellation);
        db.ChangeTracker.Clear();
        return new(added, changed, ended, units.Sum(unit => unit.Unchanged), [.. problems.Take(200)], reader.Notices, writes);
    }

    private async Task<ImportedRefinements?> OpenAsync(string code, Place place, ImportedCatalogue catalogue, CancellationToken cancellation)
    {
        var (head, campaign, month) = (place.Unit.Id, place.Campaign!.Id, db.ThisMonth);
        var unit = await db.Units.AsNoTracking().FirstOrDefaultAsync(row => row.Code == code, cancellation);
        if (unit is null || !await db.MayAsync(unit.Id, false, Role.Office)) return null;
        if (!await db.UnitAncestors.AnyAsync(row => row.UnitId == unit.Id && row.AncestorId == head && row.FromMonth <= month && row.ToMonth > month, cancellation)) return null;
        return new(unit, catalogue, await db.Refinements.Where(row => row.CampaignId == campaign && row.UnitId == unit.Id).OrderBy(row => row.Id).ToListAsync(cancellation));
    }

    private async Task WriteAsync(List<ImportedRefinements> units, Place place, string fileName, CancellationToken cancellation)
    {
        List<Act> acts = [];
        foreach (var unit in units.Where(unit => unit.Added + unit.Changed + unit.Ended > 0))
        {
            db.Refinements.AddRange(unit.New);
            acts.Add(new Act("ImportRefinements", unit.Unit.Id, nameof(Refinement), fileName)
            {
                CampaignId = place.Campaign!.Id, OnBehalfOf = db.OnBehalfOf(unit.Unit),
                After = string.Create(CultureInfo.InvariantCulture, $"{{\"added\":{unit.Added},\"changed\":{unit.Changed},\"ended\":{unit.Ended}}}"),
            });
        }
        await db.CommitAsync(acts, null, cancellation);
    }
}
