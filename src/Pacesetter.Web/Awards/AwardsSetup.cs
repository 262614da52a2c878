using Pacesetter.Domain;
using Pacesetter.Papers.Sheets;

namespace Pacesetter.Web.Awards;

internal static class AwardsSetup
{
    public static IServiceCollection AddAwards(this IServiceCollection services) => services
        .AddScoped<FindAwards>().AddScoped<ReadAwards>().AddScoped<ReadNotices>().AddScoped<GatherFacts>().AddScoped<WayUp>().AddScoped<FindAwardDuties>()
        .AddScoped<OpenAwards>().AddScoped<CallOffAwards>().AddScoped<NominateCandidate>().AddScoped<ForwardCandidate>().AddScoped<HoldCandidateBack>()
        .AddScoped<NoteOpinion>().AddScoped<NameCandidate>().AddScoped<WithdrawCandidate>().AddScoped<ShortlistCandidates>().AddScoped<PutUpNotice>()
        .AddScoped<RaiseObjection>().AddScoped<AnswerObjection>().AddScoped<DecideAwards>()
        .AddScoped<AwardGathering>().AddScoped<AwardJudging>().AddScoped<AwardDeeds>().AddScoped<ExportCandidates>();

    /// <summary>The candidates of a round as a workbook.</summary>
    public static void MapAwardExport(this WebApplication app) => app.MapGet("/award-rounds/{id:guid}/export", async (Guid id, FindAwards find, ExportCandidates export, HttpContext context) =>
    {
        try
        {
            var file = await find.RoundAsync(id, context.RequestAborted);
            return Results.Stream(stream => export.RunAsync(stream, file, context.RequestAborted), SheetWriter.XlsxType, FormattableString.Invariant($"candidates-{file.Head.Code}-{file.Round.NominateBy:yyyy-MM-dd}.xlsx"));
        }
        catch (BrokenRule)
        {
            return Results.NotFound();
        }
    }).RequireAuthorization().ExcludeFromDescription();
}
