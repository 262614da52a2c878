using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain.Plans;

namespace Pacesetter.Web.Plans;

internal static class TaskNames
{
    /// <summary>Titles of what these tasks serve and take up. Above the viewer's units a task is known by its name only.</summary>
    public static async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(this PacesetterDb db, IEnumerable<PlanTask> tasks, CancellationToken cancellation = default)
    {
        var wanted = tasks.SelectMany(task => new[] { task.ServesId, task.UpperTaskId }).OfType<Guid>().Distinct().ToList();
        return wanted.Count == 0 ? new Dictionary<Guid, string>()
            : await db.PlanTasks.IgnoreQueryFilters([PacesetterDb.Scope]).Where(row => wanted.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.Title, cancellation);
    }
}
