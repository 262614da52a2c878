using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Web.Api;
using Pacesetter.Web.Units;

namespace Pacesetter.Web.Directives;

internal static class DirectiveRoutes
{
    private const int MostAtOnce = 200;

    public static void MapDirectives(this RouteGroupBuilder api)
    {
        var units = api.MapGroup("/units/{code}/directives").WithTags("Directives");
        units.MapGet("", ListAsync).WithSummary("Directives a unit has received, issued, is asked about or is drafting, the newest first");
        units.MapPost("", DraftAsync).WithSummary("Begins a directive");
        units.MapGet("/register", RegisterAsync).WithSummary("The register of a unit's numbers in a year");

        var one = api.MapGroup("/directives/{id:guid}").WithTags("Directives");
        one.MapGet("", async (Guid id, FindDirective find, HttpContext context) => Answer(await find.RunAsync(id, context.RequestAborted), context)).WithSummary("A directive with its newest text; ETag is its revision");
        one.MapPut("", RewriteAsync).WithSummary("Writes a draft anew; every version is kept");
        one.MapGet("/cost", async (Guid id, FindDirective find, WeighDirective weigh, CancellationToken cancellation) => DirectiveCostAnswer.Of(await weigh.RunAsync(await find.RunAsync(id, cancellation), cancellation)))
            .WithSummary("What it costs the units it reaches, and what they are asked for already");
        one.MapPut("/seeking", (Guid id, SeekingRequest request, FindDirective find, SeekOpinions seek, HttpContext context) => DoAsync(id, find, context, file => seek.RunAsync(file, [.. request.Units ?? []], request.Until)))
            .WithSummary("Asks units below for their opinions");
        one.MapPut("/opinions/{unit}", (Guid id, string unit, OpinionRequest request, FindDirective find, GiveOpinion give, HttpContext context) => DoAsync(id, find, context, file => give.RunAsync(file, unit, request.Agrees, request.Remarks)))
            .WithSummary("A unit that was asked says what it thinks");
        one.MapPut("/check", (Guid id, FindDirective find, CheckDirective check, HttpContext context) => DoAsync(id, find, context, file => check.RunAsync(file))).WithSummary("Somebody who did not write it has read it through");
        one.MapPut("/signature", (Guid id, FindDirective find, SignDirective sign, HttpContext context) => DoAsync(id, find, context, file => sign.RunAsync(file))).WithSummary("A leader or the secretary signs the text that was checked");
        one.MapPut("/issue", (Guid id, DirectiveIssueRequest request, FindDirective find, IssueDirective issue, HttpContext context) => DoAsync(id, find, context, file => issue.RunAsync(file, request.Mark)))
            .WithSummary("Gives it its number and puts it on the desks of the units it means");
        one.MapPut("/ending", (Guid id, DirectiveEndingRequest request, FindDirective find, EndDirective end, HttpContext context) => DoAsync(id, find, context, file => end.RunAsync(file, request.Reason, request.By)))
            .WithSummary("Revokes it, puts another in its place, or drops a draft");
        one.MapGet("/receipts", ReceiptsAsync).WithSummary("Who has signed for it and who has not");
        one.MapPut("/receipts/{unit}", (Guid id, string unit, FindDirective find, SignReceipt sign, HttpContext context) => DoAsync(id, find, context, file => sign.RunAsync(file, unit))).WithSummary("A unit signs for it; the unit that issued it cannot do that for others");
        one.MapGet("/copies", async (Guid id, FindDirective find, FindCopies copies, CancellationToken cancellation) =>
            new CopiesAnswer([.. (await copies.OfAsync((await find.RunAsync(id, cancellation)).Directive.Id, cancellation)).Select(copy => new CopyAnswer(copy.Code, copy.Name, copy.Seen?.Name, copy.Seen?.At))])).WithSummary("Who gets a copy for information, and who has noted that they read it");
        one.MapPut("/copies/{unit}", (Guid id, string unit, FindDirective find, NoteCopy note, HttpContext context) => DoAsync(id, find, context, file => note.RunAsync(file, unit))).WithSummary("A unit that got a copy notes that it has read it");
        one.MapPost("/reminders", async (Guid id, DirectiveReminderRequest request, FindDirective find, RemindOfDirective remind, CancellationToken cancellation) =>
            TypedResults.Ok(new RemindedAnswer(await remind.RunAsync(await find.RunAsync(id, cancellation), request.Unit, cancellation)))).WithSummary("Reminds those who have not signed, at most once a week");
    }

    /// <param name="show">received (if left out), copied, issued, asked or drafts.</param>
    /// <param name="after">What <c>next</c> of the page before said.</param>
    private static async Task<IResult> ListAsync(string code, string? show, string? campaign, Guid? after, int? limit, PacesetterDb db, FindPlace find, ReadDirectives read, CancellationToken cancellation)
    {
        var place = await PlaceAsync(code, campaign, db, find, cancellation);
        var drafts = await db.MayAsync(place.Unit.Id, false, DirectiveRights.Readers);
        var list = await read.RunAsync(place, ReadDirectives.Lists(drafts).Contains(show) ? show! : ReadDirectives.Received, drafts, after, Math.Clamp(limit ?? MostAtOnce, 1, MostAtOnce), cancellation);
        return TypedResults.Ok(new { directives = list.Rows.Select(row => DirectiveAnswer.Of(row.Directive)), counts = list.Counts, next = list.Next });
    }

    private static async Task<IResult> DraftAsync(string code, DirectiveRequest request, string? campaign, PacesetterDb db, FindPlace find, FindCopies copies, DraftDirective draft, CancellationToken cancellation)
    {
        var place = await PlaceAsync(code, campaign, db, find, cancellation);
        var file = await draft.RunAsync(place.Unit, place.Campaign!, request.Wording(await HeadAsync(request.Under, db, cancellation)) with { Copies = await copies.RunAsync(request.CopyList, place.Campaign!, cancellation) }, cancellation);
        return TypedResults.Created($"/api/v1/directives/{file.Directive.Id}", DirectiveAnswer.Of(file.Directive, file.Text.Body));
    }

    private static Task<DirectiveAnswer> RewriteAsync(Guid id, DirectiveRequest request, PacesetterDb db, FindDirective find, FindCopies copies, RewriteDirective rewrite, HttpContext context) =>
        DoAsync(id, find, context, async file => await rewrite.RunAsync(file, request.Wording(await HeadAsync(request.Under, db, context.RequestAborted)) with { Copies = await copies.RunAsync(request.CopyList, file.Campaign) }));

    /// <param name="year">Left out: the running one.</param>
    private static async Task<IResult> RegisterAsync(string code, int? year, string? campaign, PacesetterDb db, FindPlace find, ReadRegister read, CancellationToken cancellation)
    {
        var place = await PlaceAsync(code, campaign, db, find, cancellation);
        var rows = await read.RowsAsync(place.Unit, year ?? db.Today.Year).ToListAsync(cancellation);
        return TypedResults.Ok(new { directives = rows.Select(row => DirectiveAnswer.Of(row)) });
    }

    /// <param name="unread">true: only those that have not signed.</param>
    /// <param name="after">What <c>next</c> of the page before said.</param>
    private static async Task<IResult> ReceiptsAsync(Guid id, bool? unread, int? after, int? limit, FindDirective find, ReadReceipts read, CancellationToken cancellation)
    {
        var file = await find.RunAsync(id, cancellation);
        var list = await read.RunAsync(file.Directive, unread ?? false, after ?? 0, Math.Clamp(limit ?? MostAtOnce, 1, MostAtOnce), cancellation);
        return TypedResults.Ok(new { receipts = list.Rows.Select(row => new ReceiptAnswer(row.Code, row.Name, row.Signature?.Name, row.Signature?.At, row.Reminded)), total = list.Total, unread = list.Unread, next = list.Next });
    }

    private static async Task<Place> PlaceAsync(string code, string? campaign, PacesetterDb db, FindPlace find, CancellationToken cancellation) =>
        await find.RunAsync(code, db.ThisMonth.ToString(), campaign, cancellation) is { Recipe.Directives: not null } place ? place : throw new BrokenRule("units.unknown");

    private static async Task<int> HeadAsync(string? code, PacesetterDb db, CancellationToken cancellation) =>
        string.IsNullOrWhiteSpace(code) ? 0 : await db.Units.Where(unit => unit.Code == code).Select(unit => (int?)unit.Id).FirstOrDefaultAsync(cancellation) ?? throw new BrokenRule("directives.head-unknown");

    private static async Task<DirectiveAnswer> DoAsync(Guid id, FindDirective find, HttpContext context, Func<DirectiveFile, Task> act)
    {
        var file = await find.RunAsync(id, context.RequestAborted);
        context.DemandMatch(file.Directive.Revision);
        await act(file);
        return Answer(file, context);
    }

    private static DirectiveAnswer Answer(DirectiveFile file, HttpContext context)
    {
        context.Show(file.Directive.Revision);
        return DirectiveAnswer.Of(file.Directive, file.Directive.Version == file.Text.Number ? file.Text.Body : null);
    }
}
