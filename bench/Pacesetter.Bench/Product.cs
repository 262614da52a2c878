using System.Diagnostics;
using Pacesetter.Web.Shell;

namespace Pacesetter.Bench;

/// <summary>The published product as a process of its own.</summary>
internal static class Product
{
    public static Process Start(string app, IEnumerable<string> arguments) =>
        Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(app, "pacesetter.dll"), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;

    public static IEnumerable<string> On(Settings settings) =>
        settings.IsPostgres ? ["--data", settings.Data, "--database", settings.Database] : ["--data", settings.Data];

    /// <returns>Seconds and the most resident memory in MiB.</returns>
    public static async Task<(double Seconds, double Memory)> RunAsync(string app, IEnumerable<string> arguments, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        using var child = Start(app, arguments);
        var output = Task.WhenAll(child.StandardOutput.ReadToEndAsync(cancellation), child.StandardError.ReadToEndAsync(cancellation));
        var memory = 0L;
        while (!child.WaitForExit(50))
        {
            child.Refresh();
            memory = Math.Max(memory, child.HasExited ? 0 : child.PeakWorkingSet64);
        }
        return child.ExitCode == 0 ? (clock.Elapsed.TotalSeconds, memory / 1048576.0) : throw new InvalidOperationException(string.Join('\n', await output));
    }
}
