using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Registers;
using Pacesetter.Domain.Units;
using Pacesetter.Papers.Sheets;
using Pacesetter.Web.Shell;
using Pacesetter.Web.Units;

namespace Pacesetter.Web.Registers;

/// <summary>What an import into a register found and did.</summary>
/// <param name="Problems">Each with its cell. With any problem nothing was written.</param>
/// <param name="IsWritten">Whether the store was changed; never in a dry run, nor where the file says what is there already.</param>
public sealed record RegisterImport(int Added, int Changed, int Closed, int Unchanged, IReadOnlyList<SheetProblem> Problems, IReadOnlyList<SheetProblem> Notices, bool IsWritten);

/// <summary>
/// Adds, changes and closes entries from a table. A row with an id means that entry; without one, the unit's open entry of that name, or a new one. The same
/// file twice changes nothing; with any problem nothing is written.
/// </summary>
public sealed class ImportRegister(PacesetterDb db, FindReferences references, Words words)
{
    private const int MostRows = 20_000;
    private const int MostTold = 200;

    /// <param name="file">.xlsx or .csv, told apart by content.</param>
    /// <param name="fileName">For naming places.</param>
    /// <param name="place">Units in the file must lie at or below the place's unit, of which the viewer is office or secretary.</param>
    /// <param name="register">Which one.</param>
    /// <param name="dryRun">Only tell what would change.</param>
    /// <param name="cancellation">Until the commit itself.</param>
    /// <exception cref="BrokenRule">accounts.not-yours.</exception>
    public async Task<RegisterImport> RunAsync(Stream file, string fileName, Place place, Register register, bool dryRun, CancellationToken cancellation = default)
    {
        await db.DemandAsync(place.Unit.Id, Role.Office, Role.Secretary);
        using var reader = SheetReader.Open(file, RegisterSheets.Columns(register, words), fileName);
        var rows = reader.Rows.Take(MostRows + 1).ToList();
        List<SheetProblem> problems = [.. reader.Problems];
        if (rows.Count > MostRows) problems.Add(new(fileName, "registers.import-too-long", MostRows));
        if (problems.Count > 0) return new(0, 0, 0, 0, problems, reader.Notices, false);

        var units = await UnitsAsync(place, [.. rows.Select(row => row[RegisterSheets.Unit]).Distinct()], cancellation);
        var texts = rows.Where(row => units.ContainsKey(row[RegisterSheets.Unit])).Select(row => (units[row[RegisterSheets.Unit]].Id, ImportedEntries.Text(register, row))).ToList();
        var ground = new ImportedGround(place, register, await references.RunAsync(register, place.Campaign!, texts, cancellation), db.Hand());
        List<ImportedEntries> imported = [];
        foreach (var group in rows.GroupBy(row => row[RegisterSheets.Unit]))
        {
            if (!units.TryGetValue(group.Key, out var unit))
            {
                problems.AddRange(group.Select(row => new SheetProblem(row.Address(RegisterSheets.Unit), "registers.import-unit-unknown", group.Key)));
                continue;
            }
            var entries = new ImportedEntries(unit, ground, await KnownAsync(place, register, unit, cancellation));
            foreach (var row in group) problems.AddRange(entries.Take(row));
            imported.Add(entries);
        }
        var (added, changed, closed) = (imported.Sum(one => one.Added), imported.Sum(one => one.Changed), imported.Sum(one => one.Closed));
        var writes = !dryRun && problems.Count == 0 && added + changed + closed > 0;
        if (writes) await WriteAsync(imported, place, register, fileName, cancellation);
        db.ChangeTracker.Clear();
        return new(added, changed, closed, imported.Sum(one => one.Unchanged), [.. problems.Take(MostTold)], reader.Notices, writes);
    }

    private Task<Dictionary<string, Unit>> UnitsAsync(Place place, List<string> codes, CancellationToken cancellation)
    {
        var (head, month) = (place.Unit.Id, db.ThisMonth);
        return db.Units.AsNoTracking().Where(unit => codes.Contains(unit.Code)
            && db.UnitAncestors.Any(row => row.UnitId == unit.Id && row.AncestorId == head && row.FromMonth <= month && row.ToMonth > month)).ToDictionaryAsync(unit => unit.Code, cancellation);
    }

    private Task<List<RegisterEntry>> KnownAsync(Place place, Register register, Unit unit, CancellationToken cancellation)
    {
        var (campaign, key) = (place.Campaign!.Id, register.Key);
        return db.RegisterEntries.Include(row => row.Values).Where(row => row.CampaignId == campaign && row.Register == key && row.UnitId == unit.Id).OrderBy(row => row.Id).ToListAsync(cancellation);
    }

    private async Task WriteAsync(List<ImportedEntries> imported, Place place, Register register, string fileName, CancellationToken cancellation)
    {
        List<Act> acts = [];
        foreach (var one in imported.Where(one => one.Added + one.Changed + one.Closed > 0))
        {
            db.RegisterEntries.AddRange(one.New);
            acts.AddRange(one.Touched.Select(done => EntryActs.Of(done.Entry, done.Before, one.Unit, db)));
            acts.Add(new Act("ImportRegister", one.Unit.Id, nameof(RegisterEntry), register.Key)
            {
                CampaignId = place.Campaign!.Id, OnBehalfOf = db.OnBehalfOf(one.Unit), After = EntryActs.WriteImport(fileName, one.Added, one.Changed, one.Closed),
            });
        }
        await db.CommitAsync(acts, null, cancellation);
    }
}
