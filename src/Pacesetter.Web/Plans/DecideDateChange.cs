using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Plans;

namespace Pacesetter.Web.Plans;

/// <summary>The unit above grants or refuses another date or target.</summary>
public sealed class DecideDateChange(PacesetterDb db)
{
    /// <exception cref="BrokenRule">plans.change.unknown, accounts.not-yours; those of <see cref="DateChange.Decide"/>.</exception>
    public async Task<DateChange> RunAsync(Guid changeId, bool granted, string? reason, CancellationToken cancellation = default)
    {
        var change = await db.DateChanges.FirstOrDefaultAsync(row => row.Id == changeId, cancellation) ?? throw new BrokenRule("plans.change.unknown");
        await db.DemandAboveAsync(change.UnitId, Role.Office, Role.Leader, Role.Secretary);
        BrokenRule.Unless(reason is null || reason.Length <= Plan.ReasonLength, "plans.text-long", Plan.ReasonLength);
        var task = await db.PlanTasks.FirstAsync(row => row.Id == change.TaskId, cancellation);
        change.Decide(task, granted, reason, db.Viewer.AccountId ?? 0, db.Now, db.ThisMonth);
        var act = new Act("DecideDateChange", change.UnitId, "PlanTask", change.TaskId)
        {
            CampaignId = change.CampaignId, Reason = change.Answer!.Reason, After = JsonSerializer.Serialize(new { granted, due = change.NewDue, target = change.NewTarget }),
        };
        await db.CommitAsync(act, cancellation);
        return change;
    }
}
