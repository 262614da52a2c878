using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Web.Api;
using Pacesetter.Web.Reports;

namespace Pacesetter.Web.Inspections.Visits;

/// <summary>Visits and their working papers over the API; the telephone in the field hands in by it.</summary>
internal static class VisitRoutes
{
    private const int Most = 200;

    public static void MapVisits(this RouteGroupBuilder api)
    {
        api.MapGet("/inspections/{id:guid}/visits", ListAsync).WithTags("Inspections").WithSummary("The visits of an inspection that the caller may know of");
        var visit = api.MapGroup("/visits/{id:guid}").WithTags("Inspections");
        visit.MapGet("", async (Guid id, FindVisit find, HttpContext context) => await AnswerAsync(await find.RunAsync(id, context.RequestAborted), find, context)).WithSummary("A visit; ETag is its revision");
        visit.MapPut("/day", (Guid id, DayRequest request, FindVisit find, SettleVisit settle, HttpContext context) => DoAsync(id, find, context, file => settle.RunAsync(file, request.Day))).WithSummary("Settles the day, within the caps");
        visit.MapPut("/arrival", (Guid id, FindVisit find, BeginVisit begin, HttpContext context) => DoAsync(id, find, context, file => begin.RunAsync(file))).WithSummary("They are there: from now on the unit knows");
        visit.MapPut("/paper", (Guid id, PaperRequest request, FindVisit find, WritePaper write, HttpContext context) => DoAsync(id, find, context, file => write.RunAsync(file, request.Paper, request.HandIn)))
            .WithSummary("Keeps the working paper or hands it in; If-Match guards against overwriting what somebody else wrote");
        visit.MapPut("/photos/{question:int}", PhotoAsync).WithSummary("Puts a picture beside the answer to a question, counted from 1").DisableAntiforgery();
        visit.MapPut("/conclusion", (Guid id, TextRequest request, FindVisit find, ConcludeVisit conclude, HttpContext context) => DoAsync(id, find, context, file => conclude.RunAsync(file, request.Text))).WithSummary("Feeds back to the unit");
        visit.MapPut("/reply", (Guid id, TextRequest request, FindVisit find, ReplyToConclusion reply, HttpContext context) => DoAsync(id, find, context, file => reply.RunAsync(file, request.Text)))
            .WithSummary("The unit answers the conclusion; said again, its answer is amended and what it said before stays");
    }

    private static async Task<IResult> ListAsync(Guid id, int? limit, Guid? after, PacesetterDb db, FindInspection inspections, FindVisit find, CancellationToken cancellation)
    {
        await inspections.RunAsync(id, cancellation);
        var (take, last) = (Math.Clamp(limit ?? Most, 1, Most), after ?? Guid.Empty);
        var ids = await db.Visits.Where(row => row.InspectionId == id && (after == null || row.Id > last)).OrderBy(row => row.Id).Select(row => row.Id).Take(take + 1).ToListAsync(cancellation);
        List<VisitAnswer> visits = [];
        foreach (var one in ids.Take(take))
        {
            var file = await find.RunAsync(one, cancellation);
            visits.Add(VisitAnswer.Of(file, await find.IsInsiderAsync(file, cancellation), []));
        }
        return TypedResults.Ok(new { visits, next = ids.Count > take ? ids[take - 1] : (Guid?)null });
    }

    private static async Task<VisitAnswer> PhotoAsync(Guid id, int question, IFormFile photo, FindVisit find, ShowPhoto show, HttpContext context)
    {
        var file = await find.RunAsync(id, context.RequestAborted);
        await using var stream = photo.OpenReadStream();
        await show.RunAsync(file, question - 1, await EvidenceFiles.CheckAsync(stream, photo.FileName, context.RequestAborted), context.RequestAborted);
        return await AnswerAsync(file, find, context);
    }

    private static async Task<VisitAnswer> DoAsync(Guid id, FindVisit find, HttpContext context, Func<VisitFile, Task> act)
    {
        var file = await find.RunAsync(id, context.RequestAborted);
        context.DemandMatch(file.Visit.Revision);
        await act(file);
        return await AnswerAsync(file, find, context);
    }

    private static async Task<VisitAnswer> AnswerAsync(VisitFile file, FindVisit find, HttpContext context)
    {
        context.Show(file.Visit.Revision);
        var insider = await find.IsInsiderAsync(file, context.RequestAborted);
        return VisitAnswer.Of(file, insider, insider ? await find.CheckablesAsync(file, context.RequestAborted) : []);
    }
}
