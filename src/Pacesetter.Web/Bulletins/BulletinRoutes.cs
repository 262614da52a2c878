using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Web.Api;
using Pacesetter.Web.Units;

namespace Pacesetter.Web.Bulletins;

/// <summary>Bulletins over the API.</summary>
internal static class BulletinRoutes
{
    private const int Most = 100;

    public static void MapBulletins(this RouteGroupBuilder api)
    {
        var unit = api.MapGroup("/units/{code}/bulletins").WithTags("Bulletins");
        unit.MapGet("", ListAsync).WithSummary("Bulletins a unit and those above it have issued, its own first, the latest first");
        var one = unit.MapGroup("/{month}");
        one.MapGet("", async (string code, string month, string? campaign, FindBulletin find, HttpContext context) => Answer(await find.RunAsync(code, month, campaign, context.RequestAborted), context))
            .WithSummary("The bulletin of a month with its sources and what they say now; ETag is its revision");
        one.MapPost("", (string code, string month, string? campaign, FindBulletin find, BeginBulletin begin, HttpContext context) => DoAsync(code, month, campaign, find, context, file => begin.RunAsync(file)))
            .WithSummary("Drafts it from the numbers there are now");
        one.MapPut("", (string code, string month, string? campaign, BulletinRequest request, FindBulletin find, WriteBulletin write, HttpContext context) => DoAsync(code, month, campaign, find, context, file => write.RunAsync(file, request.Title, request.Text)))
            .WithSummary("Rewrites the draft; a number keeps its source by the mark behind it, 71[3]");
        one.MapPut("/numbers", (string code, string month, string? campaign, BulletinNumbersRequest request, FindBulletin find, WriteBulletin write, HttpContext context) => DoAsync(code, month, campaign, find, context, file => write.RenewAsync(file, request.Marks ?? [])))
            .WithSummary("Takes over numbers that have changed");
        one.MapPut("/issue", (string code, string month, string? campaign, FindBulletin find, IssueBulletin issue, HttpContext context) => DoAsync(code, month, campaign, find, context, file => issue.RunAsync(file)))
            .WithSummary("Gives it out under the next number of the year");
    }

    private static async Task<IResult> ListAsync(string code, string? campaign, PacesetterDb db, FindPlace find, FindBulletin bulletins, CancellationToken cancellation)
    {
        if (await find.RunAsync(code, db.ThisMonth.ToString(), campaign, cancellation) is not { Campaign: not null } place) throw new BrokenRule("units.unknown");
        return TypedResults.Ok(new { bulletins = (await bulletins.IssuedAsync(place, Most, cancellation)).Select(row => IssuedBulletinAnswer.Of(row.Bulletin, row.Unit.Code)) });
    }

    private static async Task<BulletinAnswer> DoAsync(string code, string month, string? campaign, FindBulletin find, HttpContext context, Func<BulletinFile, Task> act)
    {
        var file = await find.RunAsync(code, month, campaign, context.RequestAborted);
        if (file.Bulletin is { } bulletin) context.DemandMatch(bulletin.Revision);
        await act(file);
        return Answer(await find.RunAsync(code, month, campaign, context.RequestAborted), context);
    }

    private static BulletinAnswer Answer(BulletinFile file, HttpContext context)
    {
        var answer = BulletinAnswer.Of(file);
        context.Show(answer.Revision);
        return answer;
    }
}
