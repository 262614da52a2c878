using System.Text.Json;

namespace Pacesetter.Domain.Plans;

/// <summary>A plan as it was approved, kept whole so that any two can be compared.</summary>
/// <param name="Content">JSON array of the tasks as they stood.</param>
public sealed record PlanVersion(Guid PlanId, int Number, int By, DateTime At, string Content)
{
    public static PlanVersion Of(Plan plan, IEnumerable<PlanTask> tasks, int by, DateTime at) => new(plan.Id, plan.Versions, by, at,
        JsonSerializer.Serialize(tasks.Select(task => new VersionedTask(task.Id, task.ServesId, task.UpperTaskId, TaskWording.Of(task)))));

    public IReadOnlyList<VersionedTask> Tasks() => JsonSerializer.Deserialize<List<VersionedTask>>(Content) ?? [];
}

/// <summary>A task as it stood in a version.</summary>
public sealed record VersionedTask(Guid Id, Guid? ServesId, Guid? UpperTaskId, TaskWording Wording)
{
    /// <summary>The tasks of two versions side by side, in the order of the newer one, what was taken out last.</summary>
    public static IReadOnlyList<(VersionedTask? Before, VersionedTask? After)> Pair(IReadOnlyList<VersionedTask> before, IReadOnlyList<VersionedTask> after)
    {
        var earlier = before.ToDictionary(task => task.Id);
        var kept = after.Select(task => task.Id).ToHashSet();
        return [.. after.Select(task => (earlier.GetValueOrDefault(task.Id), (VersionedTask?)task)), .. before.Where(task => !kept.Contains(task.Id)).Select(task => ((VersionedTask?)task, (VersionedTask?)null))];
    }
}
