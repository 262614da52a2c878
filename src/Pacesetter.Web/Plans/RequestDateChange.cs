using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Plans;

namespace Pacesetter.Web.Plans;

/// <summary>
/// Asks the unit above for another date or target. Where the recipe asks for nobody's approval of the plan it takes effect at once; the old
/// date stays in sight and the postponement counts either way.
/// </summary>
public sealed class RequestDateChange(PacesetterDb db)
{
    /// <exception cref="BrokenRule">accounts.not-yours, plans.request-open, plans.outside-campaign, plans.text-long; those of <see cref="DateChange"/>.</exception>
    public async Task<DateChange> RunAsync(TaskFile file, DateOnly newDue, double? newTarget, string? reason, CancellationToken cancellation = default)
    {
        await db.DemandAsync(file.Unit.Id, Role.Office, Role.Secretary);
        BrokenRule.Unless(reason is null || reason.Length <= Plan.ReasonLength, "plans.text-long", Plan.ReasonLength);
        BrokenRule.Unless(newDue <= file.Campaign.EndMonth.Last, "plans.outside-campaign", file.Campaign.StartMonth, file.Campaign.EndMonth);
        BrokenRule.Unless(!await db.DateChanges.AnyAsync(change => change.TaskId == file.Task.Id && change.Answer == null, cancellation), "plans.request-open");
        var change = new DateChange(file.Task, newDue, newTarget, reason ?? "", db.Viewer.AccountId ?? 0, db.Now);
        if (!file.Kind.NeedsApproval) change.TakeEffect(file.Task, db.ThisMonth);
        db.DateChanges.Add(change);
        var act = new Act("RequestDateChange", file.Unit.Id, "PlanTask", file.Task.Id)
        {
            CampaignId = file.Campaign.Id, Reason = change.Reason, OnBehalfOf = db.OnBehalfOf(file.Unit),
            Before = JsonSerializer.Serialize(new { due = change.OldDue, target = change.OldTarget }), After = JsonSerializer.Serialize(new { due = newDue, target = newTarget }),
        };
        await db.CommitAsync(act, cancellation);
        return change;
    }
}
