using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data.Accounts;
using Pacesetter.Domain;

namespace Pacesetter.Web.Shell;

/// <summary>
/// Work of the system that comes round again and again. A store that is busy or away, or another node that was faster, puts it off to the next round:
/// what escapes from a background service would stop the whole site.
/// </summary>
/// <param name="pause">Between two rounds.</param>
/// <param name="name">Who does it, as the acts say.</param>
internal abstract partial class Recurring(TimeSpan pause, string name, IServiceScopeFactory scopes, TimeProvider time, ILogger<Recurring> log) : BackgroundService
{
    protected abstract Task DoAsync(IServiceProvider services, CancellationToken cancellation);

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(pause, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                scope.ServiceProvider.GetRequiredService<Viewer>().BecomeSystem(name);
                await DoAsync(scope.ServiceProvider, stoppingToken);
            }
            catch (Exception e) when (e is DbException or DbUpdateException or BrokenRule)
            {
                LogLater(name, e);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Work} was put off to the next round")]
    private partial void LogLater(string work, Exception e);
}
