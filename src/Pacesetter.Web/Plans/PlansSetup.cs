using Pacesetter.Papers.Sheets;
using Pacesetter.Web.Official;
using Pacesetter.Web.Units;

namespace Pacesetter.Web.Plans;

internal static class PlansSetup
{
    public static IServiceCollection AddPlans(this IServiceCollection services) => services
        .AddScoped<FindPlan>().AddScoped<FindTask>().AddScoped<FindOffer>()
        .AddScoped<ReadDuties>().AddScoped<ReadAwaiting>().AddScoped<ReadCoverage>()
        .AddScoped<DrawUpPlan>().AddScoped<SubmitPlan>().AddScoped<ApprovePlan>().AddScoped<SendBackPlan>().AddScoped<ReopenPlan>()
        .AddScoped<AddTask>().AddScoped<ChangeTask>().AddScoped<RemoveTask>().AddScoped<DropTask>().AddScoped<LinkTask>().AddScoped<OrderTasks>()
        .AddScoped<RequestDateChange>().AddScoped<DecideDateChange>()
        .AddScoped<OfferTask>().AddScoped<AcceptOffer>().AddScoped<DeclineOffer>()
        .AddScoped<RemindOfPlan>()
        .AddScoped<SetPlan>().AddScoped<PlanSheets>().AddScoped<ExportPlans>().AddScoped<ImportPlans>().AddScoped<PlanUploads>();

    /// <summary>One plan of a unit as a table on paper; the shortest kind if none is asked for.</summary>
    public static void MapPlanPaper(this WebApplication app) => app.MapGet("/units/{code}/{month}/plans/paper", async (string code, string month, string? campaign, int? view, FindPlace find, FindPlan plans, SetPlan set, HttpContext context) =>
    {
        if (await find.RunAsync(code, month, campaign, context.RequestAborted) is not { Campaign: { } found } place || place.Month < found.StartMonth || place.Month > found.EndMonth) return Results.NotFound();
        var slot = view ?? place.Recipe!.Plans.Count;
        if (slot < 1 || slot > place.Recipe!.Plans.Count) return Results.NotFound();
        var file = await plans.RunAsync(place.Unit, found, slot, place.Month, context.RequestAborted);
        return PaperFile.Of(set.Run(file), FormattableString.Invariant($"plan-{place.Unit.Code}-{file.Plan.FromMonth}-{slot}"));
    }).ExcludeFromDescription();

    /// <summary>The tasks of a unit and of what lies below it, as a workbook.</summary>
    public static void MapPlanExport(this WebApplication app) => app.MapGet("/units/{code}/{month}/plans/export", async (string code, string month, string? campaign, FindPlace find, ExportPlans export, HttpContext context) =>
    {
        if (await find.RunAsync(code, month, campaign, context.RequestAborted) is not { Campaign: { } found } place) return Results.NotFound();
        return Results.Stream(stream => export.RunAsync(stream, true, found, place.Unit.Id, context.RequestAborted), SheetWriter.XlsxType, $"plans-{place.Unit.Code}-{place.Month}.xlsx");
    }).ExcludeFromDescription();
}
