using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Findings;
using Pacesetter.Domain.Units;
using Pacesetter.Papers.Sheets;
using Pacesetter.Web.Campaigns;

namespace Pacesetter.Web.Findings.Excel;

/// <summary>What an import of findings found and did.</summary>
/// <param name="Problems">Each with its cell. With any problem nothing was written.</param>
/// <param name="IsWritten">Whether the store was changed; never in a dry run, nor where the file says what is there already.</param>
public sealed record FindingImport(int Added, int Changed, int Unchanged, IReadOnlyList<SheetProblem> Problems, IReadOnlyList<SheetProblem> Notices, bool IsWritten);

/// <summary>
/// Enters findings from a table and takes over who answers for those that are open. A row with an id means that finding, one without the finding of the
/// same unit and text, or a new one: the same file twice changes nothing. Nothing is reported or struck off by a table, for that takes a look.
/// </summary>
public sealed class ImportFindings(PacesetterDb db, Recipes recipes, FindingSheets sheets, FindOwner owners)
{
    private const int MostRows = 20_000;
    private const int MostProblems = 200;

    private readonly List<SheetProblem> problems = [];
    private int changed, unchanged;

    /// <param name="file">.xlsx or .csv, told apart by content.</param>
    /// <param name="fileName">For naming places.</param>
    /// <param name="unit">The subtree that the table may speak of.</param>
    /// <param name="dryRun">Only tell what would change.</param>
    /// <exception cref="BrokenRule">accounts.not-yours, findings.none-here.</exception>
    public async Task<FindingImport> RunAsync(Stream file, string fileName, Unit unit, Campaign campaign, bool dryRun, CancellationToken cancellation = default)
    {
        await db.DemandAsync(unit.Id, FindingRights.Judges);
        var rules = recipes.Of(campaign).Findings ?? throw new BrokenRule("findings.none-here");
        using var reader = SheetReader.Open(file, sheets.Columns, fileName);
        var rows = reader.Rows.Take(MostRows + 1).ToList();
        problems.AddRange(reader.Problems);
        if (rows.Count > MostRows) problems.Add(new(fileName, "findings.import-too-long", MostRows));
        if (problems.Count > 0) return new(0, 0, 0, problems, reader.Notices, false);

        var ground = await GroundAsync(unit, campaign, rows, cancellation);
        List<Finding> added = [];
        foreach (var row in rows)
            if (await TakeAsync(row, ground, campaign, rules, cancellation) is { } finding) added.Add(finding);
        var writes = !dryRun && problems.Count == 0 && added.Count + changed > 0;
        if (writes)
        {
            db.Findings.AddRange(added);
            await db.CommitAsync(new Act("ImportFindings", unit.Id, nameof(Finding), fileName[..Math.Min(fileName.Length, 100)])
            {
                CampaignId = campaign.Id, After = JsonSerializer.Serialize(new { file = fileName, added = added.Count, changed }),
            }, cancellation);
        }
        db.ChangeTracker.Clear();
        return new(added.Count, changed, unchanged, [.. problems.Take(MostProblems)], reader.Notices, writes);
    }

    private async Task<Ground> GroundAsync(Unit unit, Campaign campaign, List<SheetRow> rows, CancellationToken cancellation)
    {
        var month = db.ThisMonth;
        var codes = rows.Select(row => row[FindingSheets.Unit]).Distinct().ToArray();
        var units = await db.Units.Where(row => codes.Contains(row.Code) && db.UnitAncestors.Any(place => place.UnitId == row.Id && place.AncestorId == unit.Id && place.FromMonth <= month && place.ToMonth > month))
            .Select(row => new { row.Code, row.Id }).ToDictionaryAsync(row => row.Code, row => row.Id, cancellation);
        var ids = units.Values.ToArray();
        var there = await db.Findings.Where(row => row.CampaignId == campaign.Id && ids.Contains(row.UnitId)).ToListAsync(cancellation);
        return new(units, there.ToDictionary(row => row.Id), there.GroupBy(row => (row.UnitId, row.Text)).ToDictionary(same => same.Key, same => same.First()));
    }

    private async Task<Finding?> TakeAsync(SheetRow row, Ground ground, Campaign campaign, Rectifying rules, CancellationToken cancellation)
    {
        try
        {
            if (!ground.Units.TryGetValue(row[FindingSheets.Unit], out var unit)) throw new BrokenRule("findings.import-unit-unknown", row[FindingSheets.Unit]);
            var input = new FindingInput(field => field == FindingInput.Source ? sheets.SourceIn(row[field]) : sheets.Knows(field) && row.Has(field) ? row[field] : null);
            var wording = input.Read(rules);
            wording = wording with { Severity = wording.Severity is { Length: > 0 } said ? said : rules.Severities[0].Key };
            if (Find(row, ground, unit, wording) is { } known)
            {
                await ChangeAsync(known, wording.Charge, cancellation);
                return null;
            }
            var (hand, owner) = (db.FindingHand, await owners.RunAsync(unit, wording.Charge.Owner, cancellation));
            var finding = Finding.Enter(rules, (campaign.Id, unit), wording with { Charge = wording.Charge with { OwnerId = owner } }, new(hand.Account, hand.Name, db.Now, db.ThisMonth), db.Today);
            ground.ByText[(unit, finding.Text)] = finding;
            return finding;
        }
        catch (BrokenRule rule)
        {
            problems.Add(new(row.Address(FindingInput.FieldOf(rule) ?? (rule.Code == "findings.import-id-unknown" ? FindingSheets.Id : FindingSheets.Unit)), rule.Code, [.. rule.Arguments]));
            return null;
        }
    }

    private static Finding? Find(SheetRow row, Ground ground, int unit, FindingWording wording)
    {
        var id = row[FindingSheets.Id];
        if (id.Length == 0) return ground.ByText.GetValueOrDefault((unit, wording.Text ?? ""));
        return Guid.TryParse(id, out var key) && ground.ById.TryGetValue(key, out var known) && known.UnitId == unit ? known : throw new BrokenRule("findings.import-id-unknown", id);
    }

    private async Task ChangeAsync(Finding known, Charge charge, CancellationToken cancellation)
    {
        var now = charge.Checked();
        if (!known.IsOpen || known.Result is not null || now.Owner is null || (now.Owner, now.Leader, now.Measure) == (known.Owner, known.Leader, known.Measure))
        {
            unchanged++;
            return;
        }
        known.Assign(now with { OwnerId = await owners.RunAsync(known.UnitId, now.Owner, cancellation) });
        changed++;
    }

    private sealed record Ground(IReadOnlyDictionary<string, int> Units, IReadOnlyDictionary<Guid, Finding> ById, Dictionary<(int Unit, string Text), Finding> ByText);
}
