using System.Text.Json;
using Pacesetter.Data;
using Pacesetter.Data.Units;
using Pacesetter.Domain;
using Pacesetter.Domain.Acts;

namespace Pacesetter.Web.Units.Roster;

/// <summary>Imports a roster of units: the page, the API, the command line and the first run all come here.</summary>
public sealed class ImportUnits(PacesetterDb db, UnitImport import, KnownWords words, RosterSheets sheets)
{
    /// <param name="file">.xlsx or .csv, told apart by content.</param>
    /// <param name="fileName">For naming places.</param>
    /// <exception cref="BrokenRule">units.unknown, accounts.not-yours, accounts.read-only.</exception>
    public async Task<ImportResult> RunAsync(Stream file, string fileName, ImportOptions options, CancellationToken cancellation = default)
    {
        var (terms, unitId) = await ImportTerms.FindAsync(db, words, options, cancellation);
        using var reading = new RosterReading(file, fileName, RosterKind.Units, sheets);
        var lines = new List<RosterUnit>();
        foreach (var line in reading.Units())
        {
            lines.Add(line);
            if (lines.Count % 500 == 0) options.Progress?.Invoke(reading.Progress * .3);
        }
        if (reading.Problems.Any(problem => problem.Code.StartsWith("sheets.", StringComparison.Ordinal))) return ImportResult.Of(reading, null, false);
        if (options.DryRun || !reading.IsSound) return ImportResult.Of(reading, await import.CompareAsync(lines, terms, cancellation), false);
        var difference = await import.ApplyAsync(lines, terms, found => Act(found, unitId, fileName), done => options.Progress?.Invoke(.3 + done * .7), cancellation);
        return ImportResult.Of(reading, difference, difference is { ProblemCount: 0, IsEmpty: false });
    }

    private static Act Act(RosterDifference found, int? unitId, string fileName) => new Act("ImportUnits", unitId, "Roster", "units")
    {
        After = JsonSerializer.Serialize(new
        {
            File = fileName, found.From, found.Rows, found.Unchanged,
            Added = found.Count(RosterChangeKind.Added), Changed = found.Count(RosterChangeKind.Changed),
            Moved = found.Count(RosterChangeKind.Moved), Closed = found.Count(RosterChangeKind.Closed),
        }),
    };
}
