using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Web.Api;
using Pacesetter.Web.Inspections.Draws;
using Pacesetter.Web.Inspections.Estimates;
using Pacesetter.Web.Official;
using Pacesetter.Web.Units;

namespace Pacesetter.Web.Inspections;

/// <summary>Inspections and their draws over the API.</summary>
internal static class InspectionRoutes
{
    private const int Most = 100;

    public static void MapInspections(this RouteGroupBuilder api)
    {
        var units = api.MapGroup("/units/{code}").WithTags("Inspections");
        units.MapGet("/inspections", ListAsync).WithSummary("The inspections a unit carries out, and those announced from above that may reach it; latest first");
        units.MapPost("/inspections", PlanAsync).WithSummary("Plans an inspection of units below");

        var one = api.MapGroup("/inspections/{id:guid}").WithTags("Inspections");
        one.MapGet("", async (Guid id, FindInspection find, PacesetterDb db, HttpContext context) => await AnswerAsync(await find.RunAsync(id, context.RequestAborted), db, context)).WithSummary("An inspection with the rounds of its draw");
        one.MapPut("", (Guid id, InspectionRequest request, FindInspection find, ChangeInspection change, PacesetterDb db, HttpContext context) => DoAsync(id, find, db, context, file => change.RunAsync(file, request.Draft)))
            .WithSummary("Writes the plan anew, before it is announced");
        one.MapPut("/announcement", (Guid id, FindInspection find, AnnounceInspection announce, PacesetterDb db, HttpContext context) => DoAsync(id, find, db, context, file => announce.RunAsync(file)))
            .WithSummary("Tells everybody below that it takes place");
        one.MapPost("/draws", (Guid id, FreezeRequest request, FindInspection find, FreezeDraw freeze, PacesetterDb db, HttpContext context) => DoAsync(id, find, db, context, file => freeze.RunAsync(file, request)))
            .WithSummary("Freezes who may be drawn and commits to a secret seed; a further round needs a reason");
        one.MapPut("/draws/value", (Guid id, ValueRequest request, FindInspection find, MakeDraw make, PacesetterDb db, HttpContext context) => DoAsync(id, find, db, context, file => make.RunAsync(file, request.Value)))
            .WithSummary("Types the public value in and draws");
        one.MapGet("/draws/{round:int}/certificate", CertificateAsync).WithSummary("The certificate of a draw, see docs/draw.md; for those who inspect, and for everybody once the inspection has ended");
        one.MapGet("/estimates", EstimatesAsync).WithSummary("The share of all units that meets each question, with a 95 % interval, in all and by kind");
        one.MapPut("/ending", (Guid id, FindInspection find, EndInspection end, PacesetterDb db, HttpContext context) => DoAsync(id, find, db, context, file => end.RunAsync(file))).WithSummary("Ends the inspection");
        one.MapPut("/circular", (Guid id, CircularRequest request, FindInspection find, TellCircular tell, PacesetterDb db, HttpContext context) => DoAsync(id, find, db, context, file => tell.RunAsync(file, request.Text, request.Issue)))
            .WithSummary("Keeps what all will be told, or issues it");
        one.MapPost("/joins", JoinAsync).WithSummary("An office below asks to come along");
        one.MapPut("/joins/{unit}", (Guid id, string unit, JoinAnswerRequest request, FindInspection find, AnswerJoin answer, PacesetterDb db, HttpContext context) => DoAsync(id, find, db, context, file => answer.RunAsync(file, unit, request.Accepted, request.Reason)))
            .WithSummary("Answers who asked to come along");
    }

    /// <summary>Notice and circular as papers; the circular before it is issued only for those who write it.</summary>
    public static void MapInspectionPapers(this WebApplication app)
    {
        app.MapGet("/inspections/{id:guid}/notice/paper", async (Guid id, FindInspection find, SetNotice set, HttpContext context) => await FoundAsync(id, find, context.RequestAborted) is { } file
            ? PaperFile.Of(await set.RunAsync(file, context.RequestAborted), FormattableString.Invariant($"notice-{file.Unit.Code}-{file.Inspection.From:yyyyMMdd}"))
            : Results.NotFound()).ExcludeFromDescription();
        app.MapGet("/inspections/{id:guid}/circular/paper", async (Guid id, FindInspection find, SetCircular set, PacesetterDb db, HttpContext context) =>
            await FoundAsync(id, find, context.RequestAborted) is { Inspection.Circular: { } circular } file && (circular.IsIssued || await db.MayAsync(file.Unit.Id, false, InspectionRights.Planners))
                ? PaperFile.Of(await set.RunAsync(file, circular, context.RequestAborted), FormattableString.Invariant($"circular-{file.Unit.Code}-{file.Inspection.From:yyyyMMdd}"))
                : Results.NotFound()).ExcludeFromDescription();
    }

    private static async Task<InspectionFile?> FoundAsync(Guid id, FindInspection find, CancellationToken cancellation)
    {
        try
        {
            return await find.RunAsync(id, cancellation);
        }
        catch (BrokenRule)
        {
            return null;
        }
    }

    /// <summary>The certificate as a file beside the pages.</summary>
    public static void MapCertificates(this WebApplication app) => app.MapGet("/inspections/{id:guid}/draws/{round:int}/certificate", CertificateAsync).ExcludeFromDescription();

    private static async Task<IResult> ListAsync(string code, string? campaign, Guid? before, int? limit, PacesetterDb db, FindPlace find, FindInspection inspections, HttpContext context)
    {
        var place = await PlaceAsync(code, campaign, db, find, context.RequestAborted);
        var (take, last, unit, month) = (Math.Clamp(limit ?? Most, 1, Most), before ?? Guid.Empty, place.Unit.Id, db.ThisMonth);
        var found = await db.Inspections.AsNoTracking().Where(row => row.CampaignId == place.Campaign!.Id && (before == null || row.Id < last)
            && db.UnitAncestors.Any(above => above.UnitId == unit && above.AncestorId == row.UnitId && above.FromMonth <= month && above.ToMonth > month))
            .OrderByDescending(row => row.Id).Take(take + 1).ToListAsync(context.RequestAborted);
        List<InspectionAnswer> answers = [];
        foreach (var row in found.Take(take)) answers.Add(InspectionAnswer.Of(await inspections.OfAsync(row, context.RequestAborted), await DrawsAsync(row.Id, db, context.RequestAborted)));
        return TypedResults.Ok(new { inspections = answers, next = found.Count > take ? found[take - 1].Id : (Guid?)null });
    }

    private static async Task<IResult> PlanAsync(string code, InspectionRequest request, string? campaign, PacesetterDb db, FindPlace find, PlanInspection plan, FindInspection inspections, HttpContext context)
    {
        var place = await PlaceAsync(code, campaign, db, find, context.RequestAborted);
        var inspection = await plan.RunAsync(place.Unit, place.Campaign!, request.Draft, context.RequestAborted);
        return TypedResults.Created($"/api/v1/inspections/{inspection.Id}", await AnswerAsync(await inspections.RunAsync(inspection.Id, context.RequestAborted), db, context));
    }

    private static async Task<IResult> CertificateAsync(Guid id, int round, FindInspection find, PacesetterDb db, CancellationToken cancellation)
    {
        if (await FoundAsync(id, find, cancellation) is not { } file) return Results.NotFound();
        if (file.Inspection.Ending is null && !await db.MayAsync(file.Unit.Id, false, InspectionRights.Insiders)) return Results.NotFound();
        var draw = await db.InspectionDraws.AsNoTracking().FirstOrDefaultAsync(row => row.InspectionId == id && row.Round == round, cancellation);
        return draw?.Certificate() is { } certificate ? Results.File(System.Text.Encoding.UTF8.GetBytes(certificate.Text), "text/plain; charset=utf-8", $"draw-{file.Unit.Code}-{file.Inspection.From:yyyyMMdd}-{round}.txt") : Results.NotFound();
    }

    private static async Task<IReadOnlyList<EstimateAnswer>> EstimatesAsync(Guid id, FindInspection find, ReadEstimates read, PacesetterDb db, CancellationToken cancellation)
    {
        var file = await find.RunAsync(id, cancellation);
        await db.DemandAsync(file.Unit.Id, InspectionRights.Insiders);
        return [.. (await read.RunAsync(file, cancellation)).Questions.Select(EstimateAnswer.Of)];
    }

    private static async Task<InspectionAnswer> JoinAsync(Guid id, JoinRequest request, FindInspection find, JoinInspection join, PacesetterDb db, HttpContext context)
    {
        var file = await find.RunAsync(id, context.RequestAborted);
        var unit = await db.Units.AsNoTracking().FirstOrDefaultAsync(row => row.Code == request.Unit, context.RequestAborted) ?? throw new BrokenRule("units.unknown");
        await join.RunAsync(file, unit, context.RequestAborted);
        return await AnswerAsync(file, db, context);
    }

    private static async Task<Place> PlaceAsync(string code, string? campaign, PacesetterDb db, FindPlace find, CancellationToken cancellation) =>
        await find.RunAsync(code, db.ThisMonth.ToString(), campaign, cancellation) is { Recipe.Inspection: not null } place ? place : throw new BrokenRule("units.unknown");

    private static async Task<InspectionAnswer> DoAsync(Guid id, FindInspection find, PacesetterDb db, HttpContext context, Func<InspectionFile, Task> act)
    {
        var file = await find.RunAsync(id, context.RequestAborted);
        context.DemandMatch(file.Inspection.Revision);
        await act(file);
        return await AnswerAsync(file, db, context);
    }

    private static async Task<InspectionAnswer> AnswerAsync(InspectionFile file, PacesetterDb db, HttpContext context)
    {
        context.Show(file.Inspection.Revision);
        return InspectionAnswer.Of(file, await DrawsAsync(file.Inspection.Id, db, context.RequestAborted));
    }

    private static Task<List<DrawAnswer>> DrawsAsync(Guid id, PacesetterDb db, CancellationToken cancellation) => db.InspectionDraws.Where(row => row.InspectionId == id).OrderBy(row => row.Round)
        .Select(row => new DrawAnswer(row.Round, row.FrameUnits, row.FrameHash, row.Commitment, row.Source, row.Day, row.Reason, row.Made == null ? null : row.Made.Value, row.Made == null ? null : row.Made.Seal)).ToListAsync(cancellation);
}
