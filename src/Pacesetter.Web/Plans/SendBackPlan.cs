using System.Text.Json;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Plans;

namespace Pacesetter.Web.Plans;

/// <summary>The unit above returns a plan, with the reason and with a remark on each task that needs mending.</summary>
public sealed class SendBackPlan(PacesetterDb db)
{
    /// <param name="file">The plan.</param>
    /// <param name="reason">What is to be mended on the whole.</param>
    /// <param name="remarks">By task; earlier remarks on tasks not named here are taken away.</param>
    /// <param name="cancellation">Until the commit itself.</param>
    /// <exception cref="BrokenRule">accounts.not-yours, plans.text-long; those of <see cref="Plan.SendBack"/>.</exception>
    public async Task RunAsync(PlanFile file, string? reason, IReadOnlyDictionary<Guid, string> remarks, CancellationToken cancellation = default)
    {
        await db.DemandAboveAsync(file.Unit.Id, Role.Office, Role.Leader, Role.Secretary);
        BrokenRule.Unless(reason is null || reason.Length <= Plan.ReasonLength, "plans.text-long", Plan.ReasonLength);
        BrokenRule.Unless(remarks.Values.All(remark => remark.Length <= PlanTask.TextLength), "plans.text-long", PlanTask.TextLength);
        file.Plan.SendBack(reason ?? "", db.Viewer.AccountId ?? 0, db.Now);
        foreach (var task in file.Shown)
            task.Remark = remarks.TryGetValue(task.Id, out var remark) && !string.IsNullOrWhiteSpace(remark) ? remark.Trim() : null;
        var act = new Act("SendBackPlan", file.Unit.Id, "Plan", file.Plan.Id)
        {
            CampaignId = file.Campaign.Id, Reason = reason!.Trim(), After = JsonSerializer.Serialize(file.Shown.Where(task => task.Remark is not null).ToDictionary(task => task.Id, task => task.Remark)),
        };
        await db.CommitAsync(act, cancellation);
    }
}
