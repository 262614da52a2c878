using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pacesetter.Domain;
using Pacesetter.Web.Shell;

namespace Pacesetter.Tests.Shell;

/// <summary>The site with an empty store and a few routes that fail, for what every page has in common.</summary>
public sealed class ShellHost : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("shell").FullName;
    private WebApplication? app;

    public HttpClient Client { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        app = Site.Build(new Settings { Data = folder }, builder =>
        {
            builder.WebHost.UseTestServer();
            builder.Logging.ClearProviders();
            builder.Environment.EnvironmentName = Environments.Development;
        });
        app.MapGet("/missing", () => Results.NotFound()).AllowAnonymous();
        app.MapGet("/rule", (HttpContext _) => throw new BrokenRule("shell.spread-own", 3)).AllowAnonymous();
        app.MapGet("/bang", (HttpContext _) => throw new InvalidOperationException("secret detail")).AllowAnonymous();
        app.MapGet("/api/v1/missing", () => Results.NotFound()).AllowAnonymous();
        await app.StartAsync();
        Client = app.GetTestClient();
    }

    public async ValueTask DisposeAsync()
    {
        Client?.Dispose();
        if (app is not null) await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
