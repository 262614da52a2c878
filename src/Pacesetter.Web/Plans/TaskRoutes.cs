using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Plans;
using Pacesetter.Web.Api;
using Pacesetter.Web.Units;

namespace Pacesetter.Web.Plans;

internal static class TaskRoutes
{
    public static void MapTasks(this RouteGroupBuilder api)
    {
        var units = api.MapGroup("/units/{code}").WithTags("Tasks");
        units.MapGet("/tasks", ListAsync).WithSummary("The tasks that the month's plan shows; with kind, those of another plan that covers the month");
        units.MapPost("/tasks", AddAsync).WithSummary("Writes a task into a plan; owner and due date may be missing until it is handed in");
        units.MapPut("/tasks/order", OrderAsync).WithSummary("Puts tasks that a plan shows in order; those left out keep their places");
        units.MapGet("/offers", OffersAsync).WithSummary("Tasks of units above that wait for the unit's answer");

        var tasks = api.MapGroup("/tasks/{id:guid}").WithTags("Tasks");
        tasks.MapGet("", async (Guid id, FindTask find, HttpContext context) => Answer(await find.RunAsync(id), context)).WithSummary("A task; ETag is its revision");
        tasks.MapPut("", ChangeAsync).WithSummary("Writes a task anew; If-Match guards against overwriting");
        tasks.MapDelete("", async (Guid id, FindTask find, RemoveTask remove, HttpContext context) =>
        {
            await DoAsync(id, find, context, file => remove.RunAsync(file));
            return TypedResults.NoContent();
        })
            .WithSummary("Takes a draft out that nothing builds upon");
        tasks.MapPut("/drop", async (Guid id, ReasonRequest request, FindTask find, DropTask drop, HttpContext context) =>
            Answer(await DoAsync(id, find, context, file => drop.RunAsync(file, request.Reason)), context)).WithSummary("Gives a task up, with the reason");
        tasks.MapPut("/ties", async (Guid id, TiesRequest request, FindTask find, LinkTask link, HttpContext context) =>
            Answer(await DoAsync(id, find, context, file => link.RunAsync(file, request.Serves, request.Upper)), context)).WithSummary("What it serves in the longer plan and takes up from above");
        tasks.MapPost("/date-changes", async (Guid id, DateChangeRequest request, FindTask find, RequestDateChange change, HttpContext context) =>
        {
            var file = await find.RunAsync(id);
            return DateChangeAnswer.Of(await change.RunAsync(file, request.Due, request.Target ?? file.Task.Target, request.Reason));
        }).WithSummary("Asks for another date or target of an agreed task");
        tasks.MapPost("/offers", async (Guid id, OfferTo request, FindTask find, OfferTask offer) => new OfferedAnswer(await offer.RunAsync(await find.RunAsync(id), request)))
            .WithSummary("Offers the task to units right below: all, chosen ones, or those of a tier or field");

        api.MapPut("/date-changes/{id:guid}/decision", async (Guid id, DecisionRequest request, DecideDateChange decide) => DateChangeAnswer.Of(await decide.RunAsync(id, request.Granted, request.Reason)))
            .WithTags("Tasks").WithSummary("The unit above grants or refuses another date");
        api.MapPut("/offers/{id:guid}/answer", AnswerOfferAsync).WithTags("Tasks").WithSummary("Takes an offered task up as an own draft, or declines it");
    }

    private static async Task<IReadOnlyList<TaskAnswer>> ListAsync(string code, Month month, string? campaign, string? kind, FindPlace find, FindPlan plans, CancellationToken cancellation)
    {
        var place = await PlanRoutes.PlaceAsync(find, code, month, campaign, cancellation);
        var file = await plans.RunAsync(place.Unit, place.Campaign!, place.SlotOf(kind), month, cancellation);
        return [.. file.Shown.Select(task => TaskAnswer.Of(task, code, file.Recipe.Plans))];
    }

    private static async Task<IReadOnlyList<TaskAnswer>> OrderAsync(string code, Month month, string? campaign, string? kind, OrderRequest request, FindPlace find, FindPlan plans, OrderTasks order)
    {
        var place = await PlanRoutes.PlaceAsync(find, code, month, campaign, default);
        var file = await plans.RunAsync(place.Unit, place.Campaign!, place.SlotOf(kind), month);
        await order.RunAsync(file, request.Tasks ?? []);
        return [.. TaskOrder.Of(file.Shown).Select(task => TaskAnswer.Of(task, code, file.Recipe.Plans))];
    }

    private static async Task<IResult> AddAsync(string code, TaskRequest request, string? campaign, FindPlace find, FindPlan plans, AddTask add, HttpContext context)
    {
        var place = await PlanRoutes.PlaceAsync(find, code, request.From, campaign, context.RequestAborted);
        var file = await plans.RunAsync(place.Unit, place.Campaign!, place.SlotOf(request.Kind), request.From);
        var task = await add.RunAsync(file, request.Input);
        context.Show(task.Revision);
        return TypedResults.Created($"/api/v1/tasks/{task.Id}", TaskAnswer.Of(task, code, file.Recipe.Plans));
    }

    private static async Task<TaskAnswer> ChangeAsync(Guid id, TaskRequest request, FindTask find, ChangeTask change, HttpContext context) =>
        Answer(await DoAsync(id, find, context, file => change.RunAsync(file, request.Input)), context);

    private static async Task<IResult> OffersAsync(string code, PacesetterDb db, FindOffer find, CancellationToken cancellation)
    {
        var open = await db.TaskOffers.Where(offer => offer.Answer == null && db.Units.Any(unit => unit.Id == offer.UnitId && unit.Code == code))
            .OrderBy(offer => offer.At).Take(100).Select(offer => offer.Id).ToListAsync(cancellation);
        List<object> offers = [];
        foreach (var id in open)
        {
            var file = await find.RunAsync(id, cancellation);
            offers.Add(new { file.Offer.Id, From = file.From.Name, file.Task.Title, FromMonth = file.Task.FromMonth, ToMonth = file.Task.ToMonth, file.Task.Due, file.Offer.At });
        }
        return TypedResults.Ok(offers);
    }

    private static async Task<IResult> AnswerOfferAsync(Guid id, OfferAnswerRequest request, FindOffer find, AcceptOffer accept, DeclineOffer decline)
    {
        var file = await find.RunAsync(id);
        if (request.Accepted) return TypedResults.Ok(new { task = (Guid?)(await accept.RunAsync(file)).Id });
        await decline.RunAsync(file, request.Reason);
        return TypedResults.Ok(new { task = (Guid?)null });
    }

    private static async Task<TaskFile> DoAsync(Guid id, FindTask find, HttpContext context, Func<TaskFile, Task> act)
    {
        var file = await find.RunAsync(id, null, context.RequestAborted);
        context.DemandMatch(file.Task.Revision);
        await act(file);
        return file;
    }

    private static TaskAnswer Answer(TaskFile file, HttpContext context)
    {
        context.Show(file.Task.Revision);
        return TaskAnswer.Of(file.Task, file.Unit.Code, file.Recipe.Plans);
    }
}

/// <param name="Tasks">Ids, first to last.</param>
public sealed record OrderRequest(IReadOnlyList<Guid>? Tasks);

/// <param name="Offered">How many units; not those that had the offer already.</param>
public sealed record OfferedAnswer(int Offered);

/// <param name="Serves">Id of the longer task of the same unit; null unties.</param>
/// <param name="Upper">Id of the task of a unit above; null unties.</param>
public sealed record TiesRequest(Guid? Serves = null, Guid? Upper = null);

/// <param name="Granted">Null while it waits.</param>
public sealed record DateChangeAnswer(Guid Id, Guid Task, DateOnly? OldDue, DateOnly NewDue, double? OldTarget, double? NewTarget, string Reason, bool? Granted, string? Answer)
{
    internal static DateChangeAnswer Of(Domain.Plans.DateChange change) =>
        new(change.Id, change.TaskId, change.OldDue, change.NewDue, change.OldTarget, change.NewTarget, change.Reason, change.Answer?.Accepted, change.Answer?.Reason);
}
