using Pacesetter.Data.Accounts;
using Pacesetter.Data.Acts;

namespace Pacesetter.Web.Acts;

internal static class ActsSetup
{
    public static IServiceCollection AddActs(this IServiceCollection services) => services
        .AddScoped<Sealing>()
        .AddScoped<SearchActs>()
        .AddHostedService<SealActs>();
}

/// <summary>Seals new acts into the chain every few seconds; many at a time, so that writers do not queue for the last link.</summary>
internal sealed partial class SealActs(IServiceScopeFactory scopes, TimeProvider time, ILogger<SealActs> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                scope.ServiceProvider.GetRequiredService<Viewer>().BecomeSystem("seal");
                while (await scope.ServiceProvider.GetRequiredService<Sealing>().SealAsync(stoppingToken) == Sealing.Batch) { }
            }
            catch (System.Data.Common.DbException e)
            {
                // The store may be busy or away for a moment; the acts wait for the next round.
                LogLater(e);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Acts could not be sealed and will be in the next round")]
    private partial void LogLater(Exception e);
}
