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

namespace Pacesetter.Web.Pledges.Excel;

/// <summary>What an import of pledges found and did.</summary>
/// <param name="Exempted">Members who need not pledge.</param>
/// <param name="Advanced">Pledges that were there and of which the table says more.</param>
/// <param name="Problems">The first of them, each with its cell. With any problem nothing was written.</param>
/// <param name="IsWritten">Whether the store was changed; never in a dry run, nor where the file says what is there already.</param>
public sealed record PledgeImport(int Added, int Exempted, int Advanced, int Unchanged, int ProblemCount, IReadOnlyList<SheetProblem> Problems, IReadOnlyList<SheetProblem> Notices, bool IsWritten);

/// <summary>
/// Adds pledges from a table, row by row as it is read, all of them or none: what was pledged, and, where that was done on paper, when it was vetted and
/// published, what came of it and how it was judged; who need not pledge. Of pledges that are there it takes over the steps that were not done yet. The same file
/// twice changes nothing. The text of a pledge that is there is changed on its page only.
/// </summary>
public sealed class ImportPledges(PacesetterDb db, PledgeGrounds grounds, PledgeSheets sheets, Recount recount, PledgeAdvances advances)
{
    // Up to here each unit is recounted by itself; beyond, counting everything anew is quicker.
    private const int Few = 3000;

    /// <param name="unit">The subtree that the table may speak of; the viewer is its office or secretary.</param>
    /// <param name="dryRun">Only tell what would be added.</param>
    /// <exception cref="BrokenRule">accounts.not-yours.</exception>
    public async Task<PledgeImport> RunAsync(Stream file, string fileName, Unit unit, Campaign campaign, bool dryRun, CancellationToken cancellation = default)
    {
        await db.DemandAsync(unit.Id, Role.Office, Role.Secretary);
        await using var writing = dryRun ? null : await db.BeginAloneAsync(cancellation);
        using var reading = new PledgeReading(await grounds.RunAsync(unit, campaign, cancellation), sheets, db.Viewer.AccountId ?? 0, db.Viewer.Name, db.Now);
        using var pledges = reading.Read(file, fileName).GetEnumerator();
        List<Pledge> first = [];
        while (first.Count < Few && pledges.MoveNext()) first.Add(pledges.Current);
        var act = new Act("ImportPledges", unit.Id, nameof(Pledge), fileName[..Math.Min(fileName.Length, 100)]) { CampaignId = campaign.Id, After = JsonSerializer.Serialize(new { file = fileName }) };
        var many = first.Count == Few;
        if (dryRun) foreach (var _ in Rest(pledges)) cancellation.ThrowIfCancellationRequested();
        else if (many) await db.CommitAsync([act], _ => WriteAsync(first.Concat(Rest(pledges)), cancellation), cancellation);
        var acts = reading.IsSound ? await advances.RunAsync(reading, fileName, cancellation) : [];
        var writes = !dryRun && reading.IsSound && first.Count + acts.Count + reading.Exemptions.Count > 0;
        if (writes)
        {
            if (!many) db.Pledges.AddRange(first);
            db.PledgeExemptions.AddRange(reading.Exemptions);
            await db.CommitAsync(many ? acts : [act, .. acts], null, cancellation);
            if (many) await recount.RefreshAsync<Pledge>(new Act("Recount", unit.Id, nameof(Campaign), campaign.Key) { CampaignId = campaign.Id }, reading.Earliest, cancellation);
            await writing!.CommitAsync();
        }
        db.ChangeTracker.Clear();
        return new(reading.Added, reading.Exemptions.Count, reading.Ahead.Count, reading.Unchanged, Math.Max(reading.ProblemCount, reading.Problems.Count), reading.Problems, reading.Notices, writes);
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
}
