using System.Text.Json;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Findings;
using Pacesetter.Web.Reports;

namespace Pacesetter.Web.Findings;

/// <summary>Says who answers for a finding and what is to be done.</summary>
public sealed class AssignFinding(PacesetterDb db, FindOwner owners)
{
    /// <exception cref="BrokenRule">accounts.not-yours; those of <see cref="Finding.Assign"/>.</exception>
    public async Task RunAsync(FindingFile file, Charge charge, CancellationToken cancellation = default)
    {
        await db.DemandRectifyAsync(file);
        var before = Json(file.Finding);
        file.Finding.Assign(charge with { OwnerId = await owners.RunAsync(file.Unit.Id, charge.Owner, cancellation) });
        await db.CommitAsync(file.Act(db, "AssignFinding", Json(file.Finding), before), cancellation);
    }

    private static string Json(Finding finding) => JsonSerializer.Serialize(new { finding.Leader, finding.Owner, finding.Measure });
}

/// <summary>Notes a step on the way.</summary>
public sealed class NoteStep(PacesetterDb db)
{
    /// <exception cref="BrokenRule">accounts.not-yours; those of <see cref="Finding.Note"/>.</exception>
    public async Task RunAsync(FindingFile file, string? text, CancellationToken cancellation = default)
    {
        await db.DemandRectifyAsync(file);
        var step = file.Finding.Note(text, db.FindingHand, db.Now);
        db.FindingSteps.Add(step);
        await db.CommitAsync(file.Act(db, "NoteFindingStep", JsonSerializer.Serialize(new { step.Text })), cancellation);
    }
}

/// <summary>Reports a finding as put right, with a file that shows it or without.</summary>
public sealed class ReportFinding(PacesetterDb db, EvidenceFiles files)
{
    /// <param name="shown">Never needed.</param>
    /// <param name="trueOn">The day on which what the file shows was so; null: today.</param>
    /// <exception cref="BrokenRule">accounts.not-yours; those of <see cref="Finding.Report"/>.</exception>
    public async Task RunAsync(FindingFile file, string? text, CheckedFile? shown = null, DateOnly? trueOn = null, CancellationToken cancellation = default)
    {
        await db.DemandRectifyAsync(file);
        var evidence = shown?.Keep(file.Unit.Id, db.Viewer.AccountId ?? 0, db.Now);
        file.Finding.Report(text, evidence?.Id, trueOn, db.FindingHand, db.Now, db.Today);
        if (evidence is not null)
        {
            db.Evidence.Add(evidence);
            await files.WriteAsync(evidence.Id, shown!.Bytes, cancellation);
        }
        try
        {
            var result = file.Finding.Result!;
            await db.CommitAsync(file.Act(db, "ReportFinding", JsonSerializer.Serialize(new { result.Text, result.TrueOn, evidence?.Sha256 })), cancellation);
        }
        catch
        {
            if (evidence is not null) files.Delete(evidence.Id);
            throw;
        }
    }
}

/// <summary>Tells the unit above that a finding cannot be put right from here.</summary>
public sealed class CallImpossible(PacesetterDb db)
{
    /// <exception cref="BrokenRule">accounts.not-yours; those of <see cref="Finding.CallImpossible"/>.</exception>
    public async Task RunAsync(FindingFile file, string? reason, CancellationToken cancellation = default)
    {
        await db.DemandRectifyAsync(file);
        file.Finding.CallImpossible(reason, db.FindingHand, db.Now);
        await db.CommitAsync(file.Act(db, "CallFindingImpossible", reason: file.Finding.Impossible!.Reason), cancellation);
    }
}
