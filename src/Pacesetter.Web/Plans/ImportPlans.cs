using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Papers.Sheets;
using Pacesetter.Web.Campaigns;

namespace Pacesetter.Web.Plans;

/// <summary>What an import of plans found and did.</summary>
/// <param name="Problems">Each with its cell. With any problem nothing was written.</param>
/// <param name="IsWritten">Whether the store was changed; never in a dry run, nor where the file says what is there already.</param>
public sealed record PlanImport(int Added, int Changed, int Unchanged, IReadOnlyList<SheetProblem> Problems, IReadOnlyList<SheetProblem> Notices, bool IsWritten);

/// <summary>
/// Adds and changes tasks from a table. A row with an id means that task; without one, the unit's task of that title and first month, or a new one.
/// The same file twice changes nothing; with any problem nothing is written.
/// </summary>
public sealed class ImportPlans(PacesetterDb db, Recipes recipes, PlanSheets sheets)
{
    private const int MostRows = 50_000;

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
        if (problems.Count > 0) return new(0, 0, 0, problems, reader.Notices, false);

        List<ImportedUnit> units = [];
        foreach (var group in rows.GroupBy(row => row[PlanSheets.Unit]))
        {
            if (await OpenAsync(group.Key, campaign, cancellation) is { } unit)
            {
                foreach (var row in group) problems.AddRange(unit.Take(row));
                foreach (var row in group) problems.AddRange(unit.Tie(row));
                units.Add(unit);
            }
            else problems.AddRange(group.Select(row => new SheetProblem(row.Address(PlanSheets.Unit), "plans.import-unit-unknown", group.Key)));
        }
        var (added, changed) = (units.Sum(unit => unit.Added), units.Sum(unit => unit.Changed));
        var writes = !dryRun && problems.Count == 0 && added + changed > 0;
        if (writes) await WriteAsync(units, campaign, fileName, cancellation);
        db.ChangeTracker.Clear();
        return new(added, changed, units.Sum(unit => unit.Unchanged), [.. problems.OrderBy(problem => problem.Address.Length).ThenBy(problem => problem.Address, StringComparer.Ordinal).Take(200)], reader.Notices, writes);
    }

    private async Task<ImportedUnit?> OpenAsync(string code, Campaign campaign, CancellationToken cancellation)
    {
        var unit = await db.Units.AsNoTracking().FirstOrDefaultAsync(row => row.Code == code, cancellation);
        if (unit is null || !await db.MayAsync(unit.Id, false, Role.Office, Role.Secretary)) return null;
        if (!await db.UnitAncestors.AnyAsync(row => row.UnitId == unit.Id && row.AncestorId == campaign.UnitId, cancellation)) return null;
        var tasks = await db.PlanTasks.Where(row => row.CampaignId == campaign.Id && row.UnitId == unit.Id).ToListAsync(cancellation);
        var plans = await db.Plans.AsNoTracking().Where(row => row.CampaignId == campaign.Id && row.UnitId == unit.Id).ToListAsync(cancellation);
        return new(unit, campaign, recipes.Of(campaign), tasks, plans, db.ThisMonth);
    }

    private async Task WriteAsync(List<ImportedUnit> units, Campaign campaign, string fileName, CancellationToken cancellation)
    {
        List<Act> acts = [];
        foreach (var unit in units.Where(unit => unit.Added + unit.Changed > 0))
        {
            db.PlanTasks.AddRange(unit.New);
            acts.Add(new Act("ImportPlans", unit.Unit.Id, "Plan", fileName)
            {
                CampaignId = campaign.Id, OnBehalfOf = db.OnBehalfOf(unit.Unit), After = string.Create(CultureInfo.InvariantCulture, $"{{\"added\":{unit.Added},\"changed\":{unit.Changed}}}"),
            });
        }
        await db.CommitAsync(acts, null, cancellation);
    }
}
