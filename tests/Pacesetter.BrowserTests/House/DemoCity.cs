using Microsoft.Extensions.DependencyInjection;
using Pacesetter.Web.Demo;

namespace Pacesetter.BrowserTests.House;

/// <summary>The demonstration, small enough for a test, on the fifteenth of a month and filled once for all tests of a class.</summary>
public sealed class DemoCity : IAsyncLifetime
{
    private static readonly DemoSize Hamlet = new("hamlet", 150, 1500, 18) { AllVersions = true, AllActs = true };
    private static readonly DateTime TheDay = new(2026, 10, 15, 2, 0, 0, DateTimeKind.Utc);

    internal BrowserSite Site { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Site = await BrowserSite.StartAsync(TheDay);
        Assert.True(await Site.DoAsync(services => ActivatorUtilities.CreateInstance<FillDemo>(services).RunAsync(Hamlet, seed: 1)));
    }

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}
