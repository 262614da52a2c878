namespace Pacesetter.Domain.Plans;

/// <summary>The order a unit gives its tasks. It is one for all its plans and changes no promise, so it may change at any time.</summary>
public static class TaskOrder
{
    /// <summary>Tasks as the unit has put them; where it has not, the longer plan and the earlier due date first.</summary>
    public static IReadOnlyList<PlanTask> Of(IEnumerable<PlanTask> tasks) =>
        [.. tasks.OrderBy(task => task.Ordinal).ThenBy(task => task.Slot).ThenBy(task => task.Due ?? DateOnly.MaxValue).ThenBy(task => task.Id)];

    /// <summary>Puts some tasks of a unit in another order; they share the places they had, and all others keep theirs.</summary>
    /// <param name="all">All tasks of the unit in the campaign.</param>
    /// <param name="wanted">Those to be put in order, first to last.</param>
    /// <returns>Whether anything changed.</returns>
    /// <exception cref="BrokenRule">plans.task.unknown, plans.order-twice.</exception>
    public static bool Put(IReadOnlyCollection<PlanTask> all, IReadOnlyList<Guid> wanted)
    {
        BrokenRule.Unless(wanted.Distinct().Count() == wanted.Count, "plans.order-twice");
        var byId = all.ToDictionary(task => task.Id);
        BrokenRule.Unless(wanted.All(byId.ContainsKey), "plans.task.unknown");
        var named = wanted.ToHashSet();
        var before = Of(all);
        var next = new Queue<Guid>(wanted);
        List<PlanTask> after = [.. before.Select(task => named.Contains(task.Id) ? byId[next.Dequeue()] : task)];
        if (after.SequenceEqual(before)) return false;
        for (var i = 0; i < after.Count; i++) after[i].Ordinal = i + 1;
        return true;
    }
}
