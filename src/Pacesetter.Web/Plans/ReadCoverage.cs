using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Web.Units;

namespace Pacesetter.Web.Plans;

/// <summary>What a page of coverage asks for.</summary>
/// <param name="List">Key of a list, one of <see cref="CoverageLists.Keys"/>; null: the first that has anything in it.</param>
/// <param name="Below">True: the unit and everything below it in the tree of the month. False: the unit alone.</param>
/// <param name="After">Continue behind this row, as <see cref="Coverage.Next"/> gave it.</param>
public sealed record CoverageQuery(string? List = null, bool Below = false, string? After = null);

/// <summary>A task that hangs loose.</summary>
/// <param name="Key">The task; in the list of units, the offer.</param>
/// <param name="UnitCode">Whose it is; in the list of units, who did not take it up.</param>
/// <param name="Offered">To how many units it is offered.</param>
/// <param name="Declined">How many of them declined.</param>
/// <param name="Reason">Why the unit declined; null while it has not answered.</param>
public sealed record LooseTask(
    Guid Key, Guid TaskId, string Title, int Slot, string? Owner, Month From, Month To, DateOnly? Due, int UnitId, string UnitCode, string UnitName, int Offered, int Declined, string? Reason);

/// <summary>Where plans do not hang together.</summary>
/// <param name="Counts">How many rows each list has, by key.</param>
/// <param name="List">The one shown.</param>
/// <param name="Next">Where the next page begins; null on the last.</param>
public sealed record Coverage(IReadOnlyDictionary<string, int> Counts, string List, IReadOnlyList<LooseTask> Rows, string? Next);

/// <summary>Seven statements whatever the size of the tree. It reads past the query filter: the place was found through it, and what lies below it is visible.</summary>
public sealed class ReadCoverage(PacesetterDb db)
{
    public const int PageSize = 50;

    /// <exception cref="BrokenRule">plans.cover.unknown: there is no such list.</exception>
    public async Task<Coverage> RunAsync(Place place, CoverageQuery query, CancellationToken cancellation = default)
    {
        BrokenRule.Unless(query.List is null || CoverageLists.Keys.Contains(query.List), "plans.cover.unknown", query.List);
        var lists = new CoverageLists(db, place, query.Below);
        Dictionary<string, int> counts = [];
        foreach (var key in CoverageLists.Keys)
            counts[key] = key == CoverageLists.Units ? await lists.NotTakenUp().CountAsync(cancellation) : await lists.Of(key).CountAsync(cancellation);
        var list = query.List ?? CoverageLists.Keys.FirstOrDefault(key => counts[key] > 0) ?? CoverageLists.Keys[0];
        var rows = await (list == CoverageLists.Units ? Offers(lists, query.After) : Tasks(lists, list, query.After)).Take(PageSize + 1).ToListAsync(cancellation);
        var last = rows.Count > PageSize ? rows[PageSize - 1] : null;
        return new(counts, list, [.. rows.Take(PageSize)], last is null ? null : string.Create(CultureInfo.InvariantCulture, $"{last.UnitId}.{last.Key}"));
    }

    private IQueryable<LooseTask> Tasks(CoverageLists lists, string list, string? after)
    {
        var (unitId, key) = Parse(after);
        return
            from task in lists.Of(list)
            where task.UnitId > unitId || (task.UnitId == unitId && task.Id.CompareTo(key) > 0)
            orderby task.UnitId, task.Id
            join unit in db.Units on task.UnitId equals unit.Id
            select new LooseTask(task.Id, task.Id, task.Title, task.Slot, task.Owner, task.FromMonth, task.ToMonth, task.Due, unit.Id, unit.Code, unit.Name,
                db.TaskOffers.Count(offer => offer.TaskId == task.Id), db.TaskOffers.Count(offer => offer.TaskId == task.Id && offer.Answer!.Accepted == false), null);
    }

    private IQueryable<LooseTask> Offers(CoverageLists lists, string? after)
    {
        var (unitId, key) = Parse(after);
        return
            from offer in lists.NotTakenUp()
            where offer.UnitId > unitId || (offer.UnitId == unitId && offer.Id.CompareTo(key) > 0)
            orderby offer.UnitId, offer.Id
            join unit in db.Units on offer.UnitId equals unit.Id
            join task in db.PlanTasks on offer.TaskId equals task.Id
            select new LooseTask(offer.Id, task.Id, task.Title, task.Slot, task.Owner, task.FromMonth, task.ToMonth, task.Due, unit.Id, unit.Code, unit.Name, 1, offer.Answer == null ? 0 : 1, offer.Answer!.Reason);
    }

    private static (int Unit, Guid Key) Parse(string? after) =>
        after?.Split('.') is [var unit, var key] && int.TryParse(unit, CultureInfo.InvariantCulture, out var id) && Guid.TryParse(key, out var guid) ? (id, guid) : (0, Guid.Empty);
}
