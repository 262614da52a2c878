using Pacesetter.Domain;
using Pacesetter.Web.Api;
using Pacesetter.Web.Units;

namespace Pacesetter.Web.Plans;

internal static class PlanRoutes
{
    public static void MapPlans(this RouteGroupBuilder api)
    {
        var units = api.MapGroup("/units/{code}/plans").WithTags("Plans");
        units.MapGet("", ListAsync).WithSummary("How a unit stands to each compulsory plan of a month: has, lacks, awaited, not due, exempt");
        units.MapPost("", DrawUpAsync).WithSummary("Draws a plan up, so that it has an address; its tasks are there already");

        api.MapGet("/units/{code}/coverage", CoverageAsync).WithTags("Plans")
            .WithSummary("Where plans do not hang together: tasks nobody took up (upper), units that did not take one up (units), goals without tasks (year), tasks no month carries (month), orphans; below=true with the whole subtree");

        var plans = api.MapGroup("/plans/{id:guid}").WithTags("Plans");
        plans.MapGet("", async (Guid id, FindPlan find, HttpContext context) => Answer(await find.RunAsync(id), context))
            .WithSummary("A plan with its state; ETag is its revision");
        plans.MapPut("/submission", (Guid id, FindPlan find, SubmitPlan submit, HttpContext context) => DoAsync(id, find, context, file => submit.RunAsync(file)))
            .WithSummary("Hands it in: every task needs an owner and a due date");
        plans.MapPut("/approval", (Guid id, FindPlan find, ApprovePlan approve, HttpContext context) => DoAsync(id, find, context, file => approve.RunAsync(file)))
            .WithSummary("The unit above approves it");
        plans.MapPut("/return", (Guid id, ReturnRequest request, FindPlan find, SendBackPlan back, HttpContext context) =>
            DoAsync(id, find, context, file => back.RunAsync(file, request.Reason, request.Remarks ?? new Dictionary<Guid, string>())))
            .WithSummary("The unit above sends it back with the reason and remarks by task");
        plans.MapPut("/revision", (Guid id, ReasonRequest request, FindPlan find, ReopenPlan reopen, HttpContext context) =>
            DoAsync(id, find, context, file => reopen.RunAsync(file, request.Reason)))
            .WithSummary("Opens a plan in force for a new version");
    }

    private static async Task<IResult> ListAsync(string code, Month month, string? campaign, FindPlace find, ReadDuties read, CancellationToken cancellation)
    {
        var place = await PlaceAsync(find, code, month, campaign, cancellation);
        var standings = await read.RunAsync(place, cancellation);
        return TypedResults.Ok(new { unit = code, month, campaign = place.Campaign!.Key, plans = standings.Where(one => one.Duty is not null).Select(PlanAnswer.Of) });
    }

    private static async Task<IResult> DrawUpAsync(string code, PlanRequest request, FindPlace find, FindPlan plans, DrawUpPlan draw, HttpContext context)
    {
        var place = await PlaceAsync(find, code, request.Month, request.Campaign, context.RequestAborted);
        var file = await draw.RunAsync(await plans.RunAsync(place.Unit, place.Campaign!, place.SlotOf(request.Kind), request.Month));
        return TypedResults.Created($"/api/v1/plans/{file.Plan.Id}", Answer(file, context));
    }

    private static async Task<object> CoverageAsync(string code, Month month, string? campaign, string? list, bool? below, string? after, FindPlace find, ReadCoverage read, CancellationToken cancellation)
    {
        var place = await PlaceAsync(find, code, month, campaign, cancellation);
        var coverage = await read.RunAsync(place, new(list, below ?? false, after), cancellation);
        return new { unit = code, month, campaign = place.Campaign!.Key, coverage.Counts, coverage.List, rows = coverage.Rows.Select(row => LooseAnswer.Of(row, place.Recipe!.Plans)), coverage.Next };
    }

    private static async Task<PlanState> DoAsync(Guid id, FindPlan find, HttpContext context, Func<PlanFile, Task> act)
    {
        var file = await find.RunAsync(id, context.RequestAborted);
        context.DemandMatch(file.Plan.Revision);
        await act(file);
        return Answer(file, context);
    }

    private static PlanState Answer(PlanFile file, HttpContext context)
    {
        var plan = file.Plan;
        context.Show(plan.Revision);
        return new(plan.Id, file.Unit.Code, file.View.Kind.Key, plan.FromMonth, plan.ToMonth, plan.PresentSince, plan.Submission?.At, plan.Approval?.At, plan.Return?.Reason, plan.Versions,
            [.. file.Shown.Select(task => task.Id)]);
    }

    internal static async Task<Place> PlaceAsync(FindPlace find, string code, Month month, string? campaign, CancellationToken cancellation)
    {
        var place = await find.RunAsync(code, month.ToString(), campaign, cancellation) ?? throw new BrokenRule("units.unknown");
        return place.Campaign is null ? throw new BrokenRule("plans.unknown") : place;
    }

    /// <summary>The slot of a plan kind; the shortest if none is named.</summary>
    /// <exception cref="BrokenRule">plans.unknown.</exception>
    internal static int SlotOf(this Place place, string? kind)
    {
        var kinds = place.Recipe!.Plans;
        var slot = kind is null ? kinds.Count : kinds.Index().Where(one => one.Item.Key == kind).Select(one => one.Index + 1).FirstOrDefault();
        return slot == 0 ? throw new BrokenRule("plans.unknown") : slot;
    }
}

/// <summary>A plan and what it shows.</summary>
/// <param name="Kind">Key of the plan kind.</param>
/// <param name="Present">The month since which the unit has it.</param>
/// <param name="Tasks">Ids of the tasks it shows, in order.</param>
internal sealed record PlanState(
    Guid Id, string Unit, string Kind, Month From, Month To, Month? Present, DateTime? Submitted, DateTime? Approved, string? Returned, int Versions, IReadOnlyList<Guid> Tasks);
