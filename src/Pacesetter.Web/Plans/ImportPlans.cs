using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Papers.Sheets;
using Pacesetter.Web.Campaigns;

namespace Pacesetter.Web.Plans;

/// <summary>What an import of plans found and did.</summary>
/// <param name="Lines">Every row that adds or changes a task, or would, as the file has them.</param>
/// <param name="Problems">The first of them, each with its cell. With any problem nothing was written.</param>
/// <param name="IsWritten">Whether the store was changed; never in a dry run, nor where the file says what is there already.</param>
public sealed record PlanImport(
    IReadOnlyList<ImportedLine> Lines, int Unchanged, IReadOnlyList<SheetProblem> Problems, int ProblemCount, IReadOnlyList<SheetProblem> Notices, bool IsWritten)
{
    public int Added => Lines.Count(line => line.IsNew);

    public int Changed => Lines.Count(line => !line.IsNew);

    /// <summary>The same as long as the same rows would do the same: what a person agreed to is what is written.</summary>
    public string Fingerprint => Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(
        Lines.Select(line => new { line.Row, line.UnitCode, line.Title, line.IsNew, Fields = line.Fields.Select(cell => $"{cell.Column}\t{cell.Before}\t{cell.After}") }))));
}

/// <summary>
/// Adds and changes tasks from a table. A row with an id means that task; without one, the unit's task of that title and first month, or a new one.
/// The same file twice changes nothing; with any problem nothing is written.
/// </summary>
public sealed class ImportPlans(PacesetterDb db, Recipes recipes, PlanSheets sheets)
{
    private const int MostRows = 50_000;
    private const int MostProblems = 200;

    /// <param name="file">.xlsx or .csv, told apart by content.</param>
    /// <param name="fileName">For naming places.</param>
    /// <param name="campaign">The campaign.</param>
    /// <param name="dryRun">Only tell what would change.</param>
    /// <param name="cancellation">Until the commit itself.</param>
    public async Task<PlanImport> RunAsync(Stream file, string fileName, Campaign campaign, bool dryRun, CancellationToken cancellation = default)
    {
        using var reader = SheetReader.Open(file, sheets.Columns, fileName);
        var rows = reader.Rows.Take(MostRows + 1).ToList();
        List<SheetProblem> problems = [.. reader.Problems];
        if (rows.Count > MostRows) problems.Add(new(fileName, "plans.import-too-long", MostRows));
        if (problems.Count > 0) return new([], 0, problems, problems.Count, reader.Notices, false);

        List<ImportedUnit> units = [];
        foreach (var group in rows.GroupBy(row => row[PlanSheets.Unit]))
        {
            if (await OpenAsync(group.Key, campaign, cancellation) is { } unit)
            {
                foreach (var row in group) problems.AddRange(unit.Take(row));
                foreach (var row in group) problems.AddRange(unit.Tie(row));
                problems.AddRange(unit.Sort(group));
                units.Add(unit);
            }
            else problems.AddRange(group.Select(row => new SheetProblem(row.Address(PlanSheets.Unit), "plans.import-unit-unknown", group.Key)));
        }
        var changes = units.Select(unit => (Unit: unit, Lines: unit.Lines().ToList())).Where(change => change.Lines.Count > 0).ToList();
        var lines = changes.SelectMany(change => change.Lines).OrderBy(line => line.Row).ToList();
        var writes = !dryRun && problems.Count == 0 && lines.Count > 0;
        if (writes) await WriteAsync(changes, campaign, fileName, cancellation);
        db.ChangeTracker.Clear();
        return new(lines, units.Sum(unit => unit.Rows) - lines.Count, InPlace(problems), problems.Count, reader.Notices, writes);
    }

    // As one mends a sheet: row by row, from the left.
    private static List<SheetProblem> InPlace(IEnumerable<SheetProblem> problems) =>
        [.. problems.OrderBy(problem => RowOf(problem.Address)).ThenBy(problem => problem.Address.Length).ThenBy(problem => problem.Address, StringComparer.Ordinal).Take(MostProblems)];

    private static int RowOf(string address) =>
        int.TryParse(address.AsSpan()[(address.AsSpan().LastIndexOfAnyExceptInRange('0', '9') + 1)..], CultureInfo.InvariantCulture, out var row) ? row : 0;

    private async Task<ImportedUnit?> OpenAsync(string code, Campaign campaign, CancellationToken cancellation)
    {
        var unit = await db.Units.AsNoTracking().FirstOrDefaultAsync(row => row.Code == code, cancellation);
        if (unit is null || !await db.MayAsync(unit.Id, false, Role.Office, Role.Secretary)) return null;
        if (!await db.UnitAncestors.AnyAsync(row => row.UnitId == unit.Id && row.AncestorId == campaign.UnitId, cancellation)) return null;
        var tasks = await db.PlanTasks.Where(row => row.CampaignId == campaign.Id && row.UnitId == unit.Id).ToListAsync(cancellation);
        var plans = await db.Plans.AsNoTracking().Where(row => row.CampaignId == campaign.Id && row.UnitId == unit.Id).ToListAsync(cancellation);
        var above = await db.TasksAbove(campaign.Id, unit.Id).AsNoTracking().ToListAsync(cancellation);
        return new(unit, campaign, recipes.Of(campaign), tasks, (plans, above), db.ThisMonth);
    }

    private async Task WriteAsync(List<(ImportedUnit Unit, List<ImportedLine> Lines)> changes, Campaign campaign, string fileName, CancellationToken cancellation)
    {
        List<Act> acts = [];
        foreach (var (unit, lines) in changes)
        {
            db.PlanTasks.AddRange(unit.New);
            var (added, changed) = (unit.New.Count, lines.Count - unit.New.Count);
            acts.Add(new Act("ImportPlans", unit.Unit.Id, "Plan", fileName)
            {
                CampaignId = campaign.Id, OnBehalfOf = db.OnBehalfOf(unit.Unit),
                After = unit.IsReordered
                    ? JsonSerializer.Serialize(new { added, changed, order = unit.Ordered.Select(task => task.Id) })
                    : JsonSerializer.Serialize(new { added, changed }),
            });
        }
        await db.CommitAsync(acts, null, cancellation);
    }
}
