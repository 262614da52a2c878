using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Pacesetter.Data;
using Pacesetter.Data.Tallies;

namespace Pacesetter.Bench;

/// <summary>
/// The way without stored numbers: walks down the tree by a recursive query and counts the same counters, by the same definition, from the
/// facts of that month, for a node and each unit right below it.
/// </summary>
internal static class Naive
{
    private const int Times = 20;
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(10);

    public static async Task<Table> RunAsync(Ground ground, CancellationToken cancellation)
    {
        var table = new Table("The naive way: a recursive query over the facts", "node", "units below", "reads", "p50 ms", "p99 ms")
        {
            Note = "One month's counters of the node and its children only; the overview reads twelve months of them, the path and the spread besides.",
        };
        await using var people = new People(ground.Settings);
        foreach (var node in await people.NodesAsync())
        {
            await using var scope = people.System();
            var db = scope.ServiceProvider.GetRequiredService<PacesetterDb>();
            await db.Database.OpenConnectionAsync(cancellation);
            var campaign = await db.Campaigns.Where(row => db.UnitAncestors.Any(place => place.AncestorId == row.UnitId && place.UnitId == node.Unit.Id)).Select(row => row.Id).FirstAsync(cancellation);
            await CountAsync(db, campaign, node.Unit.Id, cancellation);
            var timing = await Timing.OfAsync(Times, AtMost, () => CountAsync(db, campaign, node.Unit.Id, cancellation));
            table.Add($"{node.Level} {node.Unit.Name}", Scenarios.Number(node.Below), Scenarios.Number(timing.Count), timing.P50, timing.P99);
        }
        return table;
    }

    private static async Task CountAsync(PacesetterDb db, int campaign, int unit, CancellationToken cancellation)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandTimeout = 0;
        command.CommandText = $"""
            WITH RECURSIVE sub(top, id) AS (
                SELECT unit_id, unit_id FROM unit_ancestors WHERE ancestor_id = @u AND depth = 1 AND from_month <= @m AND to_month > @m
                UNION ALL
                SELECT sub.top, a.unit_id FROM sub JOIN unit_ancestors a ON a.ancestor_id = sub.id AND a.depth = 1 AND a.from_month <= @m AND a.to_month > @m),
            numbers AS ({CountStatement.Over("c.id = @c AND m.month = @m AND (u.id = @u OR u.id IN (SELECT id FROM sub))")})
            SELECT COALESCE(sub.top, @u), {string.Join(", ", CountStatement.Columns.Select(column => $"SUM(n.{column})"))}
            FROM numbers n LEFT JOIN sub ON sub.id = n.unit_id GROUP BY COALESCE(sub.top, @u)
            """;
        foreach (var (name, value) in ((string, object)[])[("c", campaign), ("u", unit), ("m", db.ThisMonth.Value)])
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }
        await using DbDataReader reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation)) { }
    }
}
