using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pacesetter.Data.Accounts;
using Pacesetter.Domain;
using Pacesetter.Web.Shell;

namespace Pacesetter.Tests.Shell;

/// <summary>The shell alone: no store, no accounts, and two routes that fail.</summary>
public sealed class ShellHost : IAsyncLifetime
{
    private WebApplication? app;

    public HttpClient Client { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(Words).Assembly.GetName().Name,
            ContentRootPath = Path.Combine(House.SourceTree.Root, "src/Pacesetter.Web"),
            EnvironmentName = Environments.Development,
        });
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddShell();
        builder.Services.AddScoped<Viewer>();
        app = builder.Build();
        app.UseShell();
        app.UseAntiforgery();
        app.MapShell();
        app.MapGet("/rule", (HttpContext _) => throw new BrokenRule("shell.spread-own", 3));
        app.MapGet("/bang", (HttpContext _) => throw new InvalidOperationException("secret detail"));
        app.MapGet("/api/v1/nothing", () => Results.NotFound());
        await app.StartAsync();
        Client = app.GetTestClient();
    }

    public async ValueTask DisposeAsync()
    {
        Client?.Dispose();
        if (app is not null) await app.DisposeAsync();
    }
}
