using System.Text.Json;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Plans;
using Pacesetter.Web.Plans;

namespace Pacesetter.Web.Reports;

/// <summary>What is to become of a task in the coming month. Nothing given: as it stands.</summary>
/// <param name="DropReason">Given: the task is dropped.</param>
public sealed record TaskChoice(Guid TaskId, string? Owner = null, DateOnly? Due = null, string? DropReason = null, bool Drops = false);

/// <summary>A task that only this month's plan knows of.</summary>
/// <param name="Target">How much, in <paramref name="TargetUnit"/>; both may be left out.</param>
public sealed record AddedTask(string Title, string? Owner, DateOnly? Due, double? Target = null, string? TargetUnit = null);

/// <summary>Confirms the plan of a month as the system drew it up, or with changes: owner and day, dropped with a reason, added.</summary>
public sealed class ConfirmMonthPlan(PacesetterDb db, FindMonthPlan find)
{
    /// <summary>Confirming twice changes nothing.</summary>
    /// <exception cref="BrokenRule">Those of <see cref="Plan.Submit"/> and <see cref="TaskWording.Check"/>; plans.unknown, plans.already-submitted,
    /// plans.reason-missing, plans.agreed-already, units.unknown, accounts.not-yours.</exception>
    public async Task<MonthPlan> RunAsync(MonthAddress address, IReadOnlyCollection<TaskChoice> choices, AddedTask? added = null, CancellationToken cancellation = default)
    {
        var found = await find.RunAsync(address, toChange: true, cancellation);
        await db.DemandAsync(found.Unit.Id, Role.Secretary, Role.Office);
        if (found.IsHandedIn && choices.Count == 0 && added is null) return found;
        BrokenRule.Unless(!found.IsHandedIn, "plans.already-submitted");

        var (by, period) = (db.Viewer.AccountId ?? 0, found.Period);
        foreach (var choice in choices) Apply(found, choice, by);
        var tasks = found.Tasks.Where(task => task.Drop is null).ToList();
        if (added is not null) tasks.Add(Add(found, added, await db.LastOrdinalAsync(found.Campaign.Id, found.Unit.Id, cancellation)));
        var plan = found.Plan ?? db.Plans.Add(new(found.Campaign.Id, found.Unit.Id, period.Slot, period.FromMonth, period.ToMonth)).Entity;
        if (plan.Submit(tasks, found.Kind.NeedsApproval, by, db.Now, db.ThisMonth) is { } version) db.PlanVersions.Add(version);
        var act = new Act("ConfirmMonthPlan", found.Unit.Id, "Plan", plan.Id)
        {
            CampaignId = found.Campaign.Id,
            After = choices.Count > 0 || added is not null ? JsonSerializer.Serialize(new { choices, added }, LineChanges.Json) : null,
            OnBehalfOf = db.OnBehalfOf(found.Unit),
        };
        await db.CommitAsync(act, cancellation);
        return found with { Plan = plan, Tasks = tasks };
    }

    private void Apply(MonthPlan found, TaskChoice choice, int by)
    {
        var task = found.Tasks.FirstOrDefault(task => task.Id == choice.TaskId) ?? throw new BrokenRule("plans.unknown");
        if (choice.Drops) task.GiveUp(choice.DropReason ?? "", by, db.Now, found.Period.FromMonth);
        else task.Rewrite(Reworded(TaskWording.Of(task), choice.Owner, choice.Due));
    }

    private PlanTask Add(MonthPlan found, AddedTask added, int last)
    {
        var period = found.Period;
        var task = new PlanTask(found.Campaign.Id, found.Unit.Id, period.Slot, added.Title, period.FromMonth, period.ToMonth, db.ThisMonth);
        task.Rewrite(Reworded(TaskWording.Of(task), added.Owner, added.Due ?? period.ToMonth.Last) with { Target = added.Target, TargetUnit = added.TargetUnit });
        task.Ordinal = last + 1;
        return db.PlanTasks.Add(task).Entity;
    }

    private static TaskWording Reworded(TaskWording wording, string? owner, DateOnly? due) => wording with
    {
        Owner = owner ?? wording.Owner,
        Due = due ?? wording.Due,
        To = due is { } day && Month.From(day) > wording.To ? Month.From(day) : wording.To,
    };
}
