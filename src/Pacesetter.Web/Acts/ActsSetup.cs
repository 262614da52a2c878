using Pacesetter.Data.Acts;
using Pacesetter.Web.Shell;

namespace Pacesetter.Web.Acts;

internal static class ActsSetup
{
    public static IServiceCollection AddActs(this IServiceCollection services) => services
        .AddScoped<Sealing>()
        .AddScoped<SearchActs>()
        .AddHostedService<SealActs>();
}

/// <summary>Seals new acts into the chain every few seconds; many at a time, so that writers do not queue for the last link.</summary>
internal sealed class SealActs(IServiceScopeFactory scopes, TimeProvider time, ILogger<Recurring> log) : Recurring(TimeSpan.FromSeconds(5), "seal", scopes, time, log)
{
    // After an import or on a new demonstration hundreds of thousands wait: those who read and write pages meanwhile come first.
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(200);

    protected override async Task DoAsync(IServiceProvider services, CancellationToken cancellation)
    {
        while (await services.GetRequiredService<Sealing>().SealAsync(cancellation) == Sealing.Batch) await Task.Delay(Breath, cancellation);
    }
}
