using Pacesetter.Data;
using Pacesetter.Papers.Sheets;
using Pacesetter.Web.Units;

namespace Pacesetter.Web.Stories;

internal static class StoriesSetup
{
    public static IServiceCollection AddStories(this IServiceCollection services) => services
        .AddScoped<FindStory>().AddScoped<ReadStories>().AddScoped<ReadPublicStories>().AddScoped<FindStoryDuties>().AddScoped<TakeFromTask>()
        .AddScoped<DraftStory>().AddScoped<RewriteStory>().AddScoped<RemoveStory>().AddScoped<SubmitStory>()
        .AddScoped<PublishStory>().AddScoped<ReturnStory>().AddScoped<TakeDownStory>().AddScoped<CarryStory>()
        .AddScoped<StoryWriting>().AddScoped<StoryReviewing>().AddScoped<StoryDeeds>().AddScoped<ExportStories>();

    /// <summary>A list of a unit's stories and of those below it, as a workbook.</summary>
    public static void MapStoryExport(this WebApplication app) => app.MapGet("/units/{code}/{month}/publicity/export", async (string code, string month, string? campaign, string? show, FindPlace find, ExportStories export, PacesetterDb db, HttpContext context) =>
    {
        if (await find.RunAsync(code, month, campaign, context.RequestAborted) is not { Recipe.Stories: not null } place) return Results.NotFound();
        var list = ReadStories.Lists(await db.MayTellAsync(place.Unit.Id)).Contains(show) ? show! : ReadStories.Published;
        return Results.Stream(stream => export.RunAsync(stream, place, list, context.RequestAborted), SheetWriter.XlsxType, FormattableString.Invariant($"stories-{place.Unit.Code}-{place.Month}.xlsx"));
    }).RequireAuthorization().ExcludeFromDescription();
}
