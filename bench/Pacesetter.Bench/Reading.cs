using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Web.Tallies;
using Pacesetter.Web.Units;

namespace Pacesetter.Bench;

/// <summary>What pages read, without the pages.</summary>
internal static class Reading
{
    private const int Times = 300;
    private const int WarmUp = 30;
    private const int FirstWarmUp = 300;
    private static readonly string[] Columns = ["node", "children", "units below", "reads", "processor ms", "p50 ms", "p99 ms", "of it database p50", "p99", "statements"];
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(15);

    public static Task<Table> OverviewAsync(Ground ground, CancellationToken cancellation) => EveryNodeAsync(
        ground,
        new("Overview data", Columns)
        {
            Note = "Finding the place and reading its overview as the person of that unit, a new context each time. Database: preparing, executing and reading, until each reader is closed.",
        },
        async (services, node, month) =>
        {
            var place = await services.GetRequiredService<FindPlace>().RunAsync(node.Unit.Code, month.ToString(), null, cancellation);
            _ = await services.GetRequiredService<ReadOverview>().RunAsync(place!, null, cancellation) ?? throw new InvalidOperationException("No numbers to read.");
        });

    public static Task<Table> TreeAsync(Ground ground, CancellationToken cancellation) => EveryNodeAsync(
        ground,
        new("Opening a node of the tree", Columns) { Note = "Finding the place and its first 100 children with their counts." },
        async (services, node, month) =>
        {
            var place = await services.GetRequiredService<FindPlace>().RunAsync(node.Unit.Code, month.ToString(), null, cancellation);
            await services.GetRequiredService<ReadBelow>().RunAsync(node.Unit.Id, month, place!.Campaign, null, 100, cancellation);
        });

    public static Task<Table> SearchAsync(Ground ground, CancellationToken cancellation) => EveryNodeAsync(
        ground,
        new("Searching units, first 20", Columns) { Note = "By the first two signs of the node's name among what its person may see, and by its whole code." },
        async (services, node, _) =>
        {
            var search = services.GetRequiredService<SearchUnits>();
            await search.RunAsync(node.Unit.Name[..2], 20, cancellation);
            await search.RunAsync(node.Unit.Code, 20, cancellation);
        });

    private static async Task<Table> EveryNodeAsync(Ground ground, Table table, Func<IServiceProvider, Node, Month, Task> read)
    {
        await using var people = new People(ground.Settings);
        foreach (var node in await people.NodesAsync())
        {
            var (whole, database, statements) = (new Timing(), new Timing(), 0);
            var (begun, processor) = (Stopwatch.StartNew(), TimeSpan.Zero);
            for (var i = node.Level == "root" ? -FirstWarmUp : -WarmUp; i < Times && (i <= 0 || begun.Elapsed < AtMost); i++)
            {
                await using var scope = await people.AsAsync(node);
                var month = scope.ServiceProvider.GetRequiredService<PacesetterDb>().ThisMonth;
                people.Clock.Take();
                if (i == 0)
                {
                    begun.Restart();
                    processor = Environment.CpuUsage.TotalTime;
                }
                var start = Stopwatch.GetTimestamp();
                await read(scope.ServiceProvider, node, month);
                var took = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                var (spent, asked) = people.Clock.Take();
                if (i < 0) continue;
                whole.Add(took);
                database.Add(spent);
                statements = asked;
            }
            processor = Environment.CpuUsage.TotalTime - processor;
            if (Scenarios.TellsStatements) foreach (var statement in people.Clock.TellStatements()) Console.WriteLine(statement);
            table.Add($"{node.Level} {node.Unit.Name}", Scenarios.Number(node.Children), Scenarios.Number(node.Below), Scenarios.Number(whole.Count), Timing.Write(processor.TotalMilliseconds / Math.Max(1, whole.Count)), whole.P50, whole.P99, database.P50, database.P99, Scenarios.Number(statements));
        }
        return table;
    }
}
