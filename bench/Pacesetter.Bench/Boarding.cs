using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Pacesetter.Data;

namespace Pacesetter.Bench;

/// <summary>
/// The public board under load: everybody in a city looks at their own village's. The server is the published product; the callers share its two cores, so
/// the rate is less than it could give alone.
/// </summary>
internal static class Boarding
{
    private const int Callers = 32;
    private const int Boards = 200;
    private static readonly TimeSpan For = TimeSpan.FromSeconds(15);

    public static async Task<Table> RunAsync(Ground ground, string app, CancellationToken cancellation)
    {
        var table = new Table("Board under load", "boards asked for", "callers", "requests", "refused", "requests/s", "p50 ms", "p99 ms", "server processor ms each", "resident MiB")
        {
            Note = "Over HTTP on the loopback address, compressed as browsers ask for, callers on the same two cores. First each board once, cold; then the same ones again and again.",
        };
        var addresses = await AddressesAsync(ground, cancellation);
        using var child = Product.Start(app, ["serve", "--urls", Starting.Address(out var url), .. Product.On(ground.Settings)]);
        try
        {
            await Starting.FirstPageAsync(url, child, cancellation);
            using var client = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None, MaxConnectionsPerServer = Callers }) { BaseAddress = url };
            client.DefaultRequestHeaders.Add("Accept-Encoding", "br");
            client.DefaultRequestHeaders.Add("Accept-Language", "zh-CN");
            await client.GetAsync(addresses[0], cancellation);
            table.Add(await RowAsync("each once, cold", client, child, addresses, once: true, cancellation));
            table.Add(await RowAsync("all of them", client, child, addresses, once: false, cancellation));
            table.Add(await RowAsync("one village's", client, child, addresses[..1], once: false, cancellation));
        }
        finally
        {
            child.Kill();
            await child.WaitForExitAsync(cancellation);
        }
        return table;
    }

    private static async Task<string[]> RowAsync(string name, HttpClient client, Process server, string[] addresses, bool once, CancellationToken cancellation)
    {
        var (latency, refused, next) = (new ConcurrentBag<double>(), 0, -1);
        server.Refresh();
        var (clock, processor) = (Stopwatch.StartNew(), server.TotalProcessorTime);
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Increment(ref next) is var turn && (once ? turn < addresses.Length : clock.Elapsed < For))
            {
                var start = Stopwatch.GetTimestamp();
                using var response = await client.GetAsync(addresses[turn % addresses.Length], cancellation);
                await response.Content.ReadAsByteArrayAsync(cancellation);
                if (response.StatusCode != HttpStatusCode.OK) Interlocked.Increment(ref refused);
                latency.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }, cancellation)));
        var seconds = clock.Elapsed.TotalSeconds;
        server.Refresh();
        var timing = new Timing();
        foreach (var one in latency) timing.Add(one);
        return [$"{name} ({addresses.Length})", Scenarios.Number(Callers), Scenarios.Number(timing.Count), Scenarios.Number(refused), Scenarios.Number((long)(timing.Count / seconds)), timing.P50, timing.P99,
            Timing.Write((server.TotalProcessorTime - processor).TotalMilliseconds / timing.Count), Scenarios.Number(server.WorkingSet64 / 1048576)];
    }

    /// <summary>Boards of units with something published, the head of the campaign first.</summary>
    private static async Task<string[]> AddressesAsync(Ground ground, CancellationToken cancellation)
    {
        await using var people = new People(ground.Settings);
        await using var scope = people.System();
        var db = scope.ServiceProvider.GetRequiredService<PacesetterDb>();
        var year = db.Today.Year;
        var codes = await db.Units.Where(unit => db.Pledges.Any(pledge => pledge.UnitId == unit.Id && pledge.Year == year && pledge.Publication != null)).OrderBy(unit => unit.Id).Select(unit => unit.Code).Take(Boards - 1).ToListAsync(cancellation);
        return ["/board", .. codes.Select(code => $"/board/{Uri.EscapeDataString(code)}")];
    }
}
