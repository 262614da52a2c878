using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain.Plans;
using Pacesetter.Domain.Standards;
using Pacesetter.Web.Units;

namespace Pacesetter.Web.Standards;

/// <summary>A task that serves a standard item, with the unit it belongs to.</summary>
public sealed record ServingTask(PlanTask Task, string UnitCode, string UnitName);

/// <summary>Follows a standard item to what serves it, in a unit and everything below it.</summary>
public sealed class ReadItem(PacesetterDb db)
{
    /// <param name="own">Only tasks of the unit itself.</param>
    public Task<int> CountTasksAsync(Place place, string item, bool own, CancellationToken cancellation = default) => Tasks(place, own).Where(task => task.Standard == item).CountAsync(cancellation);

    /// <summary>How many tasks of the unit itself serve each item.</summary>
    public Task<Dictionary<string, int>> CountOwnAsync(Place place, CancellationToken cancellation = default) => Tasks(place, own: true).Where(task => task.Standard != null)
        .GroupBy(task => task.Standard!).Select(group => new { group.Key, Number = group.Count() }).ToDictionaryAsync(row => row.Key, row => row.Number, cancellation);

    /// <param name="own">Only tasks of the unit itself.</param>
    /// <param name="after">The last task of the page before, as it was answered; null: from the first.</param>
    public async Task<(IReadOnlyList<ServingTask> Tasks, string? Next)> TasksAsync(Place place, string item, bool own, string? after, int most, CancellationToken cancellation = default)
    {
        var (lastUnit, lastTask) = Place(after);
        var rows = await (
            from task in Tasks(place, own)
            join unit in db.Units on task.UnitId equals unit.Id
            where task.Standard == item && (task.UnitId > lastUnit || (task.UnitId == lastUnit && task.Id.CompareTo(lastTask) > 0))
            orderby task.UnitId, task.Id
            select new ServingTask(task, unit.Code, unit.Name)).Take(most + 1).ToListAsync(cancellation);
        if (rows.Count <= most) return (rows, null);
        rows.RemoveAt(most);
        return (rows, FormattableString.Invariant($"{rows[^1].Task.UnitId}.{rows[^1].Task.Id}"));
    }

    /// <summary>Wordings of the unit on an item that hold no more in the month, or not yet; newest first.</summary>
    public Task<List<Refinement>> OthersAsync(Place place, string item, CancellationToken cancellation = default)
    {
        var (campaign, unit, month) = (place.Campaign!.Id, place.Unit.Id, place.Month);
        return db.Refinements.AsNoTracking().Where(row => row.CampaignId == campaign && row.UnitId == unit && row.Item == item && !(row.FromMonth <= month && (row.Ending == null || row.Ending.Month > month)))
            .OrderByDescending(row => row.FromMonth).ThenByDescending(row => row.Id).Take(50).ToListAsync(cancellation);
    }

    private IQueryable<PlanTask> Tasks(Place place, bool own)
    {
        var (campaign, unit, month) = (place.Campaign!.Id, place.Unit.Id, place.Month);
        var tasks = db.PlanTasks.AsNoTracking().Where(task => task.CampaignId == campaign && task.SinceMonth <= month && (task.Drop == null || task.Drop.Month > month));
        return own ? tasks.Where(task => task.UnitId == unit)
            : tasks.Where(task => db.UnitAncestors.Any(row => row.UnitId == task.UnitId && row.AncestorId == unit && row.FromMonth <= month && row.ToMonth > month));
    }

    private static (int Unit, Guid Task) Place(string? after)
    {
        var dot = after?.IndexOf('.', StringComparison.Ordinal) ?? -1;
        return dot > 0 && int.TryParse(after.AsSpan(0, dot), System.Globalization.CultureInfo.InvariantCulture, out var unit) && Guid.TryParse(after.AsSpan(dot + 1), out var task) ? (unit, task) : (0, Guid.Empty);
    }
}
