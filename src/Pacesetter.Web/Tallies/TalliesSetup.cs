using Pacesetter.Data;
using Pacesetter.Data.Tallies;
using Pacesetter.Papers.Sheets;
using Pacesetter.Web.Shell;
using Pacesetter.Web.Units;

namespace Pacesetter.Web.Tallies;

internal static class TalliesSetup
{
    public static IServiceCollection AddTallies(this IServiceCollection services, Settings settings)
    {
        services.AddScoped<ReadOverview>();
        services.AddScoped<FactList>().AddScoped<ExportFacts>();
        services.AddHostedService<WarmOverview>();
        if (settings.IsPostgres) services.AddHostedService<FoldChanges>();
        return services;
    }

    /// <summary>The list behind a number, as a workbook.</summary>
    public static void MapFactExport(this WebApplication app) => app.MapGet("/units/{code}/{month}/list/{key}/export", async (string code, string month, string key, string? campaign, FindPlace find, ExportFacts export, HttpContext context) =>
    {
        if (Tile.Named(key) is not { } tile || await find.RunAsync(code, month, campaign, context.RequestAborted) is not { Campaign: not null } place) return Results.NotFound();
        return Results.Stream(stream => export.RunAsync(stream, place, tile, context.RequestAborted), SheetWriter.XlsxType, FormattableString.Invariant($"{key}-{place.Unit.Code}-{place.Month}.xlsx"));
    }).ExcludeFromDescription();
}

/// <summary>Carries waiting differences into the roll-ups, several times a second. On many nodes at once each takes other rows.</summary>
internal sealed class FoldChanges(IServiceScopeFactory scopes, TimeProvider time, ILogger<Recurring> log) : Recurring(TimeSpan.FromMilliseconds(200), "fold", scopes, time, log)
{
    protected override async Task DoAsync(IServiceProvider services, CancellationToken cancellation)
    {
        while (await Folding.FoldAsync(services.GetRequiredService<PacesetterDb>(), cancellation) > 0) { }
    }
}
