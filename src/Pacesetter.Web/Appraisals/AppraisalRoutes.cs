using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Web.Api;
using Pacesetter.Web.Units;

namespace Pacesetter.Web.Appraisals;

/// <summary>Rounds and comments over the API. A ballot is not cast here: answers to a POST may be kept for a repetition, and a ballot is kept by nobody.</summary>
internal static class AppraisalRoutes
{
    private const int Most = 100;

    public static void MapAppraisals(this RouteGroupBuilder api)
    {
        var units = api.MapGroup("/units/{code}").WithTags("Appraisals");
        units.MapGet("/appraisals", ListAsync).WithSummary("The rounds in which the people appraised a unit's organisation or its members, latest first");
        units.MapPost("/appraisals", OpenAsync).WithSummary("Opens a round");
        units.MapGet("/comments", CommentsAsync).WithSummary("Who one level down was commented on this year, and who was not");
        units.MapPost("/comments", GiveAsync).WithSummary("The leader one level up comments, or somebody writes it down with the leader's name");

        var round = api.MapGroup("/appraisals/{id:guid}").WithTags("Appraisals");
        round.MapGet("", async (Guid id, FindRound find, PacesetterDb db, HttpContext context) => Answer(await find.RunAsync(id, context.RequestAborted), db, context)).WithSummary("A round; results once it is closed, where enough people answered");
        round.MapPut("/expected", (Guid id, ExpectedRequest request, FindRound find, ExpectVoters expect, PacesetterDb db, HttpContext context) => DoAsync(id, find, db, context, file => expect.RunAsync(file, request.Expected)))
            .WithSummary("How many people are asked");
        round.MapPut("/count", (Guid id, CountRequest request, FindRound find, EnterCount enter, PacesetterDb db, HttpContext context) => DoAsync(id, find, db, context, file => enter.RunAsync(file, new(request.Ballots, request.Spoiled, request.Cells))))
            .WithSummary("What the caller counted on the papers; two people count independently");
        round.MapPut("/counters/{place:int}/relief", (Guid id, int place, RoundReasonRequest request, FindRound find, RelieveCounter relieve, PacesetterDb db, HttpContext context) => DoAsync(id, find, db, context, file => relieve.RunAsync(file, place, request.Reason)))
            .WithSummary("Makes room for a third person in the place (1 or 2) of one of the two who count");
        round.MapPut("/calling-off", (Guid id, RoundReasonRequest request, FindRound find, CallOffRound call, PacesetterDb db, HttpContext context) => DoAsync(id, find, db, context, file => call.RunAsync(file, request.Reason)))
            .WithSummary("Ends the round without a result");
        round.MapPut("/codes", CodesAsync).WithSummary("Makes one-time codes and voids those not used; they cannot be asked for again");
        round.MapPut("/closing", (Guid id, FindRound find, CloseRound close, PacesetterDb db, HttpContext context) => DoAsync(id, find, db, context, file => close.RunAsync(file))).WithSummary("Closes the round and makes the result");

        var comment = api.MapGroup("/comments/{id:guid}").WithTags("Appraisals");
        comment.MapGet("", async (Guid id, FindComment find, HttpContext context) => Answer(await find.RunAsync(id, context.RequestAborted), context)).WithSummary("A comment and what was done about it");
        comment.MapPut("/follow-up", FollowAsync).WithSummary("What was done about a comment by the end of the year");
    }

    private static async Task<IResult> ListAsync(string code, string? campaign, Guid? before, int? limit, PacesetterDb db, FindPlace find, FindRound rounds, CancellationToken cancellation)
    {
        var place = await PlaceAsync(code, campaign, db, find, cancellation);
        var (take, last) = (Math.Clamp(limit ?? Most, 1, Most), before ?? Guid.Empty);
        var ids = await db.AppraisalRounds.Where(row => row.UnitId == place.Unit.Id && row.CampaignId == place.Campaign!.Id && (before == null || row.Id < last))
            .OrderByDescending(row => row.Id).Select(row => row.Id).Take(take + 1).ToListAsync(cancellation);
        List<RoundAnswer> answers = [];
        foreach (var id in ids.Take(take)) answers.Add(RoundAnswer.Of(await rounds.RunAsync(id, cancellation), db.Viewer.AccountId ?? 0));
        return TypedResults.Ok(new { rounds = answers, next = ids.Count > take ? ids[take - 1] : (Guid?)null });
    }

    private static async Task<IResult> OpenAsync(string code, RoundRequest request, string? campaign, PacesetterDb db, FindPlace find, OpenRound open, FindRound rounds, CancellationToken cancellation)
    {
        var place = await PlaceAsync(code, campaign, db, find, cancellation);
        BrokenRule.Unless(Enum.TryParse<Subject>(request.About, ignoreCase: true, out var about) && Enum.IsDefined(about), "appraisals.about-unknown");
        var round = await open.RunAsync(place.Unit, place.Campaign!, about, request.Title, request.Expected, cancellation);
        return TypedResults.Created($"/api/v1/appraisals/{round.Id}", RoundAnswer.Of(await rounds.RunAsync(round.Id, cancellation), db.Viewer.AccountId ?? 0));
    }

    private static async Task<CodesAnswer> CodesAsync(Guid id, CodesRequest request, FindRound find, MakeCodes make, HttpContext context)
    {
        var file = await find.RunAsync(id, context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        return new(await make.RunAsync(file, request.Number));
    }

    private static async Task<IResult> CommentsAsync(string code, string? campaign, PacesetterDb db, FindPlace find, ReadComments read, CancellationToken cancellation)
    {
        var comments = await read.RunAsync(await PlaceAsync(code, campaign, db, find, cancellation), cancellation);
        return TypedResults.Ok(new { own = comments.Own.Select(row => row.Id), units = comments.Units.Select(CommentedAnswer.Of), members = comments.Members.Select(CommentedAnswer.Of) });
    }

    private static async Task<IResult> GiveAsync(string code, CommentRequest request, string? campaign, PacesetterDb db, FindPlace find, FindComment comments, GiveComment give, CancellationToken cancellation)
    {
        var place = await PlaceAsync(code, campaign, db, find, cancellation);
        var of = await comments.SubjectAsync(place.Unit, place.Campaign!, request.Member, cancellation);
        var comment = await give.RunAsync(of, new(request.Merits, request.Shortcomings, request.Direction), request.Speaker, cancellation);
        return TypedResults.Created($"/api/v1/comments/{comment.Id}", CommentAnswer.Of(new(comment, of.Unit, of.Member)));
    }

    private static async Task<CommentAnswer> FollowAsync(Guid id, FollowUpRequest request, FindComment find, FollowComment follow, HttpContext context)
    {
        var file = await find.RunAsync(id, context.RequestAborted);
        context.DemandMatch(file.Comment.Revision);
        await follow.RunAsync(file.Comment, request.Text);
        return Answer(file, context);
    }

    private static async Task<Place> PlaceAsync(string code, string? campaign, PacesetterDb db, FindPlace find, CancellationToken cancellation) =>
        await find.RunAsync(code, db.ThisMonth.ToString(), campaign, cancellation) is { Recipe.Appraisal: not null } place ? place : throw new BrokenRule("units.unknown");

    private static async Task<RoundAnswer> DoAsync(Guid id, FindRound find, PacesetterDb db, HttpContext context, Func<RoundFile, Task> act)
    {
        var file = await find.RunAsync(id, context.RequestAborted);
        context.DemandMatch(file.Round.Revision);
        await act(file);
        return Answer(await find.RunAsync(id, context.RequestAborted), db, context);
    }

    private static RoundAnswer Answer(RoundFile file, PacesetterDb db, HttpContext context)
    {
        context.Show(file.Round.Revision);
        return RoundAnswer.Of(file, db.Viewer.AccountId ?? 0);
    }

    private static CommentAnswer Answer(CommentFile file, HttpContext context)
    {
        context.Show(file.Comment.Revision);
        return CommentAnswer.Of(file);
    }
}
