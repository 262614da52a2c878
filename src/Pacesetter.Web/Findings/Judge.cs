using System.Text.Json;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Findings;

namespace Pacesetter.Web.Findings;

/// <summary>Strikes a finding off the ledger, by somebody who had no part in it.</summary>
public sealed class CloseFinding(PacesetterDb db)
{
    /// <exception cref="BrokenRule">accounts.not-yours, findings.method-missing; those of <see cref="Finding.Close"/>.</exception>
    public async Task RunAsync(FindingFile file, CheckedBy? method, string? seen, CancellationToken cancellation = default)
    {
        await db.DemandJudgeAsync(file);
        file.Finding.Close(method ?? throw new BrokenRule("findings.method-missing"), seen, db.FindingHand, db.Now, db.ThisMonth);
        await db.CommitAsync(file.Act(db, "CloseFinding", JsonSerializer.Serialize(new { method = method.ToString(), file.Finding.Closing!.Seen })), cancellation);
    }
}

/// <summary>Sends back what was reported as put right and is not.</summary>
public sealed class SendBackFinding(PacesetterDb db)
{
    /// <exception cref="BrokenRule">accounts.not-yours; those of <see cref="Finding.SendBack"/>.</exception>
    public async Task RunAsync(FindingFile file, string? reason, CancellationToken cancellation = default)
    {
        await db.DemandJudgeAsync(file);
        db.FindingSteps.Add(file.Finding.SendBack(reason, db.FindingHand, db.Now));
        await db.CommitAsync(file.Act(db, "SendBackFinding", reason: file.Finding.Return!.Reason), cancellation);
    }
}

/// <summary>Decides above about a finding that cannot be put right: releases the unit, or gives it until another day.</summary>
public sealed class RuleOnFinding(PacesetterDb db)
{
    /// <param name="due">The new day; null releases the unit.</param>
    /// <exception cref="BrokenRule">accounts.not-yours; those of <see cref="Finding.Rule"/>.</exception>
    public async Task RunAsync(FindingFile file, DateOnly? due, string? reason, CancellationToken cancellation = default)
    {
        await db.DemandRuleAsync(file);
        var before = file.Finding.Due;
        file.Finding.Rule(due, reason, db.FindingHand, db.Now, db.Today);
        await db.CommitAsync(file.Act(db, "RuleOnFinding", JsonSerializer.Serialize(new { due, released = due is null }), JsonSerializer.Serialize(new { due = before }), file.Finding.Ruling!.Reason), cancellation);
    }
}
