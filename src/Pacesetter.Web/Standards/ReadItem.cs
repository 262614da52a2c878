using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain.Plans;
using Pacesetter.Domain.Pledges;
using Pacesetter.Domain.Standards;
using Pacesetter.Web.Pledges;
using Pacesetter.Web.Units;

namespace Pacesetter.Web.Standards;

/// <summary>A task that serves a standard item, with the unit it belongs to.</summary>
public sealed record ServingTask(PlanTask Task, string UnitCode, string UnitName);

/// <summary>A pledge that serves a standard item.</summary>
/// <param name="Member">Name of the member; null where the organisation itself pledges.</param>
public sealed record ServingPledge(Pledge Pledge, string UnitCode, string UnitName, string? Member);

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
        var (lastUnit, lastTask) = Keyset.Read(after);
        var rows = await (
            from task in Tasks(place, own)
            join unit in db.Units on task.UnitId equals unit.Id
            where task.Standard == item && (task.UnitId > lastUnit || (task.UnitId == lastUnit && task.Id.CompareTo(lastTask) > 0))
            orderby task.UnitId, task.Id
            select new ServingTask(task, unit.Code, unit.Name)).Take(most + 1).ToListAsync(cancellation);
        if (rows.Count <= most) return (rows, null);
        rows.RemoveAt(most);
        return (rows, Keyset.Of(rows[^1].Task.UnitId, rows[^1].Task.Id));
    }

    /// <param name="own">Only pledges of the unit itself and its members.</param>
    public Task<int> CountPledgesAsync(Place place, string item, bool own, CancellationToken cancellation = default) => Pledges(place, own).Where(pledge => pledge.Standard == item).CountAsync(cancellation);

    /// <summary>How many pledges of the unit itself and its members serve each item.</summary>
    public Task<Dictionary<string, int>> CountOwnPledgesAsync(Place place, CancellationToken cancellation = default) => Pledges(place, own: true).Where(pledge => pledge.Standard != null)
        .GroupBy(pledge => pledge.Standard!).Select(group => new { group.Key, Number = group.Count() }).ToDictionaryAsync(row => row.Key, row => row.Number, cancellation);

    /// <param name="own">Only pledges of the unit itself and its members.</param>
    /// <param name="after">The last pledge of the page before, as it was answered; null: from the first.</param>
    public async Task<(IReadOnlyList<ServingPledge> Pledges, string? Next)> PledgesAsync(Place place, string item, bool own, string? after, int most, CancellationToken cancellation = default)
    {
        var (lastUnit, lastPledge) = Keyset.Read(after);
        var rows = await (
            from pledge in Pledges(place, own)
            join unit in db.Units on pledge.UnitId equals unit.Id
            where pledge.Standard == item && (pledge.UnitId > lastUnit || (pledge.UnitId == lastUnit && pledge.Id.CompareTo(lastPledge) > 0))
            orderby pledge.UnitId, pledge.Id
            select new { pledge, unit.Code, unit.Name }).Take(most + 1).ToListAsync(cancellation);
        // Whoever sees a pledge sees whose it is; a mobile member stands on the roster of another unit.
        int[] ids = [.. rows.Select(row => row.pledge.MemberId).OfType<int>().Distinct()];
        var names = await db.Members.IgnoreQueryFilters([PacesetterDb.Scope]).Where(member => ids.Contains(member.Id)).ToDictionaryAsync(member => member.Id, member => member.Name, cancellation);
        List<ServingPledge> found = [.. rows.Take(most).Select(row => new ServingPledge(row.pledge, row.Code, row.Name, row.pledge.MemberId is { } member ? names[member] : null))];
        return (found, rows.Count > most ? Keyset.Of(found[^1].Pledge.UnitId, found[^1].Pledge.Id) : null);
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

    /// <summary>Those of the round that the month shows, as it stood by the end of the month.</summary>
    private IQueryable<Pledge> Pledges(Place place, bool own)
    {
        var (campaign, unit, month) = (place.Campaign!.Id, place.Unit.Id, place.Month);
        var year = place.Recipe!.Pledges is null ? 0 : ReadPledges.RoundOf(place, null).Year;
        var pledges = db.Pledges.AsNoTracking().Where(pledge => pledge.CampaignId == campaign && pledge.Year == year && pledge.Proposal.Month <= month && (pledge.Substitution == null || pledge.Substitution.Month > month));
        return own ? pledges.Where(pledge => pledge.UnitId == unit)
            : pledges.Where(pledge => db.UnitAncestors.Any(row => row.UnitId == pledge.UnitId && row.AncestorId == unit && row.FromMonth <= month && row.ToMonth > month));
    }
}
