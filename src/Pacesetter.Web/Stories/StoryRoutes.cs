using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Web.Api;
using Pacesetter.Web.Units;

namespace Pacesetter.Web.Stories;

internal static class StoryRoutes
{
    private const int MostAtOnce = 200;

    public static void MapStories(this RouteGroupBuilder api)
    {
        var units = api.MapGroup("/units/{code}/stories").WithTags("Stories");
        units.MapGet("", ListAsync).WithSummary("Stories of a unit and of those below it, the newest first");
        units.MapPost("", DraftAsync).WithSummary("Begins a story, perhaps from a finished task");

        var one = api.MapGroup("/stories/{id:guid}").WithTags("Stories");
        one.MapGet("", async (Guid id, FindStory find, PacesetterDb db, HttpContext context) => await AnswerAsync(await find.RunAsync(id, context.RequestAborted), db, context)).WithSummary("A story; ETag is its revision");
        one.MapPut("", (Guid id, StoryRequest request, FindStory find, RewriteStory rewrite, PacesetterDb db, HttpContext context) => DoAsync(id, find, db, context, file => rewrite.RunAsync(file, request.Wording)))
            .WithSummary("Writes a draft anew; how it read before is kept");
        one.MapDelete("", RemoveAsync).WithSummary("Throws a draft away");
        one.MapPut("/submission", (Guid id, FindStory find, SubmitStory submit, PacesetterDb db, HttpContext context) => DoAsync(id, find, db, context, file => submit.RunAsync(file))).WithSummary("Hands it in to be reviewed");
        one.MapPut("/publication", (Guid id, FindStory find, PublishStory publish, PacesetterDb db, HttpContext context) => DoAsync(id, find, db, context, file => publish.RunAsync(file)))
            .WithSummary("Opens it to the public; by somebody above who did not write it");
        one.MapPut("/return", (Guid id, StoryReasonRequest request, FindStory find, ReturnStory back, PacesetterDb db, HttpContext context) => DoAsync(id, find, db, context, file => back.RunAsync(file, request.Reason)))
            .WithSummary("Returns it to its writers with the reason");
        one.MapPut("/takedown", (Guid id, StoryReasonRequest request, FindStory find, TakeDownStory down, PacesetterDb db, HttpContext context) => DoAsync(id, find, db, context, file => down.RunAsync(file, request.Reason)))
            .WithSummary("Closes it to the public with the reason");
        one.MapPost("/carriages", (Guid id, StoryCarriageRequest request, FindStory find, CarryStory carry, PacesetterDb db, HttpContext context) => DoAsync(id, find, db, context, file => carry.RunAsync(file, request.Channel, request.Day)))
            .WithSummary("Notes which channel carried it, and when");
    }

    /// <param name="show">published (if left out), waiting, drafts or taken-down.</param>
    /// <param name="after">What <c>next</c> of the page before said.</param>
    private static async Task<IResult> ListAsync(string code, string? show, string? campaign, Guid? after, int? limit, PacesetterDb db, FindPlace find, ReadStories read, CancellationToken cancellation)
    {
        var place = await PlaceAsync(code, campaign, db, find, cancellation);
        var tells = await db.MayTellAsync(place.Unit.Id);
        var list = await read.RunAsync(place, ReadStories.Lists(tells).Contains(show) ? show! : ReadStories.Published, tells, after, Math.Clamp(limit ?? MostAtOnce, 1, MostAtOnce), cancellation);
        var ids = list.Rows.Select(row => row.Story.Id).ToArray();
        var carried = (await db.StoryCarriages.AsNoTracking().Where(row => ids.Contains(row.StoryId)).OrderBy(row => row.Day).ToListAsync(cancellation)).ToLookup(row => row.StoryId);
        return TypedResults.Ok(new { stories = list.Rows.Select(row => StoryAnswer.Of(row.Story, row.UnitCode, carried[row.Story.Id])), counts = list.Counts, next = list.Next });
    }

    private static async Task<IResult> DraftAsync(string code, StoryRequest request, string? campaign, PacesetterDb db, FindPlace find, DraftStory draft, CancellationToken cancellation)
    {
        var place = await PlaceAsync(code, campaign, db, find, cancellation);
        var file = await draft.RunAsync(place.Unit, place.Campaign!, request.Month ?? db.ThisMonth, request.Wording, request.Task, cancellation);
        return TypedResults.Created($"/api/v1/stories/{file.Story.Id}", StoryAnswer.Of(file.Story, place.Unit.Code, []));
    }

    private static async Task<IResult> RemoveAsync(Guid id, FindStory find, RemoveStory remove, HttpContext context)
    {
        var file = await find.RunAsync(id, context.RequestAborted);
        context.DemandMatch(file.Story.Revision);
        await remove.RunAsync(file, context.RequestAborted);
        return TypedResults.NoContent();
    }

    private static async Task<Place> PlaceAsync(string code, string? campaign, PacesetterDb db, FindPlace find, CancellationToken cancellation) =>
        await find.RunAsync(code, db.ThisMonth.ToString(), campaign, cancellation) is { Recipe.Stories: not null } place ? place : throw new BrokenRule("units.unknown");

    private static async Task<StoryAnswer> DoAsync(Guid id, FindStory find, PacesetterDb db, HttpContext context, Func<StoryFile, Task> act)
    {
        var file = await find.RunAsync(id, context.RequestAborted);
        context.DemandMatch(file.Story.Revision);
        await act(file);
        return await AnswerAsync(file, db, context);
    }

    private static async Task<StoryAnswer> AnswerAsync(StoryFile file, PacesetterDb db, HttpContext context)
    {
        context.Show(file.Story.Revision);
        var id = file.Story.Id;
        return StoryAnswer.Of(file.Story, file.Unit.Code, await db.StoryCarriages.AsNoTracking().Where(row => row.StoryId == id).OrderBy(row => row.Day).ToListAsync(context.RequestAborted));
    }
}
