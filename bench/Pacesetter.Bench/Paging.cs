using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pacesetter.Data.Accounts;
using Pacesetter.Domain;
using Pacesetter.Web.Shell;

namespace Pacesetter.Bench;

/// <summary>The whole overview page from a real server on the loopback address, by a person signed in.</summary>
internal static class Paging
{
    private const int Times = 300;
    private const int WarmUp = 30;
    private const int FirstWarmUp = 500;
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(20);

    public static async Task<Table> RunAsync(Ground ground, CancellationToken cancellation)
    {
        var table = new Table("Overview page over HTTP", "node", "requests", "processor ms", "server p50 ms", "p99 ms", "of it database p50", "p99", "statements", "client p50 ms", "p99 ms", "KiB plain", "KiB br", "KiB gzip")
        {
            Note = "Server: from the first middleware to the last byte handed to the socket, compressed with Brotli; one request at a time. Processor: server and client together.",
        };
        await using var people = new People(ground.Settings);
        var (clock, server) = (new DatabaseClock(), new ServerClock());
        await using var app = Start(ground.Settings, clock, server);
        await app.StartAsync(cancellation);
        foreach (var node in await people.NodesAsync()) table.Add(await RowAsync(app, node, clock, server, cancellation));
        return table;
    }

    private static async Task<string[]> RowAsync(WebApplication app, Node node, DatabaseClock clock, ServerClock server, CancellationToken cancellation)
    {
        using var client = await SignInAsync(app, node);
        var path = $"/units/{node.Unit.Code}/{Month.From(DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(8)))}/overview";
        var (served, database, seen, statements) = (new Timing(), new Timing(), new Timing(), 0);
        var (begun, processor) = (Stopwatch.StartNew(), TimeSpan.Zero);
        for (var i = node.Level == "root" ? -FirstWarmUp : -WarmUp; i < Times && (i <= 0 || begun.Elapsed < AtMost); i++)
        {
            if (i == 0)
            {
                begun.Restart();
                processor = Environment.CpuUsage.TotalTime;
            }
            clock.Take();
            var start = Stopwatch.GetTimestamp();
            await GetAsync(client, path, "br", cancellation);
            var took = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            var (spent, asked) = clock.Take();
            if (i < 0) continue;
            statements = asked;
            served.Add(server.Last);
            database.Add(spent);
            seen.Add(took);
        }
        processor = Environment.CpuUsage.TotalTime - processor;
        List<string> sizes = [];
        foreach (var encoding in (string[])["identity", "br", "gzip"]) sizes.Add(Timing.Write(await GetAsync(client, path, encoding, cancellation) / 1024.0));
        return [$"{node.Level} {node.Unit.Name}", Scenarios.Number(served.Count), Timing.Write(processor.TotalMilliseconds / served.Count), served.P50, served.P99, database.P50, database.P99, Scenarios.Number(statements), seen.P50, seen.P99, .. sizes];
    }

    private static WebApplication Start(Settings settings, DatabaseClock clock, ServerClock server) => Site.Build(settings, builder =>
    {
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<IStartupFilter>(server);
        People.Watch(builder.Services, clock);
    });

    private static async Task<HttpClient> SignInAsync(WebApplication app, Node node)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var principal = await scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<Account>>().CreateAsync(node.Person);
        var cookie = scope.ServiceProvider.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        var now = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow();
        var ticket = new AuthenticationTicket(principal, new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now + cookie.ExpireTimeSpan }, IdentityConstants.ApplicationScheme);
        var client = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None, UseCookies = false }) { BaseAddress = new(app.Urls.First()) };
        client.DefaultRequestHeaders.Add("Cookie", $"{cookie.Cookie.Name}={cookie.TicketDataFormat.Protect(ticket)}");
        return client;
    }

    /// <returns>Bytes of the body as they came over the wire.</returns>
    private static async Task<int> GetAsync(HttpClient client, string path, string encoding, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue(encoding));
        using var response = await client.SendAsync(request, cancellation);
        if (response.StatusCode != HttpStatusCode.OK) throw new InvalidOperationException($"{path} answered {(int)response.StatusCode}.");
        return (await response.Content.ReadAsByteArrayAsync(cancellation)).Length;
    }

    /// <summary>Times each request around everything that the site does for it.</summary>
    private sealed class ServerClock : IStartupFilter
    {
        public double Last { get; private set; }

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (context, rest) =>
            {
                var start = Stopwatch.GetTimestamp();
                await rest(context);
                Last = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            });
            next(app);
        };
    }
}
