using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.ResponseCompression;

namespace Pacesetter.Web.Shell;

/// <summary>Wires the pages into the host.</summary>
internal static class ShellSetup
{
    public static IServiceCollection AddShell(this IServiceCollection services)
    {
        services.AddScoped<Words>();
        services.AddScoped<Turns>();
        services.AddScoped<InstallationState>();
        // Without this every Chinese character becomes a numeric entity, and pages three times as long.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddRazorComponents();
        services.AddCascadingAuthenticationState();
        // Over HTTPS too: antiforgery tokens are masked anew in every response, so compressing them reveals nothing.
        services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml", "application/problem+json"];
        });
        return services;
    }

    /// <summary>What goes round every request; call before authentication.</summary>
    public static void UseShell(this WebApplication app)
    {
        // In front of compression, so that what is kept is kept compressed.
        app.UseOutputCache();
        app.UseResponseCompression();
        app.Use(ContentPolicy.Apply);
        app.Use(Reading.Apply);
        if (!app.Environment.IsDevelopment()) app.UseHsts();
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandlingPath = "/status/500", CreateScopeForErrors = true });
        app.UseStatusCodePagesWithReExecute("/status/{0}", null, createScopeForStatusCodePages: true);
        app.Use(LeaveApiAlone);
    }

    /// <summary>The pages and the files in wwwroot; call last.</summary>
    public static void MapShell(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorComponents<App>();
    }

    // The API answers with problem details of its own (an IExceptionHandler comes before the page above).
    private static Task LeaveApiAlone(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Path.StartsWithSegments("/api") && context.Features.Get<IStatusCodePagesFeature>() is { } pages) pages.Enabled = false;
        return next(context);
    }
}
