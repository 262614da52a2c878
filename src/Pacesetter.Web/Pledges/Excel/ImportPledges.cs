using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Data.Tallies;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Pledges;
using Pacesetter.Domain.Units;
using Pacesetter.Papers.Sheets;
using Pacesetter.Web.Campaigns;

namespace Pacesetter.Web.Pledges.Excel;

/// <summary>What an import of pledges found and did.</summary>
/// <param name="Problems">The first of them, each with its cell. With any problem nothing was written.</param>
/// <param name="IsWritten">Whether the store was changed; never in a dry run, nor where the file says what is there already.</param>
public sealed record PledgeImport(int Added, int Unchanged, int ProblemCount, IReadOnlyList<SheetProblem> Problems, IReadOnlyList<SheetProblem> Notices, bool IsWritten);

/// <summary>
/// Adds pledges from a table, row by row as it is read, all of them or none: what was pledged, and, where that was done on paper, when it was vetted and
/// published and what came of it. The same file twice adds nothing. A table changes no pledge that is there; that is done on its page.
/// </summary>
public sealed class ImportPledges(PacesetterDb db, Recipes recipes, PledgeSheets sheets, Recount recount, FindOwnMember own)
{
    // Up to here each unit is recounted by itself; beyond, counting everything anew is quicker.
    private const int Few = 3000;

    /// <param name="unit">The subtree that the table may speak of; the viewer is its office or secretary.</param>
    /// <param name="dryRun">Only tell what would be added.</param>
    /// <exception cref="BrokenRule">accounts.not-yours.</exception>
    public async Task<PledgeImport> RunAsync(Stream file, string fileName, Unit unit, Campaign campaign, bool dryRun, CancellationToken cancellation = default)
    {
        await db.DemandAsync(unit.Id, Role.Office, Role.Secretary);
        if (dryRun)
        {
            using var look = await ReadingAsync(unit, campaign, cancellation);
            foreach (var _ in look.Read(file, fileName)) cancellation.ThrowIfCancellationRequested();
            return Result(look, false);
        }
        await using var writing = await db.BeginAloneAsync(cancellation);
        using var reading = await ReadingAsync(unit, campaign, cancellation);
        using var pledges = reading.Read(file, fileName).GetEnumerator();
        List<Pledge> first = [];
        while (first.Count < Few && pledges.MoveNext()) first.Add(pledges.Current);
        var act = new Act("ImportPledges", unit.Id, nameof(Pledge), fileName[..Math.Min(fileName.Length, 100)]) { CampaignId = campaign.Id, After = JsonSerializer.Serialize(new { file = fileName }) };
        if (first.Count < Few)
        {
            if (!reading.IsSound || first.Count == 0) return Result(reading, false);
            db.Pledges.AddRange(first);
            await db.CommitAsync(act, cancellation);
        }
        else
        {
            await db.CommitAsync([act], _ => WriteAsync(first.Concat(Rest(pledges)), cancellation), cancellation);
            if (reading.IsSound) await recount.WriteAsync(new Act("Recount", unit.Id, nameof(Campaign), campaign.Key) { CampaignId = campaign.Id }, cancellation);
        }
        db.ChangeTracker.Clear();
        if (reading.IsSound) await writing.CommitAsync();
        return Result(reading, reading.IsSound);
    }

    private async Task WriteAsync(IEnumerable<Pledge> pledges, CancellationToken cancellation)
    {
        await using var rows = new EntityRows<Pledge>(db);
        await rows.WriteAsync(pledges, cancellation);
    }

    private static IEnumerable<Pledge> Rest(IEnumerator<Pledge> pledges)
    {
        while (pledges.MoveNext()) yield return pledges.Current;
    }

    private static PledgeImport Result(PledgeReading reading, bool isWritten) =>
        new(reading.Added, reading.Unchanged, Math.Max(reading.ProblemCount, reading.Problems.Count), reading.Problems, reading.Notices, isWritten);

    private async Task<PledgeReading> ReadingAsync(Unit unit, Campaign campaign, CancellationToken cancellation)
    {
        var month = db.ThisMonth;
        var below = db.UnitAncestors.Where(row => row.AncestorId == unit.Id && row.FromMonth <= month && row.ToMonth > month).Select(row => row.UnitId);
        var units = await db.Units.Where(row => below.Contains(row.Id)).Select(row => new { row.Code, row.Id }).ToDictionaryAsync(row => row.Code, row => row.Id, cancellation);
        var members = await db.Members.Where(row => below.Contains(row.UnitId)).Select(row => new { row.Number, row.Id, row.UnitId, row.Mobile }).ToDictionaryAsync(row => row.Number, row => (row.Id, row.UnitId, row.Mobile), cancellation);
        var there = await db.Pledges.Where(row => row.CampaignId == campaign.Id && below.Contains(row.UnitId))
            .Select(row => new { row.UnitId, row.MemberId, row.Year, row.Text, Counts = !row.IsInstant && row.Substitution == null }).ToListAsync(cancellation);
        var exempt = await db.PledgeExemptions.Where(row => row.CampaignId == campaign.Id).Select(row => new { row.MemberId, row.Year }).ToListAsync(cancellation);
        var ground = new PledgeGround
        {
            Campaign = campaign, Recipe = recipes.Of(campaign), Units = units, Members = members,
            Years = (await db.CampaignRounds.Where(row => row.CampaignId == campaign.Id).Select(row => row.Year).ToListAsync(cancellation)).ToHashSet(),
            There = [.. there.Select(row => (row.UnitId, row.MemberId, row.Year, row.Text))],
            Made = there.Where(row => row.Counts).GroupBy(row => (row.MemberId is null ? row.UnitId : 0, row.MemberId, row.Year)).ToDictionary(maker => maker.Key, maker => maker.Count()),
            Own = (await own.RunAsync(cancellation)).Select(member => member.Id).ToHashSet(),
            Exempt = exempt.Select(row => (row.MemberId, row.Year)).ToHashSet(),
        };
        return new(ground, sheets, db.Viewer.AccountId ?? 0, db.Viewer.Name, db.Now);
    }
}
