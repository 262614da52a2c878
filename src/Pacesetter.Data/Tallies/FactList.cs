using Microsoft.EntityFrameworkCore;
using Pacesetter.Domain;

namespace Pacesetter.Data.Tallies;

/// <summary>One row of the list behind a number.</summary>
public sealed record FactRow(int UnitId, string UnitCode, string UnitName, string? Key, string? Title, string? Person, string? Day);

/// <summary>
/// The facts that a tile counts in a unit's subtree and month. It reads past the query filter: whoever calls it has found the unit
/// through the viewer's scope, and what lies below a visible unit is visible.
/// </summary>
public sealed class FactList(PacesetterDb db)
{
    /// <param name="tile">The number.</param>
    /// <param name="campaign">Key of the campaign.</param>
    /// <param name="unit">The node; its whole subtree is listed, in the tree of the month.</param>
    /// <param name="month">The month of the number.</param>
    /// <param name="afterUnit">Continue behind the last row shown: its unit …</param>
    /// <param name="afterKey">… and its key.</param>
    /// <param name="limit">Rows at most.</param>
    public async Task<List<FactRow>> ReadAsync(Tile tile, int campaign, int unit, Month month, int afterUnit, string afterKey, int limit, CancellationToken cancellation = default)
    {
        var columns = tile.Source.Columns;
        var key = $"COALESCE(CAST({columns.Key} AS varchar(40)), '')";
        var sql = $$"""
            SELECT u.id AS unit_id, u.code AS unit_code, u.name AS unit_name, {{key}} AS key, {{columns.Title}} AS title, {{columns.Person}} AS person, CAST({{columns.Day}} AS varchar(10)) AS day
            FROM {{Under(tile)}}
            AND (u.id > {3} OR (u.id = {3} AND {{key}} > {4}))
            ORDER BY u.id, {{key}} LIMIT {5}
            """;
        return await db.Database.SqlQueryRaw<FactRow>(sql, campaign, unit, month.Value, afterUnit, afterKey, limit).ToListAsync(cancellation);
    }

    /// <summary>How many rows the list has; equal to the tile's number.</summary>
    public async Task<int> CountAsync(Tile tile, int campaign, int unit, Month month, CancellationToken cancellation = default)
    {
        var sql = $"SELECT CAST(COUNT(*) AS integer) AS \"Value\" FROM {Under(tile)}";
        return await db.Database.SqlQueryRaw<int>(sql, campaign, unit, month.Value).SingleAsync(cancellation);
    }

    private static string Under(Tile tile) => $$"""
        {{tile.Source.From}}
        JOIN unit_ancestors n ON n.unit_id = u.id AND n.ancestor_id = {1} AND n.from_month <= m.month AND n.to_month > m.month
        WHERE c.id = {0} AND m.month = {2} AND ({{tile.Condition}})
        """;
}
