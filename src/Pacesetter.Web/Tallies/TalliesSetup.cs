using Pacesetter.Data;
using Pacesetter.Data.Accounts;
using Pacesetter.Data.Tallies;
using Pacesetter.Web.Shell;

namespace Pacesetter.Web.Tallies;

internal static class TalliesSetup
{
    public static IServiceCollection AddTallies(this IServiceCollection services, Settings settings)
    {
        services.AddScoped<ReadOverview>();
        services.AddScoped<FactList>();
        if (settings.IsPostgres) services.AddHostedService<FoldChanges>();
        return services;
    }
}

/// <summary>Carries waiting differences into the roll-ups, several times a second. On many nodes at once each takes other rows.</summary>
internal sealed class FoldChanges(IServiceScopeFactory scopes, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<Viewer>().BecomeSystem("fold");
            while (await Folding.FoldAsync(scope.ServiceProvider.GetRequiredService<PacesetterDb>(), stoppingToken) > 0) { }
        }
    }
}
