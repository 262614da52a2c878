using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Web.Api;
using Pacesetter.Web.Registers;
using Pacesetter.Web.Units;

namespace Pacesetter.Web.Exemplars;

internal static class ExemplarRoutes
{
    private const int MostAtOnce = 200;

    public static void MapExemplars(this RouteGroupBuilder api)
    {
        MapPractices(api);
        MapContacts(api);
    }

    private static void MapPractices(RouteGroupBuilder api)
    {
        api.MapGet("/units/{code}/practices", ListAsync).WithTags("Practices").WithSummary("Practices of the campaign that were lent out (lent, if show is left out), that the unit uses (used), or of the unit and those below (own), the newest first");
        api.MapPost("/register-entries/{id:guid}/practices", async (Guid id, PracticeRequest request, FindEntry entries, WritePractice write, CancellationToken cancellation) =>
        {
            var file = await write.RunAsync(await entries.RunAsync(id, cancellation), request.Title, request.Text, cancellation);
            return TypedResults.Created($"/api/v1/practices/{file.Practice.Id}", PracticeAnswer.Of(file, []));
        }).WithTags("Practices").WithSummary("Writes down what is done well at an exemplary place");

        var one = api.MapGroup("/practices/{id:guid}").WithTags("Practices");
        one.MapGet("", (Guid id, FindPractice find, HttpContext context) => DoAsync(id, find, context, null)).WithSummary("A practice with the units that use it or did; ETag is its revision");
        one.MapPut("/loan", (Guid id, FindPractice find, LendPractice lend, HttpContext context) => DoAsync(id, find, context, file => lend.RunAsync(file))).WithSummary("The unit above lends it out to the whole campaign");
        one.MapPut("/withdrawal", (Guid id, WithdrawalRequest request, FindPractice find, WithdrawPractice withdraw, HttpContext context) => DoAsync(id, find, context, file => withdraw.RunAsync(file, request.Reason))).WithSummary("It is lent no more");
        one.MapPut("/adoptions/{unit}", (Guid id, string unit, AdoptionRequest request, FindPractice find, AdoptPractice adopt, HttpContext context) => DoAsync(id, find, context, file => adopt.RunAsync(file, unit, request.Day))).WithSummary("A unit takes it over");
        one.MapPut("/adoptions/{unit}/ending", (Guid id, string unit, AdoptionEndRequest request, FindPractice find, EndAdoption end, HttpContext context) => DoAsync(id, find, context, file => end.RunAsync(file, unit, request.Day, request.Reason))).WithSummary("A unit uses it no more");
    }

    private static void MapContacts(RouteGroupBuilder api)
    {
        var units = api.MapGroup("/units/{code}/contacts").WithTags("Contact points");
        units.MapGet("", async (string code, string? campaign, int? page, FindPlace find, ReadContacts read, PacesetterDb db, CancellationToken cancellation) =>
        {
            var (rows, more) = await read.RunAsync(await PlaceAsync(code, campaign, find, db, cancellation), Math.Clamp(page ?? 0, 0, MostAtOnce), cancellation: cancellation);
            return new ContactsAnswer([.. rows.Select(row => ContactAnswer.Of(row.Contact, row.UnitCode, row.Last is null ? [] : [row.Last]))], more);
        }).WithSummary("Contact points of a unit and those below, each with its last visit");
        units.MapPost("", async (string code, ContactRequest request, string? campaign, FindPlace find, AddContact add, PacesetterDb db, CancellationToken cancellation) =>
        {
            var file = await add.RunAsync(await PlaceAsync(code, campaign, find, db, cancellation), request.Leader, request.Post, request.Since, cancellation);
            return TypedResults.Created($"/api/v1/contacts/{file.Contact.Id}", ContactAnswer.Of(file.Contact, file.Unit.Code, []));
        }).WithSummary("Names a leader who looks after the unit");

        var one = api.MapGroup("/contacts/{id:guid}").WithTags("Contact points");
        one.MapGet("", (Guid id, FindContact find, PacesetterDb db, HttpContext context) => ContactAsync(id, find, db, context, null)).WithSummary("A contact point with its visits");
        one.MapPost("/visits", (Guid id, ContactVisitRequest request, FindContact find, NoteContactVisit note, PacesetterDb db, HttpContext context) => ContactAsync(id, find, db, context, file => note.RunAsync(file, request.Day, request.Line))).WithSummary("Notes a visit: the day and one line");
        one.MapPut("/ending", (Guid id, ContactEndRequest request, FindContact find, EndContact end, PacesetterDb db, HttpContext context) => ContactAsync(id, find, db, context, file => end.RunAsync(file, request.Day, request.Reason))).WithSummary("The leader looks after the unit no more");
    }

    private static async Task<object> ListAsync(string code, string? show, string? campaign, Guid? after, int? limit, FindPlace find, ReadPractices read, PacesetterDb db, CancellationToken cancellation)
    {
        var place = await PlaceAsync(code, campaign, find, db, cancellation);
        var (rows, next) = await read.RunAsync(place, ReadPractices.Lists.Contains(show) ? show! : ReadPractices.Lent, after, Math.Clamp(limit ?? ReadPractices.PageSize, 1, MostAtOnce), cancellation);
        return new { practices = rows.Select(PracticeAnswer.Of), next };
    }

    private static async Task<PracticeAnswer> DoAsync(Guid id, FindPractice find, HttpContext context, Func<PracticeFile, Task>? act)
    {
        var file = await find.RunAsync(id, context.RequestAborted);
        if (act is not null)
        {
            context.DemandMatch(file.Practice.Revision);
            await act(file);
        }
        context.Show(file.Practice.Revision);
        return PracticeAnswer.Of(file, await find.AdoptionsAsync(id, context.RequestAborted));
    }

    private static async Task<ContactAnswer> ContactAsync(Guid id, FindContact find, PacesetterDb db, HttpContext context, Func<ContactFile, Task>? act)
    {
        var file = await find.RunAsync(id, context.RequestAborted);
        if (act is not null) await act(file);
        return ContactAnswer.Of(file.Contact, file.Unit.Code, await db.ContactVisits.AsNoTracking().Where(row => row.ContactId == id).OrderByDescending(row => row.Day).ThenByDescending(row => row.Id).Take(MostAtOnce).ToListAsync(context.RequestAborted));
    }

    private static async Task<Place> PlaceAsync(string code, string? campaign, FindPlace find, PacesetterDb db, CancellationToken cancellation) =>
        await find.RunAsync(code, db.ThisMonth.ToString(), campaign, cancellation) is { Campaign: not null } place ? place : throw new BrokenRule("units.unknown");
}
