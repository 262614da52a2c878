using Microsoft.EntityFrameworkCore;
using Pacesetter.Data.Campaigns;
using Pacesetter.Data.Tallies;
using Pacesetter.Domain.Acts;

namespace Pacesetter.Data.Units;

/// <summary>Takes a roster of units over into the store, all of it or nothing. The same roster twice changes nothing.</summary>
public sealed class UnitImport(PacesetterDb db)
{
    private static readonly string[] UnitColumns =
        ["id", "code", "name", "tier", "field", "industry", "region", "secretary", "open_from", "closed_from", "ordinal"];

    private static readonly string[] PlaceColumns = ["ancestor_id", "unit_id", "depth", "from_month", "to_month"];

    /// <summary>What the roster would change, and what stands in its way. Changes nothing.</summary>
    public async Task<RosterDifference> CompareAsync(IReadOnlyList<RosterUnit> lines, RosterTerms terms, CancellationToken cancellation = default) =>
        (await UnitComparison.MakeAsync(db, lines, terms, cancellation)).Difference;

    /// <summary>Takes the roster over, unless it has problems. Has the tree to itself while it works.</summary>
    /// <param name="act">Says what was done, once it is known.</param>
    /// <param name="progress">Told how much is done, 0 to 1.</param>
    /// <exception cref="Domain.BrokenRule">campaigns.twice-on-a-line.</exception>
    public async Task<RosterDifference> ApplyAsync(
        IReadOnlyList<RosterUnit> lines, RosterTerms terms, Func<RosterDifference, Act> act, Action<double>? progress, CancellationToken cancellation = default)
    {
        await using var writing = await db.BeginAloneAsync(cancellation);
        var comparison = await UnitComparison.MakeAsync(db, lines, terms, cancellation);
        if (comparison.Difference.ProblemCount > 0 || comparison.Difference.IsEmpty) return comparison.Difference;
        await db.CommitAsync([act(comparison.Difference)], counting => WriteAsync(counting, comparison, progress ?? (_ => { }), cancellation), cancellation);
        await writing.CommitAsync();
        db.ChangeTracker.Clear();
        return comparison.Difference;
    }

    private async Task WriteAsync(Counting counting, UnitComparison comparison, Action<double> progress, CancellationToken cancellation)
    {
        await WriteUnitsAsync(comparison, isNew: true, cancellation);
        await WriteUnitsAsync(comparison, isNew: false, cancellation);
        progress(.2);
        await WritePlacesAsync(counting, comparison, progress, cancellation);
        await db.DemandCampaignsApartAsync(cancellation);
        var changed = comparison.Units.Where(unit => unit.IsChanged).Select(unit => unit.Id).ToList();
        await UnitName.RewriteAsync(db, changed.Count < comparison.Units.Count / 2 ? changed : null, cancellation);
        progress(.8);
        if (comparison.Units.Any(unit => unit.Counts) && await db.Campaigns.AnyAsync(cancellation)) await Recount.ReplaceAsync(counting, null, many: true, cancellation);
        progress(1);
    }

    private async Task WriteUnitsAsync(UnitComparison comparison, bool isNew, CancellationToken cancellation)
    {
        await using var rows = BulkWriter.Into(db, "units", UnitColumns, replace: !isNew);
        var row = new object?[UnitColumns.Length];
        foreach (var unit in comparison.Units.Where(unit => unit.IsChanged && unit.IsNew == isNew))
        {
            (row[0], row[1], row[2], row[3], row[4], row[5], row[6], row[7], row[8], row[9], row[10]) =
                (unit.Id, unit.Code, unit.Name, unit.Tier, unit.Field, unit.Industry, unit.Region, unit.Secretary, unit.Open, unit.Closed, unit.Ordinal);
            await rows.WriteAsync(row, cancellation);
        }
        await rows.FinishAsync(cancellation);
    }

    private async Task WritePlacesAsync(Counting counting, UnitComparison comparison, Action<double> progress, CancellationToken cancellation)
    {
        foreach (var ids in comparison.Units.Where(unit => unit is { IsReplaced: true, IsNew: false }).Select(unit => unit.Id).Chunk(500))
            await counting.ExecuteAsync($"DELETE FROM unit_ancestors WHERE unit_id IN ({string.Join(", ", ids)})", cancellation);
        await using var rows = BulkWriter.Into(db, "unit_ancestors", PlaceColumns);
        var row = new object?[PlaceColumns.Length];
        var done = 0;
        foreach (var unit in comparison.Units.Where(unit => unit.IsReplaced))
        {
            foreach (var place in comparison.Placements.RowsOf(unit.Id, unit.Open, unit.Closed)!)
            {
                (row[0], row[1], row[2], row[3], row[4]) = (place.AncestorId, place.UnitId, place.Depth, place.FromMonth, place.ToMonth);
                await rows.WriteAsync(row, cancellation);
            }
            if (++done % 1000 == 0) progress(.2 + .5 * done / comparison.Units.Count);
        }
        await rows.FinishAsync(cancellation);
    }
}
