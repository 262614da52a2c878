using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Acts;

namespace Pacesetter.Web.Plans;

/// <summary>Puts a task one place up or down among those its plan shows.</summary>
public sealed class ReorderTasks(PacesetterDb db)
{
    /// <param name="plan">The plan in which the order is seen.</param>
    /// <param name="taskId">The task that moves.</param>
    /// <param name="up">Towards the top.</param>
    /// <param name="cancellation">Until the commit itself.</param>
    /// <exception cref="BrokenRule">accounts.not-yours, plans.task.unknown.</exception>
    public async Task RunAsync(PlanFile plan, Guid taskId, bool up, CancellationToken cancellation = default)
    {
        await db.DemandAsync(plan.Unit.Id, Role.Office, Role.Secretary);
        var shown = plan.Shown.ToList();
        var place = shown.FindIndex(task => task.Id == taskId);
        BrokenRule.Unless(place >= 0, "plans.task.unknown");
        var other = up ? place - 1 : place + 1;
        if (other < 0 || other >= shown.Count) return;
        (shown[place], shown[other]) = (shown[other], shown[place]);
        // Numbers among the shown ones are dealt out anew, so that equal ones from an import come apart.
        var numbers = shown.Select(task => task.Ordinal).Order().ToArray();
        for (var i = 1; i < numbers.Length; i++) numbers[i] = Math.Max(numbers[i], numbers[i - 1] + 1);
        for (var i = 0; i < shown.Count; i++) shown[i].Ordinal = numbers[i];
        await db.CommitAsync(new Act("ReorderTasks", plan.Unit.Id, "PlanTask", taskId) { CampaignId = plan.Campaign.Id }, cancellation);
    }
}
