using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Papers.Sheets;
using Pacesetter.Web.Shell;
using Pacesetter.Web.Units;

namespace Pacesetter.Web.Standards;

internal static class StandardRoutes
{
    private const int MostAtOnce = 200;

    public static void MapStandards(this RouteGroupBuilder api)
    {
        var units = api.MapGroup("/units/{code}").WithTags("Standards");
        units.MapGet("/standards", StandingAsync).WithSummary("The standards that hold for a unit in a month: what came from where, and what was added");
        units.MapGet("/standards/coverage", CoverageAsync).WithSummary("How many units of each tier and field lack anything concrete about an item");
        units.MapGet("/standards/coverage/units", GapsAsync).WithSummary("The units behind a number of the coverage");
        units.MapGet("/standards/{item}/tasks", TasksAsync).WithSummary("Tasks of the subtree that serve an item");
        units.MapGet("/standards/{item}/pledges", PledgesAsync).WithSummary("Pledges of the subtree that serve an item, of the round that the month shows");
        units.MapGet("/standards/{item}/questions", QuestionsAsync).WithSummary("Questions of inspections above the unit or below it that were taken from an item");
        units.MapPost("/refinements", AddAsync).WithSummary("Makes an item concrete for the unit and what lies below it");

        var refinements = api.MapGroup("/refinements/{id:guid}").WithTags("Standards");
        refinements.MapGet("", async (Guid id, FindRefinement find, Words words, CancellationToken cancellation) => Answer(await find.RunAsync(id, cancellation), words)).WithSummary("A refinement");
        refinements.MapPut("", async (Guid id, RefinementRequest request, FindRefinement find, ChangeRefinement change, Words words, CancellationToken cancellation) =>
        {
            var file = await find.RunAsync(id, cancellation);
            return RefinementAnswer.Of(await change.RunAsync(file, request.Wording, request.From, cancellation), file.Unit.Name, words);
        }).WithSummary("Puts another wording in its place from a month on; the answer is the new one");
        refinements.MapPut("/ending", async (Guid id, EndingRequest request, FindRefinement find, EndRefinement end, Words words, CancellationToken cancellation) =>
        {
            var file = await find.RunAsync(id, cancellation);
            await end.RunAsync(file, request.From, request.Reason, cancellation);
            return Answer(file, words);
        }).WithSummary("Ends it from a month on");

        api.MapGet("/concreteness", CheckAsync).WithTags("Standards").WithSummary("What makes a sentence doubtful: slogan words without object, figure or time, and copies of what stands above or beside");
    }

    /// <summary>The refinements of a unit and of what lies below it, as a workbook.</summary>
    public static void MapRefinementExport(this WebApplication app) => app.MapGet("/units/{code}/{month}/standards/export", async (string code, string month, string? campaign, FindPlace find, ExportRefinements export, HttpContext context) =>
    {
        if (await find.RunAsync(code, month, campaign, context.RequestAborted) is not { Campaign: not null } place) return Results.NotFound();
        return Results.Stream(stream => export.RunAsync(stream, place, context.RequestAborted), SheetWriter.XlsxType, $"standards-{place.Unit.Code}-{place.Month}.xlsx");
    }).ExcludeFromDescription();

    private static async Task<object> StandingAsync(string code, Month? month, string? campaign, FindPlace find, ReadStandards read, PacesetterDb db, Words words, CancellationToken cancellation)
    {
        var place = await PlaceAsync(find, code, month ?? db.ThisMonth, campaign, cancellation);
        var standards = await read.RunAsync(place, cancellation);
        return new { unit = code, month = place.Month, campaign = place.Campaign!.Key, edition = standards.Edition?.Number, since = standards.Edition?.FromMonth, items = standards.Items.Select(item => ItemAnswer.Of(item, words)) };
    }

    private static async Task<object> CoverageAsync(string code, Month? month, string? campaign, FindPlace find, FindGaps gaps, PacesetterDb db, CancellationToken cancellation)
    {
        var place = await PlaceAsync(find, code, month ?? db.ThisMonth, campaign, cancellation);
        var (coverage, _) = await gaps.RunAsync(place, cancellation);
        return new { unit = code, month = place.Month, cells = coverage.Cells() };
    }

    private static async Task<object> GapsAsync(string code, string item, string? tier, string? field, Month? month, string? campaign, int? from, int? limit, FindPlace find, FindGaps gaps, PacesetterDb db, CancellationToken cancellation)
    {
        var place = await PlaceAsync(find, code, month ?? db.ThisMonth, campaign, cancellation);
        var (coverage, _) = await gaps.RunAsync(place, cancellation);
        var ids = coverage.Without(item, tier, field).ToList();
        var units = await gaps.UnitsAsync([.. ids.Skip(Math.Max(from ?? 0, 0)).Take(Limit(limit))], place.Month, cancellation);
        return new { total = ids.Count, units = units.Select(one => UnitAnswer.Of(one.Unit)) };
    }

    private static async Task<object> QuestionsAsync(string code, string item, Month? month, string? campaign, FindPlace find, ReadItemQuestions read, PacesetterDb db, CancellationToken cancellation)
    {
        var place = await PlaceAsync(find, code, month ?? db.ThisMonth, campaign, cancellation);
        return new { questions = (await read.RunAsync(place, item, cancellation)).Select(one => new { one.Question.Text, check = one.Question.Check.Key(), inspection = one.Inspection.Id, one.Inspection.Title, one.Inspection.From, one.Inspection.To }) };
    }

    private static async Task<object> TasksAsync(string code, string item, Month? month, string? campaign, bool? own, string? after, int? limit, FindPlace find, ReadItem read, PacesetterDb db, CancellationToken cancellation)
    {
        var place = await PlaceAsync(find, code, month ?? db.ThisMonth, campaign, cancellation);
        var (tasks, next) = await read.TasksAsync(place, item, own ?? false, after, Limit(limit), cancellation);
        return new { tasks = tasks.Select(one => new { one.Task.Id, one.Task.Title, unit = one.UnitCode, one.Task.Due, completed = one.Task.Completion?.Month }), next };
    }

    private static async Task<object> PledgesAsync(string code, string item, Month? month, string? campaign, bool? own, string? after, int? limit, FindPlace find, ReadItem read, PacesetterDb db, CancellationToken cancellation)
    {
        var place = await PlaceAsync(find, code, month ?? db.ThisMonth, campaign, cancellation);
        var (pledges, next) = await read.PledgesAsync(place, item, own ?? false, after, Limit(limit), cancellation);
        return new { pledges = pledges.Select(one => new { one.Pledge.Id, one.Pledge.Text, unit = one.UnitCode, one.Member, one.Pledge.Due, kept = one.Pledge.Fulfilment?.Kept }), next };
    }

    private static async Task<IResult> AddAsync(string code, RefinementRequest request, string? campaign, FindPlace find, AddRefinement add, PacesetterDb db, Words words, CancellationToken cancellation)
    {
        var place = await PlaceAsync(find, code, db.ThisMonth, campaign, cancellation);
        var refinement = await add.RunAsync(place, request.Wording, request.From, cancellation);
        return TypedResults.Created($"/api/v1/refinements/{refinement.Id}", RefinementAnswer.Of(refinement, place.Unit.Name, words));
    }

    private static async Task<object> CheckAsync(string text, string? unit, string? campaign, string? item, bool? measure, FindPlace find, CheckText check, PacesetterDb db, Words words, CancellationToken cancellation)
    {
        var place = unit is null ? null : await PlaceAsync(find, unit, db.ThisMonth, campaign, cancellation);
        return new { doubts = (await check.RunAsync(text, place, item, measure ?? false, null, cancellation)).Select(doubt => DoubtAnswer.Of(doubt, words)) };
    }

    private static RefinementAnswer Answer(RefinementFile file, Words words) => RefinementAnswer.Of(file.Refinement, file.Unit.Name, words);

    private static async Task<Place> PlaceAsync(FindPlace find, string code, Month month, string? campaign, CancellationToken cancellation)
    {
        var place = await find.RunAsync(code, month.ToString(), campaign, cancellation) ?? throw new BrokenRule("units.unknown");
        return place.Campaign is null ? throw new BrokenRule("standards.no-campaign") : place;
    }

    private static int Limit(int? asked) => Math.Clamp(asked ?? 50, 1, MostAtOnce);
}
