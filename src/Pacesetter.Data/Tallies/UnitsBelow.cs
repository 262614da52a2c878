using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Domain;
using Pacesetter.Domain.Tallies;

namespace Pacesetter.Data.Tallies;

/// <summary>A unit right below a node, with the counters that an overview shows of it.</summary>
/// <param name="Line">What <see cref="Months"/> reads.</param>
public sealed record UnitBelow(int Id, string Code, string Name, string Tier, int Ordinal, string? Line)
{
    // Month, done and due in one number: to write three takes the store longer than to find them. No unit has four million tasks due in a month.
    internal const int Places = 1 << 22;

    /// <summary>Null where the unit has no numbers in that month.</summary>
    public int? Units { get; init; }
    public int Stuck { get; init; }
    public int Planning { get; init; }
    public int Complete { get; init; }
    public int TasksDue { get; init; }
    public int TasksDoneInTime { get; init; }
    public int TasksOverdue { get; init; }
    public int ReportsExpected { get; init; }
    public int ReportsInTime { get; init; }
    public int PledgesKept { get; init; }
    public int PledgesNotKept { get; init; }
    public int PledgesOverdue { get; init; }
    public int FindingsOverdue { get; init; }
    public int FindingsOverdueBefore { get; init; }
    public int FindingsClosed { get; init; }

    /// <summary>Of each month with tasks due: how many of them were done in time.</summary>
    public IEnumerable<(Month Month, int Done, int Due)> Months() => (Line ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries)
        .Select(month => long.Parse(month, CultureInfo.InvariantCulture))
        .Select(month => (Month.OfValue((int)(month / Places / Places)), (int)(month / Places % Places), (int)(month % Places)));

    /// <summary>The same counters as a tally; those that are not read here are 0 in it.</summary>
    public Rollup? ToRollup() => Units is not { } units ? null : new()
    {
        UnitId = Id, Units = units, Stuck = Stuck, Planning = Planning, Complete = Complete,
        TasksDue = TasksDue, TasksDoneInTime = TasksDoneInTime, TasksOverdue = TasksOverdue, ReportsExpected = ReportsExpected, ReportsInTime = ReportsInTime,
        PledgesKept = PledgesKept, PledgesNotKept = PledgesNotKept, PledgesOverdue = PledgesOverdue,
        FindingsOverdue = FindingsOverdue, FindingsOverdueBefore = FindingsOverdueBefore, FindingsClosed = FindingsClosed,
    };
}

/// <summary>
/// Reads the units right below a node by one statement, however many they are and however many counters there are. It reads past the query filter:
/// whoever calls it has found the node through the viewer's scope, and what lies below a visible unit is visible.
/// </summary>
public static class UnitsBelow
{
    // All that an overview's table and lights need, but the number of units, which is null where there are no numbers.
    private static readonly string[] Counters =
    [
        nameof(UnitBelow.Stuck), nameof(UnitBelow.Planning), nameof(UnitBelow.Complete), nameof(UnitBelow.TasksDue), nameof(UnitBelow.TasksDoneInTime), nameof(UnitBelow.TasksOverdue),
        nameof(UnitBelow.ReportsExpected), nameof(UnitBelow.ReportsInTime), nameof(UnitBelow.PledgesKept), nameof(UnitBelow.PledgesNotKept), nameof(UnitBelow.PledgesOverdue),
        nameof(UnitBelow.FindingsOverdue), nameof(UnitBelow.FindingsOverdueBefore), nameof(UnitBelow.FindingsClosed),
    ];

    private static readonly string BehindSubtree = Statement("(COALESCE(r.units, 0) <= 1 OR u.ordinal > {4})");
    private static readonly string BehindSingle = Statement("COALESCE(r.units, 0) <= 1 AND u.ordinal > {4}");

    /// <param name="db">The store.</param>
    /// <param name="unit">The node.</param>
    /// <param name="campaign">Key of the campaign.</param>
    /// <param name="month">The tree and the numbers of this month.</param>
    /// <param name="first">The first month of the lines.</param>
    /// <param name="after">Behind the unit with this place in the roster, among those with units below (true) or among the others, which come last.</param>
    /// <param name="limit">Units at most.</param>
    /// <param name="cancellation">Ends the search.</param>
    public static async Task<IReadOnlyList<UnitBelow>> ReadAsync(PacesetterDb db, int unit, int campaign, Month month, Month first, (bool IsSubtree, int Ordinal) after, int limit, CancellationToken cancellation = default)
    {
        var rows = await db.Database.SqlQueryRaw<UnitBelow>(after.IsSubtree ? BehindSubtree : BehindSingle, unit, campaign, month.Value, first.Value, after.Ordinal, limit).ToListAsync(cancellation);
        return [.. rows.OrderByDescending(row => row.Units > 1).ThenBy(row => row.Ordinal)];
    }

    /// <summary>Completion in time among the units two steps below a node, grouped by the unit right below it; of units with so few tasks due that they are not compared, nothing.</summary>
    /// <returns>Nothing at all where there are more than <paramref name="most"/>.</returns>
    public static async Task<IReadOnlyList<Share>> SharesAsync(PacesetterDb db, int unit, int campaign, Month month, int most, CancellationToken cancellation = default)
    {
        var rows = await db.Database.SqlQueryRaw<ShareRow>(Shares, unit, campaign, month.Value, Unevenness.Few, most + 1).ToListAsync(cancellation);
        return rows.Count > most ? [] : rows.ConvertAll(row => new Share(row.UnitId, row.Part, row.Whole));
    }

    private sealed record ShareRow(int UnitId, int Part, int Whole);

    // CROSS JOIN keeps SQLite to this order, by the keys of each; it means nothing else to PostgreSQL.
    private const string Shares = """
        SELECT a.unit_id, r.tasks_done_in_time AS part, r.tasks_due AS whole
        FROM unit_ancestors a CROSS JOIN unit_ancestors b CROSS JOIN rollups r
        WHERE a.ancestor_id = {0} AND a.depth = 1 AND a.from_month <= {2} AND a.to_month > {2}
        AND b.ancestor_id = a.unit_id AND b.depth = 1 AND b.from_month <= {2} AND b.to_month > {2}
        AND r.unit_id = b.unit_id AND r.campaign_id = {1} AND r.month = {2} AND r.tasks_due >= {3}
        LIMIT {4}
        """;

    private static string Statement(string behind) => $$"""
        SELECT page.*, (
            SELECT string_agg(CAST((CAST(l.month AS bigint) * {{UnitBelow.Places}} + l.tasks_done_in_time) * {{UnitBelow.Places}} + l.tasks_due AS varchar(20)), ',') FROM rollups l
            WHERE l.unit_id = page.id AND l.campaign_id = {1} AND l.month >= {3} AND l.month <= {2} AND l.tasks_due > 0) AS line
        FROM (
            SELECT u.id, u.code, u.name, u.tier, u.ordinal, r.units, {{string.Join(", ", Counters.Select(CountStatement.ColumnOf).Select(column => $"COALESCE(r.{column}, 0) AS {column}"))}}
            FROM unit_ancestors a
            JOIN units u ON u.id = a.unit_id
            LEFT JOIN rollups r ON r.unit_id = a.unit_id AND r.campaign_id = {1} AND r.month = {2}
            WHERE a.ancestor_id = {0} AND a.depth = 1 AND a.from_month <= {2} AND a.to_month > {2} AND {{behind}}
            ORDER BY CASE WHEN r.units > 1 THEN 0 ELSE 1 END, u.ordinal LIMIT {5}
        ) page
        """;
}
