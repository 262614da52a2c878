using Pacesetter.Papers.Sheets;
using Pacesetter.Web.Findings.Excel;
using Pacesetter.Web.Units;

namespace Pacesetter.Web.Findings;

internal static class FindingsSetup
{
    public static IServiceCollection AddFindings(this IServiceCollection services) => services
        .AddScoped<FindFinding>().AddScoped<FindOwner>().AddScoped<ReadFindings>().AddScoped<FindFindingDuties>()
        .AddScoped<EnterFinding>().AddScoped<AssignFinding>().AddScoped<NoteStep>().AddScoped<ReportFinding>().AddScoped<CallImpossible>()
        .AddScoped<CloseFinding>().AddScoped<SendBackFinding>().AddScoped<RuleOnFinding>().AddScoped<RemindOfFindings>()
        .AddScoped<FindingWork>().AddScoped<FindingJudging>().AddScoped<FindingDeeds>()
        .AddScoped<FindingSheets>().AddScoped<ExportFindings>().AddScoped<ImportFindings>()
        .AddHostedService<RemindDaily>();

    /// <summary>The ledger of a unit and of what lies below it, as a workbook.</summary>
    public static void MapFindingExport(this WebApplication app) => app.MapGet("/units/{code}/{month}/findings/export", async (string code, string month, string? campaign, FindPlace find, ExportFindings export, HttpContext context) =>
    {
        if (await find.RunAsync(code, month, campaign, context.RequestAborted) is not { Recipe.Findings: not null } place) return Results.NotFound();
        return Results.Stream(stream => export.RunAsync(stream, true, place, context.RequestAborted), SheetWriter.XlsxType, FormattableString.Invariant($"findings-{place.Unit.Code}-{place.Month}.xlsx"));
    }).ExcludeFromDescription();
}
