using Microsoft.EntityFrameworkCore;
using Pacesetter.Data.Tallies;
using Pacesetter.Domain;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Units;

namespace Pacesetter.Data.Units;

/// <summary>Opens, moves and closes units. The rows of <see cref="UnitAncestor"/> are its alone; everything else only reads them.</summary>
public sealed class Tree(PacesetterDb db)
{
    /// <summary>Puts a new unit under <paramref name="parentId"/> (null: it is the root) from its first month on.</summary>
    /// <exception cref="BrokenRule">units.second-root, units.parent-not-open.</exception>
    public async Task OpenAsync(Unit unit, int? parentId, Act act, CancellationToken cancellation = default)
    {
        if (parentId is null) BrokenRule.Unless(!await db.Units.IgnoreQueryFilters([PacesetterDb.Scope]).AnyAsync(cancellation), "units.second-root");
        else BrokenRule.Unless((await FindAsync(parentId.Value, cancellation)).IsOpenIn(unit.OpenFrom), "units.parent-not-open", unit.OpenFrom);
        db.Units.Add(unit);
        await db.CommitAsync([act], counting => PlaceAsync(counting, unit, parentId, cancellation), cancellation);
    }

    /// <summary>Moves a unit with everything below it under another parent from <paramref name="month"/> on; earlier months keep their tree.</summary>
    /// <exception cref="BrokenRule">units.moved-below-itself, units.parent-not-open, units.root-stays, units.already-there.</exception>
    public async Task MoveAsync(Unit unit, int parentId, Month month, Act act, CancellationToken cancellation = default)
    {
        var above = await AncestorsAsync(unit.Id, month, cancellation);
        BrokenRule.Unless(above.Count > 1, "units.root-stays");
        BrokenRule.Unless(!await db.UnitAncestors.AnyAsync(row => row.AncestorId == unit.Id && row.UnitId == parentId && row.ToMonth > month, cancellation), "units.moved-below-itself");
        BrokenRule.Unless((await FindAsync(parentId, cancellation)).IsOpenIn(month), "units.parent-not-open", month);
        BrokenRule.Unless(!await db.UnitAncestors.AnyAsync(row => row.UnitId == unit.Id && row.AncestorId == parentId && row.Depth == 1 && row.FromMonth <= month && row.ToMonth == Month.Never, cancellation), "units.already-there");
        var below = await AncestorsAsync(parentId, month, cancellation);
        await db.CommitAsync([act], async counting =>
        {
            await MoveRowsAsync(counting, unit.Id, parentId, month, cancellation);
            counting.Reshape(above.Union(below).Except([unit.Id]), month);
        }, cancellation);
    }

    /// <summary>Closes a unit: <paramref name="month"/> is the first in which it is no more. Its past stays.</summary>
    /// <exception cref="BrokenRule">units.has-units-below, units.has-members, units.closed-before-opened.</exception>
    public async Task CloseAsync(Unit unit, Month month, Act act, CancellationToken cancellation = default)
    {
        BrokenRule.Unless(!await db.UnitAncestors.AnyAsync(row => row.AncestorId == unit.Id && row.Depth == 1 && row.ToMonth > month, cancellation), "units.has-units-below", unit.Name);
        BrokenRule.Unless(!await db.Memberships.AnyAsync(row => row.UnitId == unit.Id && row.ToMonth > month, cancellation), "units.has-members", unit.Name);
        unit.CloseFrom(month);
        var above = await AncestorsAsync(unit.Id, month, cancellation);
        await db.CommitAsync([act], async counting =>
        {
            await counting.ExecuteAsync("DELETE FROM unit_ancestors WHERE unit_id = @u AND from_month >= @m", cancellation, ("u", unit.Id), ("m", month.Value));
            await counting.ExecuteAsync("UPDATE unit_ancestors SET to_month = @m WHERE unit_id = @u AND to_month > @m", cancellation, ("u", unit.Id), ("m", month.Value));
            counting.Reshape(above, month);
        }, cancellation);
    }

    private static async Task PlaceAsync(Counting counting, Unit unit, int? parentId, CancellationToken cancellation)
    {
        (string, object)[] values = [("u", unit.Id), ("p", parentId ?? 0), ("m", unit.OpenFrom.Value), ("n", Month.Never.Value)];
        await counting.ExecuteAsync("INSERT INTO unit_ancestors (ancestor_id, unit_id, depth, from_month, to_month) VALUES (@u, @u, 0, @m, @n)", cancellation, values);
        await counting.ExecuteAsync("""
            INSERT INTO unit_ancestors (ancestor_id, unit_id, depth, from_month, to_month)
            SELECT a.ancestor_id, @u, a.depth + 1, CASE WHEN a.from_month > @m THEN a.from_month ELSE @m END, a.to_month
            FROM unit_ancestors a WHERE a.unit_id = @p AND a.to_month > @m
            """, cancellation, values);
    }

    /// <summary>Ends what stood above the subtree and puts the new parent's line above it, wherever both hold at once.</summary>
    private static async Task MoveRowsAsync(Counting counting, int unit, int parent, Month month, CancellationToken cancellation)
    {
        const string outside = "unit_id IN (SELECT d.unit_id FROM unit_ancestors d WHERE d.ancestor_id = @u AND d.to_month > @m) AND ancestor_id NOT IN (SELECT d.unit_id FROM unit_ancestors d WHERE d.ancestor_id = @u AND d.to_month > @m)";
        (string, object)[] values = [("u", unit), ("p", parent), ("m", month.Value)];
        await counting.ExecuteAsync($"DELETE FROM unit_ancestors WHERE from_month >= @m AND {outside}", cancellation, values);
        await counting.ExecuteAsync($"UPDATE unit_ancestors SET to_month = @m WHERE to_month > @m AND {outside}", cancellation, values);
        await counting.ExecuteAsync("""
            INSERT INTO unit_ancestors (ancestor_id, unit_id, depth, from_month, to_month)
            SELECT ancestor_id, unit_id, depth, from_month, to_month FROM (
                SELECT a.ancestor_id, d.unit_id, a.depth + d.depth + 1 AS depth,
                    CASE WHEN a.from_month > d.from_month AND a.from_month > @m THEN a.from_month WHEN d.from_month > @m THEN d.from_month ELSE @m END AS from_month,
                    CASE WHEN a.to_month < d.to_month THEN a.to_month ELSE d.to_month END AS to_month
                FROM unit_ancestors a CROSS JOIN unit_ancestors d
                WHERE a.unit_id = @p AND a.to_month > @m AND d.ancestor_id = @u AND d.to_month > @m) joined
            WHERE from_month < to_month
            """, cancellation, values);
    }

    /// <summary>The unit itself and all above it, in any month from <paramref name="from"/> on.</summary>
    private async Task<List<int>> AncestorsAsync(int unit, Month from, CancellationToken cancellation) =>
        await db.UnitAncestors.Where(row => row.UnitId == unit && row.ToMonth > from).Select(row => row.AncestorId).Distinct().ToListAsync(cancellation);

    private async Task<Unit> FindAsync(int id, CancellationToken cancellation) =>
        await db.Units.FirstOrDefaultAsync(unit => unit.Id == id, cancellation) ?? throw new BrokenRule("units.unknown");
}
