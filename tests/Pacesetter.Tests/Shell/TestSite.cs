using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pacesetter.Data;
using Pacesetter.Data.Accounts;
using Pacesetter.Data.Units;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Units;
using Pacesetter.Tests.House;
using Pacesetter.Web.Shell;

[assembly: AssemblyFixture(typeof(Pacesetter.Tests.Shell.TestSite.End))]

namespace Pacesetter.Tests.Shell;

/// <summary>
/// The whole site, started once for the run on each database: <c>var site = await TestSite.OnAsync(kind)</c>. Every test plants its own units under
/// the one root and makes its own people, so that tests do not see each other. The clock stands at 10 o'clock in Beijing on 15 October 2026.
/// </summary>
public sealed class TestSite
{
    private static readonly Lazy<Task<TestSite>> OnSqlite = new(() => StartAsync(DatabaseKind.Sqlite));
    private static readonly Lazy<Task<TestSite>> OnPostgres = new(() => StartAsync(DatabaseKind.Postgres));
    private static int _made;

    private readonly TestStore _store;
    private readonly WebApplication _app;

    private TestSite(TestStore store, WebApplication app) => (_store, _app) = (store, app);

    /// <summary>Above everything that tests plant; open since January 2025.</summary>
    public Unit Root { get; } = new("530900", "滇云市", "city", Month.Of(2025, 1));

    public IServiceProvider Services => _app.Services;

    public static Task<TestSite> OnAsync(DatabaseKind kind = DatabaseKind.Sqlite) => kind == DatabaseKind.Postgres ? OnPostgres.Value : OnSqlite.Value;

    /// <summary>A context that sees everything, for planting and for looking afterwards.</summary>
    public PacesetterDb Open() => _store.Open();

    /// <summary>A unit of the test's own, with a code nobody else has.</summary>
    public async Task<Unit> PlantAsync(string name, Unit? parent = null, string tier = "county")
    {
        await using var db = Open();
        var unit = new Unit(FormattableString.Invariant($"T{Interlocked.Increment(ref _made):00000}"), name, tier, Root.OpenFrom);
        await new Tree(db).OpenAsync(unit, (parent ?? Root).Id, new Act("OpenUnit", parent?.Id, nameof(Unit), unit.Code));
        return unit;
    }

    /// <summary>Somebody new with one role, already signed in by cookie. The three administrators have no unit.</summary>
    public async Task<Visitor> EnterAsync(Role role, Unit? unit = null, string name = "李文清") => await EnterAsync(await PersonAsync(name, (role, unit)));

    public async Task<Visitor> EnterAsync(Account account)
    {
        await using var scope = Services.CreateAsyncScope();
        var principal = await scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<Account>>().CreateAsync(account);
        var cookie = scope.ServiceProvider.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        var (now, scheme) = (_store.Time.GetUtcNow(), IdentityConstants.ApplicationScheme);
        var ticket = new AuthenticationTicket(principal, new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now + cookie.ExpireTimeSpan }, scheme);
        var visitor = Anonymous(account);
        visitor.Cookies.Add(Visitor.Address, new Cookie(cookie.Cookie.Name!, cookie.TicketDataFormat.Protect(ticket)));
        return visitor;
    }

    /// <summary>An account with a login of its own, no password, and these grants from the first day of 2025 on.</summary>
    public async Task<Account> PersonAsync(string name, params (Role Role, Unit? Unit)[] roles)
    {
        await using var db = Open();
        var login = FormattableString.Invariant($"t{Interlocked.Increment(ref _made):00000}");
        var account = new Account
        {
            Name = name,
            UserName = login,
            NormalizedUserName = login.ToUpper(CultureInfo.InvariantCulture),
            SecurityStamp = Guid.CreateVersion7().ToString("N"),
            LockoutEnabled = true,
        };
        db.Users.Add(account);
        await db.CommitAsync(new Act("AddAccount", null, nameof(Account), login));
        db.Grants.AddRange(roles.Select(one => new Grant(account.Id, one.Role, one.Unit?.Id, new DateOnly(2025, 1, 1), null)));
        await db.CommitAsync(new Act("GrantRole", null, nameof(Account), account.Id));
        return account;
    }

    /// <summary>Nobody: what the public sees.</summary>
    public Visitor Anonymous() => Anonymous(null);

    private Visitor Anonymous(Account? account) => new(_app.GetTestServer().CreateHandler(), account);

    private static async Task<TestSite> StartAsync(DatabaseKind kind)
    {
        var store = await TestStore.CreateAsync(kind);
        var app = Build(store, store.Settings);
        var site = new TestSite(store, app);
        await using var db = store.Open();
        await new Tree(db).OpenAsync(site.Root, null, new Act("OpenUnit", null, nameof(Unit), site.Root.Code));
        await app.StartAsync();
        return site;
    }

    /// <summary>The site in memory on a store and clock of the test's own; for tests that need other settings.</summary>
    public static WebApplication Build(TestStore store, Settings settings) => Site.Build(settings, builder =>
    {
        builder.Environment.EnvironmentName = Environments.Development;
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders().AddConsole().SetMinimumLevel(LogLevel.Error);
        builder.Services.AddSingleton<TimeProvider>(store.Time);
        builder.Services.AddSingleton<IStartupFilter, Local>();
    });

    /// <summary>Stops the sites when the run is over.</summary>
    public sealed class End : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            foreach (var started in (Lazy<Task<TestSite>>[])[OnSqlite, OnPostgres])
            {
                if (!started.IsValueCreated) continue;
                var site = await started.Value;
                await site._app.DisposeAsync();
                await site._store.DisposeAsync();
            }
        }
    }

    /// <summary>Requests in memory have no address; let them come from this machine.</summary>
    private sealed class Local : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, rest) =>
            {
                context.Connection.RemoteIpAddress ??= IPAddress.Loopback;
                return rest(context);
            });
            next(app);
        };
    }
}
