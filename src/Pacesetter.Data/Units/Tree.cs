using Microsoft.EntityFrameworkCore;
using Pacesetter.Data.Campaigns;
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
    public Task OpenAsync(Unit unit, int? parentId, Act act, CancellationToken cancellation = default) => AloneAsync(async () =>
    {
        if (parentId is null) BrokenRule.Unless(!await db.Units.IgnoreQueryFilters([PacesetterDb.Scope]).AnyAsync(cancellation), "units.second-root");
        else await DemandCoversAsync(parentId.Value, unit, unit.OpenFrom, cancellation);
        db.Units.Add(unit);
        await db.CommitAsync([act], counting => PlaceAsync(counting, unit, parentId, cancellation), cancellation);
    }, cancellation);

    /// <summary>Moves a unit with everything below it under another parent from <paramref name="month"/> on; earlier months keep their tree.</summary>
    /// <exception cref="BrokenRule">units.not-open, units.moved-below-itself, units.parent-not-open, units.root-stays, units.already-there, campaigns.twice-on-a-line.</exception>
    public Task MoveAsync(Unit unit, int parentId, Month month, Act act, CancellationToken cancellation = default) => AloneAsync(async () =>
    {
        BrokenRule.Unless(unit.IsOpenIn(month), "units.not-open", unit.Name, month);
        var above = await AncestorsAsync(unit.Id, month, cancellation);
        BrokenRule.Unless(above.Count > 1, "units.root-stays");
        BrokenRule.Unless(!await db.UnitAncestors.AnyAsync(row => row.AncestorId == unit.Id && row.UnitId == parentId && row.ToMonth > month, cancellation), "units.moved-below-itself");
        await DemandCoversAsync(parentId, unit, month, cancellation);
        BrokenRule.Unless(!await db.UnitAncestors.AnyAsync(row => row.UnitId == unit.Id && row.AncestorId == parentId && row.Depth == 1 && row.FromMonth <= month && row.ToMonth >= unit.ClosedFrom, cancellation), "units.already-there");
        var below = await AncestorsAsync(parentId, month, cancellation);
        await db.CommitAsync([act], async counting =>
        {
            await MoveRowsAsync(counting, unit, parentId, month, cancellation);
            await db.DemandCampaignsApartAsync(cancellation);
            counting.Reshape(above.Union(below).Except([unit.Id]), month);
        }, cancellation);
    }, cancellation);

    /// <summary>Closes a unit: <paramref name="month"/> is the first in which it is no more. Its past stays.</summary>
    /// <exception cref="BrokenRule">units.has-units-below, units.has-members, units.closed-before-opened, units.closed-already.</exception>
    public Task CloseAsync(Unit unit, Month month, Act act, CancellationToken cancellation = default) => AloneAsync(async () =>
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
    }, cancellation);

    /// <summary>Judges and changes the tree with nobody else changing it, or two moves that are fine each could make a circle together.</summary>
    private async Task AloneAsync(Func<Task> change, CancellationToken cancellation)
    {
        await using var own = db.Database.CurrentTransaction is null ? await db.BeginAloneAsync(cancellation) : null;
        if (own is null) await new Counting(db).LockAsync(alone: true, cancellation);
        await change();
        if (own is not null) await own.CommitAsync();
    }

    /// <summary>Whoever stands above a unit must be there as long as the unit is.</summary>
    private async Task DemandCoversAsync(int parentId, Unit unit, Month from, CancellationToken cancellation)
    {
        var parent = await FindAsync(parentId, cancellation);
        BrokenRule.Unless(parent.IsOpenIn(from), "units.parent-not-open", from);
        BrokenRule.Unless(parent.ClosedFrom >= unit.ClosedFrom, "units.parent-not-open", parent.ClosedFrom);
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

    /// <summary>
    /// Works the rows of the subtree out anew from who stands directly under whom, since units may join or leave it in months to come.
    /// </summary>
    private async Task MoveRowsAsync(Counting counting, Unit unit, int parent, Month month, CancellationToken cancellation)
    {
        var below = db.UnitAncestors.Where(row => row.AncestorId == unit.Id && row.ToMonth > month).Select(row => row.UnitId);
        var line = db.UnitAncestors.Where(row => below.Contains(row.UnitId) || row.UnitId == parent).Select(row => row.AncestorId);
        var moved = await db.Units.IgnoreQueryFilters([PacesetterDb.Scope]).Where(row => below.Contains(row.Id)).Select(row => new { row.Id, row.OpenFrom, row.ClosedFrom }).ToListAsync(cancellation);
        var placements = new Placements();
        foreach (var row in await db.UnitAncestors.AsNoTracking().Where(row => row.Depth == 1 && line.Contains(row.UnitId)).ToListAsync(cancellation))
            placements.Add(row.UnitId, row.AncestorId, row.FromMonth, row.ToMonth);
        placements.Move(unit.Id, parent, month, unit.ClosedFrom);
        foreach (var ids in moved.Select(row => row.Id).Chunk(500))
            await counting.ExecuteAsync($"DELETE FROM unit_ancestors WHERE unit_id IN ({string.Join(", ", ids)})", cancellation);
        await using var rows = BulkWriter.Into(db, "unit_ancestors", ["ancestor_id", "unit_id", "depth", "from_month", "to_month"]);
        foreach (var row in moved)
            foreach (var place in placements.RowsOf(row.Id, row.OpenFrom, row.ClosedFrom) ?? throw new BrokenRule("units.moved-below-itself"))
                await rows.WriteAsync([place.AncestorId, place.UnitId, place.Depth, place.FromMonth, place.ToMonth], cancellation);
        await rows.FinishAsync(cancellation);
    }

    /// <summary>The unit itself and all above it, in any month from <paramref name="from"/> on.</summary>
    private async Task<List<int>> AncestorsAsync(int unit, Month from, CancellationToken cancellation) =>
        await db.UnitAncestors.Where(row => row.UnitId == unit && row.ToMonth > from).Select(row => row.AncestorId).Distinct().ToListAsync(cancellation);

    private async Task<Unit> FindAsync(int id, CancellationToken cancellation) =>
        await db.Units.FirstOrDefaultAsync(unit => unit.Id == id, cancellation) ?? throw new BrokenRule("units.unknown");
}
