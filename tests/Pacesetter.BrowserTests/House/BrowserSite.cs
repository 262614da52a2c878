using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using Pacesetter.Data;
using Pacesetter.Data.Accounts;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Units;
using Pacesetter.Web.Shell;

namespace Pacesetter.BrowserTests.House;

/// <summary>The real site on a free port with a store of its own, and a browser to visit it. Its clock stands at the given moment.</summary>
internal sealed class BrowserSite : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Chromium _chromium;
    private readonly string _folder;

    private BrowserSite(WebApplication app, Chromium chromium, string folder, Clock clock) => (_app, _chromium, _folder, Time) = (app, chromium, folder, clock);

    public Clock Time { get; }

    public string Address => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    public IBrowser Browser => _chromium.Browser;

    /// <summary>The addresses of all pages as they are declared, for instance <c>/units/{Code}/{Month}/plans</c>.</summary>
    public IReadOnlyList<string> Pages => [.. _app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null).Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/')).Distinct()];

    public static async Task<BrowserSite> StartAsync(DateTime utc)
    {
        var folder = Directory.CreateTempSubdirectory("pacesetter-browser-").FullName;
        var clock = new Clock { Utc = DateTime.SpecifyKind(utc, DateTimeKind.Utc) };
        var app = Site.Build(new Settings { Data = folder, Urls = "http://127.0.0.1:0", Demo = true, Synchronous = "NORMAL" }, builder =>
        {
            builder.Logging.ClearProviders();
            builder.Services.AddSingleton<TimeProvider>(clock);
        });
        await using (var scope = app.Services.CreateAsyncScope()) await scope.ServiceProvider.GetRequiredService<PacesetterDb>().Database.MigrateAsync();
        await app.StartAsync();
        return new(app, await Chromium.StartAsync(), folder, clock);
    }

    /// <summary>Works with the store as the system itself.</summary>
    public async Task<T> DoAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Viewer>().BecomeSystem("test");
        return await work(scope.ServiceProvider);
    }

    /// <summary>Makes an account with one role and opens a page as this person, signed in.</summary>
    public async Task<IPage> EnterAsync(string name, Role role, Unit unit, int width, int height, bool script = true, string language = "zh-CN")
    {
        var login = $"demo.{unit.Code}.{name.Length}.{(int)role}".ToLowerInvariant();
        await DoAsync(async services =>
        {
            var db = services.GetRequiredService<PacesetterDb>();
            if (await db.Users.AnyAsync(row => row.UserName == login)) return 0;
            var account = new Account { Name = name, UserName = login, NormalizedUserName = login.ToUpperInvariant(), SecurityStamp = login };
            db.Users.Add(account);
            await db.CommitAsync(new Act("AddAccount", null, nameof(Account), login));
            db.Grants.Add(new Grant(account.Id, role, unit.Id, new DateOnly(2020, 1, 1), null));
            await db.CommitAsync(new Act("GrantRole", null, nameof(Account), account.Id));
            return account.Id;
        });
        var context = await _chromium.Browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = height }, Locale = language, JavaScriptEnabled = script });
        var page = await context.NewPageAsync();
        await page.GotoAsync(Address + "/account/enter");
        await page.Locator("li", new() { HasText = name }).First.GetByRole(AriaRole.Button).ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/account/", StringComparison.Ordinal));
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        await _chromium.DisposeAsync();
        await _app.StopAsync();
        await _app.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Stands still until it is moved; timers run on.</summary>
    internal sealed class Clock : TimeProvider
    {
        public DateTime Utc { get; set; }

        public override DateTimeOffset GetUtcNow() => new(Utc, TimeSpan.Zero);
    }
}
