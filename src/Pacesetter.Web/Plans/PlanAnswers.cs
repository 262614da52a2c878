using Pacesetter.Domain;
using Pacesetter.Domain.Plans;

namespace Pacesetter.Web.Plans;

/// <summary>A compulsory plan of a unit as the API shows it.</summary>
/// <param name="Id">Null while nobody has drawn it up.</param>
/// <param name="Kind">Key of the plan kind in the campaign's recipe.</param>
/// <param name="Standing">exempt, not-due, awaited, lacks or has: five different things.</param>
/// <param name="Present">The month since which the unit has it.</param>
/// <param name="Returned">Why it was sent back last, if it was not handed in since.</param>
public sealed record PlanAnswer(
    Guid? Id, string Kind, Month From, Month To, DateOnly Due, string Standing, Month? Present, DateTime? Submitted, DateTime? Approved, string? Returned, int Versions, int Revision)
{
    internal static PlanAnswer Of(KindStanding one)
    {
        var (duty, plan) = (one.Duty!, one.Duty!.Plan);
        return new(plan?.Id, one.Kind.Key, duty.From, duty.To, duty.Due, Name(one.Standing), plan?.PresentSince,
            plan?.Submission?.At, plan?.Approval?.At, plan?.Return?.Reason, plan?.Versions ?? 0, plan?.Revision ?? 0);
    }

    private static string Name(Standing standing) => standing switch
    {
        Domain.Plans.Standing.Has => "has",
        Domain.Plans.Standing.Lacks => "lacks",
        Domain.Plans.Standing.Awaited => "awaited",
        Domain.Plans.Standing.NotDue => "not-due",
        _ => "exempt",
    };
}

/// <summary>A task that hangs loose, as the API shows it.</summary>
/// <param name="Unit">Code of the unit whose task it is; in the list of units, of the one that did not take it up.</param>
/// <param name="Kind">Key of the plan kind.</param>
/// <param name="Reason">Why the unit declined.</param>
public sealed record LooseAnswer(Guid Task, string Title, string Unit, string UnitName, string Kind, Month From, Month To, DateOnly? Due, string? Owner, int Offered, int Declined, string? Reason)
{
    internal static LooseAnswer Of(LooseTask row, IReadOnlyList<Domain.Campaigns.PlanKind> kinds) => new(
        row.TaskId, row.Title, row.UnitCode, row.UnitName, kinds[Math.Min(row.Slot, kinds.Count) - 1].Key, row.From, row.To, row.Due, row.Owner, row.Offered, row.Declined, row.Reason);
}

/// <summary>A task as the API shows it; the wording is what may be sent back to change it.</summary>
/// <param name="Kind">Key of the plan kind it was written in.</param>
/// <param name="Agreed">Since when date and target are binding.</param>
/// <param name="Completed">The month in whose report it was done.</param>
public sealed record TaskAnswer(
    Guid Id, string Unit, string Kind, TaskRequest Wording, DateTime? Agreed, Month? Completed, string? Dropped, int Postponements, string? Remark, int Revision)
{
    internal static TaskAnswer Of(PlanTask task, string unit, IReadOnlyList<Domain.Campaigns.PlanKind> kinds) => new(
        task.Id, unit, kinds[Math.Min(task.Slot, kinds.Count) - 1].Key, TaskRequest.Of(task), task.Agreed?.At, task.Completion?.Month, task.Drop?.Reason, task.Postponements, task.Remark, task.Revision);
}

/// <param name="Kind">Key of the plan kind to write it in; only for a new task, the shortest if left out.</param>
/// <param name="From">First month, 2026-10.</param>
/// <param name="To">Last month; the first if left out.</param>
/// <param name="Serves">Id of the longer task of the same unit that it serves.</param>
/// <param name="Upper">Id of the task of a unit above that it takes up.</param>
public sealed record TaskRequest(
    string Title, Month From, Month? To = null, DateOnly? Due = null, string? Owner = null, string? Measure = null, double? Target = null, string? TargetUnit = null,
    string? Leader = null, string? Supporters = null, string? ExpectedResult = null, string? CoreWork = null, string? NoCoreWork = null, string? Carrier = null,
    string? Standard = null, int Weight = 1, bool Mobilisation = false, Guid? Serves = null, Guid? Upper = null, string? Kind = null)
{
    internal static TaskRequest Of(PlanTask task) => new(
        task.Title, task.FromMonth, task.ToMonth, task.Due, task.Owner, task.Measure, task.Target, task.TargetUnit, task.Leader, task.Supporters, task.ExpectedResult,
        task.CoreWork, task.NoCoreWork, task.Carrier, task.Standard, task.Weight, task.Mobilisation, task.ServesId, task.UpperTaskId);

    internal TaskInput Input => new(
        new TaskWording(Title ?? "", From, To ?? From)
        {
            Due = Due, Owner = Owner, Measure = Measure, Target = Target, TargetUnit = TargetUnit, Leader = Leader, Supporters = Supporters, ExpectedResult = ExpectedResult,
            CoreWork = CoreWork, NoCoreWork = NoCoreWork, Carrier = Carrier, Standard = Standard, Weight = Weight, Mobilisation = Mobilisation,
        },
        Serves, Upper);
}

/// <param name="Kind">Key of the plan kind.</param>
/// <param name="Month">Any month of the plan's period.</param>
public sealed record PlanRequest(string Kind, Month Month, string? Campaign = null);

/// <param name="Remarks">What to mend, by id of the task.</param>
public sealed record ReturnRequest(string Reason, IReadOnlyDictionary<Guid, string>? Remarks = null);

public sealed record ReasonRequest(string Reason);

public sealed record DateChangeRequest(DateOnly Due, string Reason, double? Target = null);

public sealed record DecisionRequest(bool Granted, string? Reason = null);

/// <param name="Accepted">True: it becomes an own draft. False: it is declined, with the reason.</param>
public sealed record OfferAnswerRequest(bool Accepted, string? Reason = null);
