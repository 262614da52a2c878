using System.Text.Json;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Plans;

namespace Pacesetter.Web.Plans;

/// <summary>Puts the tasks of a plan in the order the unit wants, at any time: nothing that was promised changes.</summary>
public sealed class OrderTasks(PacesetterDb db)
{
    /// <param name="plan">The plan whose tasks they are; the order holds in every plan that shows them.</param>
    /// <param name="wanted">Tasks that the plan shows, first to last; those left out keep their places.</param>
    /// <param name="cancellation">Until the commit itself.</param>
    /// <exception cref="BrokenRule">accounts.not-yours, plans.task.unknown, plans.order-twice.</exception>
    public async Task RunAsync(PlanFile plan, IReadOnlyList<Guid> wanted, CancellationToken cancellation = default)
    {
        await db.DemandAsync(plan.Unit.Id, Role.Office, Role.Secretary);
        var shown = plan.Shown;
        BrokenRule.Unless(wanted.All(id => shown.Any(task => task.Id == id)), "plans.task.unknown");
        if (!TaskOrder.Put(plan.Tasks, wanted)) return;
        var act = new Act("OrderTasks", plan.Unit.Id, "Plan", plan.Plan.Id)
        {
            CampaignId = plan.Campaign.Id, OnBehalfOf = db.OnBehalfOf(plan.Unit),
            Before = Ids(shown), After = Ids(TaskOrder.Of(shown)),
        };
        await db.CommitAsync(act, cancellation);
    }

    private static string Ids(IEnumerable<PlanTask> tasks) => JsonSerializer.Serialize(tasks.Select(task => task.Id));
}
