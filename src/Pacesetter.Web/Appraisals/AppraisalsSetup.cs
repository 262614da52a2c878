using Pacesetter.Data.Appraisals;
using Pacesetter.Papers.Sheets;
using Pacesetter.Web.Appraisals.Excel;
using Pacesetter.Web.Units;

namespace Pacesetter.Web.Appraisals;

internal static class AppraisalsSetup
{
    public static IServiceCollection AddAppraisals(this IServiceCollection services) => services
        .AddScoped<Ballots>().AddScoped<FindBallot>().AddScoped<FindRound>().AddScoped<OpenRound>().AddScoped<ExpectVoters>().AddScoped<EnterCount>().AddScoped<MakeCodes>().AddScoped<CloseRound>().AddScoped<CallOffRound>().AddScoped<RelieveCounter>()
        .AddScoped<FindComment>().AddScoped<GiveComment>().AddScoped<FollowComment>().AddScoped<ReadComments>()
        .AddScoped<CommentSheets>().AddScoped<ExportComments>().AddScoped<ImportComments>().AddScoped<ExportRounds>().AddScoped<CountSheet>();

    /// <summary>As workbooks: the results of a subtree, the comments in it, and an empty sheet to count the papers of a round on.</summary>
    public static void MapAppraisalExports(this WebApplication app)
    {
        app.MapGet("/units/{code}/{month}/appraisals/export", async (string code, string month, string? campaign, FindPlace find, ExportRounds export, HttpContext context) =>
            await find.RunAsync(code, month, campaign, context.RequestAborted) is { Recipe.Appraisal: not null } place
                ? Workbook(stream => export.RunAsync(stream, place, context.RequestAborted), $"appraisals-{place.Unit.Code}-{place.Month}") : Results.NotFound()).ExcludeFromDescription();
        app.MapGet("/units/{code}/{month}/comments/export", async (string code, string month, string? campaign, FindPlace find, ExportComments export, HttpContext context) =>
            await find.RunAsync(code, month, campaign, context.RequestAborted) is { Recipe.Appraisal: not null } place
                ? Workbook(stream => export.RunAsync(stream, place, context.RequestAborted), $"comments-{place.Unit.Code}-{place.Month}") : Results.NotFound()).ExcludeFromDescription();
        app.MapGet("/units/{code}/{month}/appraisals/{id:guid}/count/sheet", async (string code, string month, Guid id, string? campaign, FindPlace find, FindRound rounds, CountSheet sheet, HttpContext context) =>
            await find.RunAsync(code, month, campaign, context.RequestAborted) is { } place && await rounds.InAsync(place, id, context.RequestAborted) is { Round.IsOpen: true } file
                ? Workbook(stream => sheet.WriteAsync(stream, file, context.RequestAborted), $"count-{place.Unit.Code}") : Results.NotFound()).ExcludeFromDescription();
    }

    private static IResult Workbook(Func<Stream, Task> write, string name) => Results.Stream(write, SheetWriter.XlsxType, name + ".xlsx");
}
