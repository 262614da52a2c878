using Pacesetter.Data;
using Pacesetter.Data.Tallies;
using Pacesetter.Web.Shell;

namespace Pacesetter.Web.Tallies;

internal static class TalliesSetup
{
    public static IServiceCollection AddTallies(this IServiceCollection services, Settings settings)
    {
        services.AddScoped<ReadOverview>();
        services.AddScoped<FactList>();
        services.AddHostedService<WarmOverview>();
        if (settings.IsPostgres) services.AddHostedService<FoldChanges>();
        return services;
    }
}

/// <summary>Carries waiting differences into the roll-ups, several times a second. On many nodes at once each takes other rows.</summary>
internal sealed class FoldChanges(IServiceScopeFactory scopes, TimeProvider time, ILogger<Recurring> log) : Recurring(TimeSpan.FromMilliseconds(200), "fold", scopes, time, log)
{
    protected override async Task DoAsync(IServiceProvider services, CancellationToken cancellation)
    {
        while (await Folding.FoldAsync(services.GetRequiredService<PacesetterDb>(), cancellation) > 0) { }
    }
}
