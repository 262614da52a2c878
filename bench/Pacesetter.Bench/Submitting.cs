using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Plans;
using Pacesetter.Web.Reports;
using Pacesetter.Web.Shell;

namespace Pacesetter.Bench;

/// <param name="Rate">Reports a second.</param>
/// <param name="Processor">Processor milliseconds of a report, whole process.</param>
/// <param name="Memory">The most resident memory while submitting, in MiB.</param>
internal sealed record Submitted(int Reports, int Refused, double Rate, string P50, string P99, double Processor, double Memory);

internal sealed record SubmitJob(Settings Settings, int Workers, int Reports);

/// <summary>Reports of different units, handed in through the use case by a few workers in a process of its own with the whole site running.</summary>
internal static class Submitting
{
    private const int Reports = 2000;
    private const int WarmUp = 200;
    private const int Workers = 8;

    public static async Task<Table> MeasureAsync(Ground ground)
    {
        var table = new Table("Submitting reports, one process", "synchronous", "workers", "reports", "refused", "reports/s", "p50 ms", "p99 ms", "processor ms each", "resident MiB, most")
        {
            Note = "Each from a new context: finding the month, rule, rows, act, tallies and roll-ups, commit. Different units that had not reported yet.",
        };
        foreach (var synchronous in ground.IsPostgres ? (string[])["on"] : ["FULL", "NORMAL"])
        {
            var done = await ground.WithCopyAsync(copy => InChildAsync(new(copy with { Synchronous = synchronous }, Workers, Math.Min(Reports, ground.Size.Units / 3))));
            table.Add(synchronous, Scenarios.Number(Workers), Scenarios.Number(done.Reports), Scenarios.Number(done.Refused), Scenarios.Number((long)done.Rate), done.P50, done.P99, Timing.Write(done.Processor), Scenarios.Number((long)done.Memory));
        }
        return table;
    }

    /// <summary>The child's part.</summary>
    public static async Task<int> RunAsync(string job)
    {
        var (settings, workers, count) = JsonSerializer.Deserialize<SubmitJob>(job)!;
        await using var app = Site.Build(settings, builder => builder.Logging.ClearProviders());
        await app.StartAsync();
        var reports = await PrepareAsync(app, count + WarmUp);
        await SubmitAsync(app, reports.Take(WarmUp), workers);
        Console.WriteLine(JsonSerializer.Serialize(await SubmitAsync(app, reports.Skip(WarmUp), workers)));
        await app.StopAsync();
        return 0;
    }

    private static async Task<Submitted> InChildAsync(SubmitJob job)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Submitting).Assembly.Location, "submit-in-this-process", JsonSerializer.Serialize(job)]) { RedirectStandardOutput = true };
        using var child = Process.Start(start)!;
        var output = await child.StandardOutput.ReadToEndAsync();
        await child.WaitForExitAsync();
        return child.ExitCode == 0 ? JsonSerializer.Deserialize<Submitted>(output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1])! : throw new InvalidOperationException(output);
    }

    private static async Task<Submitted> SubmitAsync(WebApplication app, IEnumerable<Prepared> reports, int workers)
    {
        var (waiting, latency, refused, memory) = (new ConcurrentQueue<Prepared>(reports), new ConcurrentBag<double>(), 0, 0L);
        using var over = new CancellationTokenSource();
        var watch = Task.Run(async () =>
        {
            while (!over.IsCancellationRequested)
            {
                memory = Math.Max(memory, Environment.WorkingSet);
                await Task.Delay(50);
            }
        });
        var (clock, processor) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        await Task.WhenAll(Enumerable.Range(0, workers).Select(_ => Task.Run(async () =>
        {
            while (waiting.TryDequeue(out var report))
            {
                var start = Stopwatch.GetTimestamp();
                try
                {
                    await using var scope = await People.AsAsync(app.Services, report.Account, report.Name, report.Grant);
                    await scope.ServiceProvider.GetRequiredService<SubmitReport>().RunAsync(report.Address, report.Lines);
                    latency.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                }
                catch (BrokenRule)
                {
                    Interlocked.Increment(ref refused);
                }
            }
        })));
        var (seconds, used) = (clock.Elapsed.TotalSeconds, Environment.CpuUsage.TotalTime - processor);
        await over.CancelAsync();
        await watch;
        var timing = new Timing();
        foreach (var one in latency) timing.Add(one);
        return new(timing.Count, refused, timing.Count / seconds, timing.P50, timing.P99, used.TotalMilliseconds / Math.Max(1, timing.Count), memory / 1048576.0);
    }

    /// <summary>What people would have typed before they press the button.</summary>
    private static async Task<List<Prepared>> PrepareAsync(WebApplication app, int count)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PacesetterDb>();
        db.Viewer.BecomeSystem("bench");
        var month = db.ThisMonth;
        var candidates = await (
            from unit in db.Units
            join grant in db.Grants on unit.Id equals grant.UnitId
            join account in db.Users on grant.AccountId equals account.Id
            where (grant.Role == Role.Secretary || grant.Role == Role.Office) && !db.Reports.Any(row => row.UnitId == unit.Id && row.Month == month)
            orderby unit.Code.Substring(unit.Code.Length - 2), unit.Id
            select new { unit.Code, grant, account.Id, account.Name }).AsNoTracking().Take(count * 2).ToListAsync();
        var prepared = new List<Prepared>();
        foreach (var candidate in candidates.DistinctBy(row => row.Code))
        {
            if (prepared.Count == count) break;
            var found = await scope.ServiceProvider.GetRequiredService<FindMonth>().RunAsync(new(candidate.Code, month));
            if (found.Sheet is not { Tasks.Count: > 0 } sheet) continue;
            prepared.Add(new(found.Address, candidate.Id, candidate.Name, candidate.grant, [.. sheet.Tasks.Select(task => LineOf(sheet, task))]));
        }
        return prepared;
    }

    private static Line LineOf(MonthSheet sheet, PlanTask task)
    {
        var line = sheet.LineOf(task);
        return line.Check(task, sheet.Month) is null ? line : new(task.Id, line.State, line.Quantity, "材料还在等，下周补上");
    }

    private sealed record Prepared(MonthAddress Address, int Account, string Name, Grant Grant, IReadOnlyCollection<Line> Lines);
}
