using System.Text.Json;
using Pacesetter.Data;
using Pacesetter.Data.Units;
using Pacesetter.Domain;
using Pacesetter.Domain.Acts;

namespace Pacesetter.Web.Units.Roster;

/// <summary>Imports a roster of members: read twice, first to find every problem, then to write. The lines are never all in memory.</summary>
public sealed class ImportMembers(PacesetterDb db, MemberImport import, KnownWords words, RosterSheets sheets)
{
    /// <param name="file">.xlsx or .csv, told apart by content; must be able to seek.</param>
    /// <param name="fileName">For naming places.</param>
    /// <exception cref="BrokenRule">units.unknown, accounts.not-yours, accounts.read-only.</exception>
    public async Task<ImportResult> RunAsync(Stream file, string fileName, ImportOptions options, CancellationToken cancellation = default)
    {
        var (terms, unitId) = await ImportTerms.FindAsync(db, words, options, cancellation);
        var share = options.DryRun ? 1 : .3;
        ImportResult found;
        using (var reading = new RosterReading(file, fileName, RosterKind.Members, sheets))
        {
            var difference = await import.CompareAsync(Told(reading, done => options.Progress?.Invoke(done * share)), terms, cancellation);
            found = ImportResult.Of(reading, difference, false);
            if (options.DryRun || !reading.IsSound || difference.ProblemCount > 0 || difference.IsEmpty) return found;
        }
        file.Position = 0;
        using var second = new RosterReading(file, fileName, RosterKind.Members, sheets);
        var written = await import.ApplyAsync(Told(second, done => options.Progress?.Invoke(.3 + done * .6)), terms, () => second.IsSound, Act(found.Difference!, unitId, fileName), cancellation);
        options.Progress?.Invoke(1);
        return ImportResult.Of(second, written, second.IsSound && written is { ProblemCount: 0, IsEmpty: false });
    }

    private static IEnumerable<RosterMember> Told(RosterReading reading, Action<double> progress)
    {
        var lines = 0;
        foreach (var line in reading.Members())
        {
            yield return line;
            if (++lines % 1000 == 0) progress(reading.Progress);
        }
    }

    private static Act Act(RosterDifference found, int? unitId, string fileName) => new Act("ImportMembers", unitId, "Roster", "members")
    {
        After = JsonSerializer.Serialize(new
        {
            File = fileName, found.From, found.Rows, found.Unchanged,
            Added = found.Count(RosterChangeKind.Added), Changed = found.Count(RosterChangeKind.Changed), Moved = found.Count(RosterChangeKind.Moved),
        }),
    };
}
