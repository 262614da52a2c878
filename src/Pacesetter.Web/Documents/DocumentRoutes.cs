using Pacesetter.Data;
using Pacesetter.Data.Plans;
using Pacesetter.Domain;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Documents;
using Pacesetter.Web.Api;
using Pacesetter.Web.Units;

namespace Pacesetter.Web.Documents;

internal static class DocumentRoutes
{
    private const int MostAtOnce = 100;

    public static void MapDocuments(this RouteGroupBuilder api)
    {
        var units = api.MapGroup("/units/{code}/documents").WithTags("Documents");
        units.MapGet("", ListAsync).WithSummary("The documents a unit read in, the newest first, each with what became of it");
        units.MapPost("", KeepAsync).WithSummary("Takes a document in and finds what it demands; text with a secrecy grade is refused");

        var document = api.MapGroup("/documents/{id:guid}").WithTags("Documents");
        document.MapGet("", GetAsync).WithSummary("A document with its text and proposals, and how much of each has been carried out by the end of a month; ETag is its revision");
        document.MapDelete("", async (Guid id, FindDocument find, RemoveDocument remove, HttpContext context) =>
        {
            var file = await find.RunAsync(id, null, context.RequestAborted);
            context.DemandMatch(file.Document.Revision);
            await remove.RunAsync(file);
            return TypedResults.NoContent();
        })
            .WithSummary("Takes a document out that no task came from");
        document.MapPut("/handing-out", HandOutAsync).WithSummary("Makes tasks of everything open and offers them, in one act; a second time doubles nothing");
        document.MapPost("/proposals", async (Guid id, PointRequest request, FindDocument find, ProposalDeeds deeds, HttpContext context) =>
        {
            var file = await find.RunAsync(id, null, context.RequestAborted);
            context.DemandMatch(file.Document.Revision);
            var proposal = await deeds.PointAsync(file, request.Words);
            return TypedResults.Created($"/api/v1/documents/{id}", ProposalAnswer.Of(proposal, file, CarriedOut.Nothing));
        })
            .WithSummary("Points at words of the text that no rule found");

        MapProposals(document.MapGroup("/proposals/{number:int}"));
    }

    private static void MapProposals(RouteGroupBuilder proposal)
    {
        proposal.MapPut("", (Guid id, int number, ProposalRequest request, FindDocument find, ProposalDeeds deeds, HttpContext context) => DoAsync(id, number, find, context, file => deeds.ChangeAsync(file, number, request.Wording)))
            .WithSummary("Puts a proposal right");
        proposal.MapPut("/dismissal", (Guid id, int number, FindDocument find, ProposalDeeds deeds, HttpContext context) => DoAsync(id, number, find, context, file => deeds.DismissAsync(file, number)))
            .WithSummary("Puts aside what is no task");
        proposal.MapDelete("/dismissal", (Guid id, int number, FindDocument find, ProposalDeeds deeds, HttpContext context) => DoAsync(id, number, find, context, file => deeds.TakeBackAsync(file, number)))
            .WithSummary("Takes it back");
        proposal.MapPut("/joining", (Guid id, int number, JoinProposalRequest request, FindDocument find, ProposalDeeds deeds, HttpContext context) => DoAsync(id, number, find, context, file => deeds.JoinAsync(file, number, request.Into)))
            .WithSummary("Makes it one task with another proposal");
        proposal.MapDelete("/joining", (Guid id, int number, FindDocument find, ProposalDeeds deeds, HttpContext context) => DoAsync(id, number, find, context, file => deeds.PartAsync(file, number)))
            .WithSummary("Parts them again");
    }

    private static async Task<object> ListAsync(string code, Month? month, string? campaign, Guid? after, int? limit, FindPlace find, ReadDocuments read, PacesetterDb db, CancellationToken cancellation)
    {
        var place = await PlaceAsync(find, code, month ?? db.ThisMonth, campaign, cancellation);
        var (rows, next) = await read.RunAsync(place, after, Math.Clamp(limit ?? MostAtOnce, 1, MostAtOnce), cancellation);
        return new { documents = rows.Select(row => new { row.Id, row.Title, row.Intake.Name, row.Intake.At, demands = row.Found, row.Open, carriedOut = CarriedOutAnswer.Of(row.CarriedOut) }), next };
    }

    private static async Task<IResult> KeepAsync(string code, DocumentRequest request, string? campaign, FindPlace find, KeepDocument keep, FindDocument documents, PacesetterDb db, HttpContext context)
    {
        var place = await PlaceAsync(find, code, db.ThisMonth, campaign, context.RequestAborted);
        var document = await keep.RunAsync(place.Unit, place.Campaign!, request.Title, request.Text, context.RequestAborted);
        var file = await documents.RunAsync(document.Id, null, context.RequestAborted);
        context.Show(file.Document.Revision);
        return TypedResults.Created($"/api/v1/documents/{document.Id}", DocumentAnswer.Of(file, new Dictionary<(Guid, int), CarriedOut>()));
    }

    private static async Task<DocumentAnswer> GetAsync(Guid id, Month? month, FindDocument find, ReadCarriedOut read, PacesetterDb db, HttpContext context)
    {
        var file = await find.RunAsync(id, null, context.RequestAborted);
        context.Show(file.Document.Revision);
        return DocumentAnswer.Of(file, await read.RunAsync([id], month ?? db.ThisMonth, context.RequestAborted));
    }

    private static async Task<object> HandOutAsync(Guid id, HandOutRequest request, FindDocument find, HandOutDocument handOut, HttpContext context)
    {
        var file = await find.RunAsync(id, null, context.RequestAborted);
        context.DemandMatch(file.Document.Revision);
        var slot = request.Plan is null ? file.Recipe.UsualSlot() : file.Recipe.Slots().Where(one => one.Kind.Key == request.Plan).Select(one => one.Slot).FirstOrDefault();
        var made = await handOut.RunAsync(file, slot);
        context.Show(file.Document.Revision);
        return new { made.Tasks, made.Offers };
    }

    private static async Task<ProposalAnswer> DoAsync(Guid id, int number, FindDocument find, HttpContext context, Func<DocumentFile, Task> act)
    {
        var file = await find.RunAsync(id, null, context.RequestAborted);
        context.DemandMatch(file.Document.Revision);
        await act(file);
        context.Show(file.Document.Revision);
        return ProposalAnswer.Of(file.Proposal(number), file, CarriedOut.Nothing);
    }

    private static async Task<Place> PlaceAsync(FindPlace find, string code, Month month, string? campaign, CancellationToken cancellation) =>
        await find.RunAsync(code, month.ToString(), campaign, cancellation) is { Campaign: not null } place ? place : throw new BrokenRule("units.unknown");
}

/// <param name="Title">The first line of the text if left out.</param>
public sealed record DocumentRequest(string Text, string? Title = null);

/// <param name="Words">Exact words of the text.</param>
public sealed record PointRequest(string Words);

/// <param name="Into">Number of the proposal that stays.</param>
public sealed record JoinProposalRequest(int Into);

/// <param name="Plan">Key of the plan kind; the usual one if left out.</param>
public sealed record HandOutRequest(string? Plan = null);

/// <param name="Tiers">Keys of tiers; any if empty.</param>
/// <param name="Fields">Keys of fields; any if empty.</param>
public sealed record AudienceRequest(IReadOnlyList<string>? Tiers = null, IReadOnlyList<string>? Fields = null);

/// <param name="Task">Deed and object.</param>
/// <param name="To">The units right below it is offered to; null: the own plan only.</param>
public sealed record ProposalRequest(string Task, string? Measure = null, string? Owner = null, DateOnly? Due = null, AudienceRequest? To = null)
{
    internal ProposalWording Wording => new(Task, Measure, Owner, Due, To is null ? null : new Audience([.. To.Tiers ?? []], [.. To.Fields ?? []], []));
}

/// <summary>A document as the API shows it.</summary>
internal sealed record DocumentAnswer(Guid Id, string Unit, string Title, string Text, string By, DateTime At, int Revision, CarriedOutAnswer CarriedOut, IReadOnlyList<ProposalAnswer> Proposals)
{
    public static DocumentAnswer Of(DocumentFile file, IReadOnlyDictionary<(Guid Document, int Number), CarriedOut> numbers) => new(
        file.Document.Id, file.Unit.Code, file.Document.Title, file.Document.Text, file.Document.Intake.Name, file.Document.Intake.At, file.Document.Revision, CarriedOutAnswer.Of(Documents.CarriedOut.Sum(numbers.Values)),
        [.. file.Proposals.Select(one => ProposalAnswer.Of(one, file, numbers.GetValueOrDefault((file.Document.Id, one.Number)) ?? Documents.CarriedOut.Nothing))]);
}

/// <param name="Start">Where its words begin in the text, in UTF-16 units.</param>
/// <param name="Rule">Name of the rule that found it; empty: somebody pointed at it.</param>
/// <param name="State">open, dismissed, joined or handed.</param>
internal sealed record ProposalAnswer(int Number, int Start, string Words, string Rule, string? Addressee, ProposalRequest Wording, string State, int? JoinedTo, Guid? Task, CarriedOutAnswer CarriedOut)
{
    public static ProposalAnswer Of(Proposal one, DocumentFile file, CarriedOut numbers) => new(one.Number, one.Start, file.WordsOf(one), one.Rule, one.Addressee,
        new(one.Task, one.Measure, one.Owner, one.Due, one.To is { } to ? new(to.Tiers, to.Fields) : null), one.State(), one.JoinedTo, one.TaskId, CarriedOutAnswer.Of(numbers));
}

internal sealed record CarriedOutAnswer(int Tasks, int Done, int Running, int Overdue, int Dropped, int Offers, int Accepted, int Declined)
{
    public static CarriedOutAnswer Of(CarriedOut one) => new(one.Tasks, one[TaskState.Done], one[TaskState.Running], one[TaskState.Overdue], one[TaskState.Dropped], one.Offers, one.Accepted, one.Declined);
}
