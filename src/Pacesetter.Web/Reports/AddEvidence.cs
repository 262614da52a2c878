using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Plans;

namespace Pacesetter.Web.Reports;

/// <summary>Puts a file beside a task's line for a month, or another in its place; after the month closed it is a correction with a reason.</summary>
public sealed class AddEvidence(PacesetterDb db, FindMonth find, EvidenceFiles files)
{
    /// <exception cref="BrokenRule">plans.unknown, accounts.not-yours, reports.say-first: no line yet, reports.not-open, reports.closed: a reason is needed.</exception>
    public async Task<Evidence> RunAsync(Guid taskId, Month month, CheckedFile file, string? reason = null, CancellationToken cancellation = default)
    {
        var (found, line) = await find.LineToChangeAsync(taskId, month, reason, db.Today, cancellation);
        var evidence = file.Keep(found.Unit.Id, db.Viewer.AccountId ?? 0, db.Now);
        var before = await db.Evidence.FirstOrDefaultAsync(row => row.Id == line.EvidenceId, cancellation);
        if (before is not null) db.Evidence.Remove(before);
        db.Evidence.Add(evidence);
        line.EvidenceId = evidence.Id;
        var act = new Act("AddEvidence", found.Unit.Id, "TaskProgress", $"{taskId}/{found.Period.ToMonth}")
        {
            CampaignId = found.Campaign.Id, Before = Json(before), After = Json(evidence), Reason = reason?.Trim(), OnBehalfOf = db.OnBehalfOf(found.Unit),
        };
        await files.WriteAsync(evidence.Id, file.Bytes, cancellation);
        try
        {
            await db.CommitAsync(act, cancellation);
        }
        catch
        {
            files.Delete(evidence.Id);
            throw;
        }
        if (before is not null) files.Delete(before.Id);
        return evidence;
    }

    internal static string? Json(Evidence? evidence) => evidence is null ? null : JsonSerializer.Serialize(new { evidence.Id, evidence.Name, evidence.Size, evidence.Sha256 });
}

/// <summary>Takes the file beside a task's line away.</summary>
public sealed class RemoveEvidence(PacesetterDb db, FindMonth find, EvidenceFiles files)
{
    /// <exception cref="BrokenRule">As <see cref="AddEvidence"/>; reports.no-evidence.</exception>
    public async Task RunAsync(Guid taskId, Month month, string? reason = null, CancellationToken cancellation = default)
    {
        var (found, line) = await find.LineToChangeAsync(taskId, month, reason, db.Today, cancellation);
        var before = await db.Evidence.FirstOrDefaultAsync(row => row.Id == line.EvidenceId, cancellation) ?? throw new BrokenRule("reports.no-evidence");
        line.EvidenceId = null;
        db.Evidence.Remove(before);
        var act = new Act("RemoveEvidence", found.Unit.Id, "TaskProgress", $"{taskId}/{found.Period.ToMonth}")
        {
            CampaignId = found.Campaign.Id, Before = AddEvidence.Json(before), After = null, Reason = reason?.Trim(), OnBehalfOf = db.OnBehalfOf(found.Unit),
        };
        await db.CommitAsync(act, cancellation);
        files.Delete(before.Id);
    }
}
