using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Inspections;
using Pacesetter.Domain.Units;

namespace Pacesetter.Web.Inspections;

/// <summary>An office below the inspecting unit asks to come along to its own subtree instead of going there a second time.</summary>
public sealed class JoinInspection(PacesetterDb db)
{
    /// <param name="file">The inspection from above.</param>
    /// <param name="unit">Whose office asks.</param>
    /// <exception cref="BrokenRule">accounts.not-yours, inspections.join-own, inspections.join-asked; those of <see cref="Inspection.DemandRunning"/>.</exception>
    public async Task RunAsync(InspectionFile file, Unit unit, CancellationToken cancellation = default)
    {
        await db.DemandAsync(unit.Id, InspectionRights.Planners);
        file.Inspection.DemandRunning();
        BrokenRule.Unless(await IsBelowAsync(file, unit.Id, cancellation), "inspections.join-own");
        BrokenRule.Unless(!await db.InspectionJoins.AnyAsync(row => row.InspectionId == file.Inspection.Id && row.UnitId == unit.Id, cancellation), "inspections.join-asked");
        db.InspectionJoins.Add(new(file.Inspection.Id, unit.Id, file.Unit.Id, db.Viewer.AccountId ?? 0, db.Now));
        await db.CommitAsync(new Act("AskToJoin", unit.Id, nameof(Inspection), file.Inspection.Id) { CampaignId = file.Campaign.Id, After = JsonSerializer.Serialize(new { by = file.Unit.Name }) }, cancellation);
    }

    private Task<bool> IsBelowAsync(InspectionFile file, int unit, CancellationToken cancellation)
    {
        var month = db.ThisMonth;
        return db.UnitAncestors.AnyAsync(row => row.AncestorId == file.Unit.Id && row.UnitId == unit && row.Depth > 0 && row.FromMonth <= month && row.ToMonth > month, cancellation);
    }
}

/// <summary>The inspecting office answers who asked to come along; a yes shows them whom of their subtree is visited.</summary>
public sealed class AnswerJoin(PacesetterDb db)
{
    /// <exception cref="BrokenRule">accounts.not-yours, inspections.unknown; those of <see cref="InspectionJoin.Reply"/>.</exception>
    public async Task RunAsync(InspectionFile file, string unitCode, bool accepted, string? reason, CancellationToken cancellation = default)
    {
        await db.DemandAsync(file.Unit.Id, InspectionRights.Planners);
        var join = await db.InspectionJoins.FirstOrDefaultAsync(row => row.InspectionId == file.Inspection.Id && db.Units.Any(unit => unit.Id == row.UnitId && unit.Code == unitCode), cancellation)
            ?? throw new BrokenRule("inspections.unknown");
        join.Reply(accepted, reason, db.Viewer.AccountId ?? 0, db.Now);
        await db.CommitAsync(new Act("AnswerJoin", join.UnitId, nameof(Inspection), file.Inspection.Id) { CampaignId = file.Campaign.Id, After = JsonSerializer.Serialize(new { accepted }), Reason = join.Answer!.Reason }, cancellation);
    }
}
