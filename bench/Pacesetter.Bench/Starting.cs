using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Pacesetter.Bench;

/// <summary>From the command to the first page read to its end.</summary>
internal static class Starting
{
    private const int Times = 5;

    public static async Task<Table> RunAsync(Ground ground, string app, CancellationToken cancellation)
    {
        var timing = new Timing();
        var processor = new Timing();
        var memory = new Timing();
        for (var i = 0; i < Times; i++)
        {
            using var child = Product.Start(app, ["serve", "--urls", Address(out var url), .. Product.On(ground.Settings)]);
            var clock = Stopwatch.StartNew();
            await FirstPageAsync(url, child, cancellation);
            timing.Add(clock.Elapsed.TotalMilliseconds);
            child.Refresh();
            processor.Add(child.TotalProcessorTime.TotalMilliseconds);
            memory.Add(child.WorkingSet64 / 1048576.0);
            child.Kill();
            await child.WaitForExitAsync(cancellation);
        }
        var table = new Table("Start to first page", "starts", "p50 ms", "most ms", "processor p50 ms", "resident MiB")
        {
            Note = "`serve` on the filled store as ./run publishes it, until the sign-in page has come whole; asked every 5 ms.",
        };
        table.Add(Scenarios.Number(Times), timing.P50, timing.P99, processor.P50, memory.P50);
        return table;
    }

    internal static string Address(out Uri url)
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        url = new($"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}");
        return url.ToString();
    }

    internal static async Task FirstPageAsync(Uri url, Process child, CancellationToken cancellation)
    {
        using var client = new HttpClient { BaseAddress = url };
        while (!child.HasExited)
        {
            try
            {
                if ((await client.GetAsync("/account/sign-in", cancellation)).IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(5, cancellation);
            }
        }
        throw new InvalidOperationException("The product stopped before its first page.");
    }
}
