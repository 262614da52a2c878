namespace Pacesetter.Domain.Plans;

/// <summary>How a unit stands to one compulsory plan (三个必有). The first four are never mixed up with each other.</summary>
public enum Standing
{
    Exempt,
    NotDue,

    /// <summary>Due this month; the day has not passed.</summary>
    Awaited,
    Lacks,
    Has,
}

/// <summary>Whether a unit must have the plan of one slot that covers a month, and has it.</summary>
/// <param name="Required">By the unit's tier and field.</param>
/// <param name="Plan">Null: nobody has begun it.</param>
public sealed record PlanDuty(int Slot, bool Required, Month From, Month To, DateOnly Due, Plan? Plan)
{
    /// <summary>The same rule as the counters of expected and present plans, told apart further by the day.</summary>
    public Standing In(Month month, DateOnly today) =>
        Plan?.PresentSince <= month ? Standing.Has
        : !Required ? Standing.Exempt
        : Month.From(Due) > month ? Standing.NotDue
        : today <= Due ? Standing.Awaited
        : Standing.Lacks;
}
