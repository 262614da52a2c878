using System.Text.Json;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Plans;

namespace Pacesetter.Web.Plans;

/// <summary>Writes a new task into a plan that is not handed in.</summary>
public sealed class AddTask(PacesetterDb db)
{
    /// <param name="plan">The plan it is written in.</param>
    /// <param name="input">Owner and due date may be missing until the plan is handed in.</param>
    /// <param name="cancellation">Until the commit itself.</param>
    /// <exception cref="BrokenRule">accounts.not-yours, plans.plan-submitted, plans.plan-approved, plans.outside-campaign, plans.carrier-unknown,
    /// plans.standard-unknown, plans.task.unknown; those of <see cref="TaskWording.Check"/>.</exception>
    public async Task<PlanTask> RunAsync(PlanFile plan, TaskInput input, CancellationToken cancellation = default)
    {
        await db.DemandAsync(plan.Unit.Id, Role.Office, Role.Secretary);
        input.Wording.Check();
        input.DemandFits(plan.Campaign, plan.Recipe);
        await db.DemandOpenAsync(null, (plan.Campaign.Id, plan.Unit.Id, plan.Plan.Slot), input.Wording, cancellation);
        var task = new PlanTask(plan.Campaign.Id, plan.Unit.Id, plan.Plan.Slot, input.Wording.Title, input.Wording.From, input.Wording.To, db.ThisMonth);
        task.Rewrite(input.Wording);
        task.Ordinal = plan.Tasks.Count == 0 ? 1 : plan.Tasks.Max(other => other.Ordinal) + 1;
        await db.TieAsync(task, input, cancellation);
        db.PlanTasks.Add(task);
        var act = new Act("AddTask", plan.Unit.Id, "PlanTask", task.Id)
        {
            CampaignId = plan.Campaign.Id, After = JsonSerializer.Serialize(TaskWording.Of(task)), OnBehalfOf = db.OnBehalfOf(plan.Unit),
        };
        await db.CommitAsync(act, cancellation);
        return task;
    }
}
