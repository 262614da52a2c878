using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Data.Standards;
using Pacesetter.Domain.Standards;
using Pacesetter.Web.Units;

namespace Pacesetter.Web.Standards;

/// <summary>
/// What is said on a matter above and beside a unit, to see whether a sentence was copied. Only the unit's parents and siblings are read, never the
/// whole tree, and no more than a few hundred sentences of each.
/// </summary>
public sealed class ReadKnownTexts(PacesetterDb db)
{
    private const int Most = 400;

    // Routine tasks have short names, and the same name everywhere for good reason.
    private const int LongEnough = 10;

    /// <summary>Refinements of the siblings by item. A sibling that the viewer may not see has no name.</summary>
    public async Task<ILookup<string, KnownText>> BesideAsync(Place place, CancellationToken cancellation = default)
    {
        var (campaign, unit, month) = (place.Campaign!.Id, place.Unit.Id, place.Month);
        var rows = await (
            from own in db.UnitAncestors
            where own.UnitId == unit && own.Depth == 1 && own.FromMonth <= month && own.ToMonth > month
            join beside in db.UnitAncestors on own.AncestorId equals beside.AncestorId
            where beside.Depth == 1 && beside.UnitId != unit && beside.FromMonth <= month && beside.ToMonth > month
            join refinement in db.Refinements.IgnoreQueryFilters([PacesetterDb.Scope]).AsNoTracking().HoldingIn(campaign, month) on beside.UnitId equals refinement.UnitId
            orderby refinement.Id
            select new { refinement.Item, refinement.Text, refinement.UnitId }).Take(Most).ToListAsync(cancellation);
        var names = await NamesAsync([.. rows.Select(row => row.UnitId).Distinct()], cancellation);
        return rows.ToLookup(row => row.Item, row => new KnownText(row.Text, names.GetValueOrDefault(row.UnitId, ""), isAbove: false));
    }

    /// <summary>What stands above a unit's own words on an item.</summary>
    public static IEnumerable<KnownText> Above(ItemStanding standing, int unitId, string campaign)
    {
        if (standing.Item.Text is { } text) yield return new(text.Zh, campaign, isAbove: true);
        foreach (var one in standing.OfCampaign) yield return new(one.Text.Zh, campaign, isAbove: true);
        foreach (var one in standing.OfUnits.Where(one => one.UnitId != unitId)) yield return new(one.Refinement.Text, one.UnitName, isAbove: true);
    }

    /// <summary>Titles of tasks of the unit right above and of the siblings, the newest of them.</summary>
    /// <param name="place">Whose task it is that they are compared with.</param>
    /// <param name="taken">The task above that one takes up; to repeat its words is no copying.</param>
    /// <param name="cancellation">Stops the look-up.</param>
    public async Task<IReadOnlyList<KnownText>> TasksAsync(Place place, Guid? taken, CancellationToken cancellation = default)
    {
        var (campaign, unit, month) = (place.Campaign!.Id, place.Unit.Id, place.Month);
        var parents = await db.UnitAncestors.Where(row => row.UnitId == unit && row.Depth == 1 && row.FromMonth <= month && row.ToMonth > month).Select(row => row.AncestorId).ToListAsync(cancellation);
        var near = await db.UnitAncestors.Where(row => row.Depth == 1 && row.UnitId != unit && parents.Contains(row.AncestorId) && row.FromMonth <= month && row.ToMonth > month)
            .OrderBy(row => row.UnitId).Select(row => row.UnitId).Take(Most).ToListAsync(cancellation);
        List<int> units = [.. parents, .. near];
        // By month first: in the order of the key alone, SQLite would go through the tasks of the whole tree.
        var rows = await db.PlanTasks.IgnoreQueryFilters([PacesetterDb.Scope]).AsNoTracking()
            .Where(task => task.CampaignId == campaign && units.Contains(task.UnitId) && task.Id != taken && task.Drop == null && task.Title.Length >= LongEnough)
            .OrderByDescending(task => task.SinceMonth).ThenByDescending(task => task.Id).Select(task => new { task.Title, task.UnitId }).Take(Most).ToListAsync(cancellation);
        var names = await NamesAsync([.. rows.Select(row => row.UnitId).Distinct()], cancellation);
        return [.. rows.Select(row => parents.Contains(row.UnitId)
            ? new KnownText(row.Title, place.Path.Count > 0 ? place.Path[^1].Name : "", isAbove: true)
            : new KnownText(row.Title, names.GetValueOrDefault(row.UnitId, ""), isAbove: false))];
    }

    /// <summary>Names of those units that the viewer may see. A statement of its own: a filter that is ignored anywhere in a query is ignored in all of it.</summary>
    private Task<Dictionary<int, string>> NamesAsync(List<int> units, CancellationToken cancellation) =>
        db.Units.Where(unit => units.Contains(unit.Id)).ToDictionaryAsync(unit => unit.Id, unit => unit.Name, cancellation);
}
