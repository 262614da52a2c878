using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data.Accounts;
using Pacesetter.Domain;

namespace Pacesetter.Web.Shell;

/// <summary>
/// Work of the system that comes round again and again. A store that is busy or away, another node that was faster, or a fault of our own puts it off to the next
/// round: what escapes from a background service would stop the whole site.
/// </summary>
/// <param name="pause">Between two rounds. The first comes soon after the start, however long the pause, for a server may be restarted every day.</param>
/// <param name="name">Who does it, as the acts say.</param>
internal abstract partial class Recurring(TimeSpan pause, string name, IServiceScopeFactory scopes, TimeProvider time, ILogger<Recurring> log) : BackgroundService
{
    /// <summary>Those who wait at the door are served first.</summary>
    internal static readonly TimeSpan Soon = TimeSpan.FromMinutes(1);

    protected abstract Task DoAsync(IServiceProvider services, CancellationToken cancellation);

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(pause < Soon ? pause : Soon, time, stoppingToken);
        using var timer = new PeriodicTimer(pause, time);
        do await RoundAsync(stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task RoundAsync(CancellationToken cancellation)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<Viewer>().BecomeSystem(name);
            await DoAsync(scope.ServiceProvider, cancellation);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            if (IsPassing(e)) LogLater(name, e);
            else LogFault(name, e);
        }
    }

    // A store that is away comes wrapped in other exceptions, too, depending on where the connection broke.
    private static bool IsPassing(Exception? e) => e is DbException or DbUpdateException or BrokenRule or TimeoutException or IOException || (e?.InnerException is { } inner && IsPassing(inner));

    [LoggerMessage(LogLevel.Warning, "{Work} was put off to the next round")]
    private partial void LogLater(string work, Exception e);

    [LoggerMessage(LogLevel.Error, "{Work} failed and is tried again in the next round")]
    private partial void LogFault(string work, Exception e);
}

/// <summary>What is done once a night, in Beijing's time: by the clock and not by how long the process has run.</summary>
internal static class Night
{
    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);
    private static readonly TimeSpan At = new(2, 30, 0);

    /// <summary>Whether the last half past two has gone by without it: it is night, or it has to be caught up with.</summary>
    /// <param name="last">When it was done last, in UTC; null: never.</param>
    /// <param name="now">In UTC.</param>
    public static bool Missed(DateTime? last, DateTime now)
    {
        var local = now + Beijing;
        var night = local.Date + At;
        if (night > local) night = night.AddDays(-1);
        return last is null || last + Beijing < night;
    }
}
