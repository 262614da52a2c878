using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Web.Api;
using Pacesetter.Web.Units;

namespace Pacesetter.Web.Findings;

internal static class FindingRoutes
{
    private const int MostAtOnce = 200;

    public static void MapFindings(this RouteGroupBuilder api)
    {
        var units = api.MapGroup("/units/{code}/findings").WithTags("Findings");
        units.MapGet("", ListAsync).WithSummary("The ledger of a unit's subtree as it stands today, the earliest due first");
        units.MapPost("", EnterAsync).WithSummary("Writes down what was found wrong");

        var finding = api.MapGroup("/findings/{id:guid}").WithTags("Findings");
        finding.MapGet("", async (Guid id, FindFinding find, PacesetterDb db, HttpContext context) => Answer(await find.RunAsync(id, context.RequestAborted), db, context)).WithSummary("A finding; ETag is its revision");
        finding.MapPut("/charge", (Guid id, ChargeRequest request, FindFinding find, AssignFinding assign, PacesetterDb db, HttpContext context) => DoAsync(id, find, db, context, file => assign.RunAsync(file, new(request.Leader, request.Owner, null, request.Measure))))
            .WithSummary("Who answers for it and what is to be done");
        finding.MapPost("/steps", (Guid id, StepRequest request, FindFinding find, NoteStep note, PacesetterDb db, HttpContext context) => DoAsync(id, find, db, context, file => note.RunAsync(file, request.Text))).WithSummary("Notes a step on the way");
        finding.MapPut("/result", (Guid id, StepRequest request, FindFinding find, ReportFinding report, PacesetterDb db, HttpContext context) => DoAsync(id, find, db, context, file => report.RunAsync(file, request.Text)))
            .WithSummary("Reports it as put right; somebody else looks");
        finding.MapPut("/impossibility", (Guid id, FindingReasonRequest request, FindFinding find, CallImpossible call, PacesetterDb db, HttpContext context) => DoAsync(id, find, db, context, file => call.RunAsync(file, request.Reason)))
            .WithSummary("Tells the unit above that it cannot be put right from here");
        finding.MapPut("/closing", (Guid id, FindingClosingRequest request, FindFinding find, CloseFinding close, PacesetterDb db, HttpContext context) => DoAsync(id, find, db, context, file =>
            close.RunAsync(file, Enum.TryParse<CheckedBy>(request.Method, ignoreCase: true, out var method) && Enum.IsDefined(method) ? method : null, request.Seen)))
            .WithSummary("Strikes it off; refused to whoever entered, owned or reported it");
        finding.MapPut("/return", (Guid id, FindingReasonRequest request, FindFinding find, SendBackFinding back, PacesetterDb db, HttpContext context) => DoAsync(id, find, db, context, file => back.RunAsync(file, request.Reason)))
            .WithSummary("Sends back what was reported and is not put right");
        finding.MapPut("/ruling", (Guid id, RulingRequest request, FindFinding find, RuleOnFinding rule, PacesetterDb db, HttpContext context) => DoAsync(id, find, db, context, file => rule.RunAsync(file, request.Due, request.Reason)))
            .WithSummary("Decides above about what cannot be put right: another day, or released");
    }

    /// <param name="state">open (if left out), overdue, reported, impossible, closed or all.</param>
    /// <param name="after">What <c>next</c> of the page before said.</param>
    private static async Task<IResult> ListAsync(string code, string? state, string? campaign, string? after, int? limit, PacesetterDb db, FindPlace find, ReadFindings read, CancellationToken cancellation)
    {
        var place = await PlaceAsync(code, campaign, db, find, cancellation);
        var ledger = await read.RunAsync(place, ReadFindings.States.Contains(state) ? state! : ReadFindings.Open, LedgerCursor.Parse(after), Math.Clamp(limit ?? MostAtOnce, 1, MostAtOnce), cancellation);
        return TypedResults.Ok(new { findings = ledger.Rows.Select(row => FindingAnswer.Of(row.Finding, row.UnitCode, db.Today)), counts = ledger.Counts, next = ledger.Next?.ToString() });
    }

    private static async Task<IResult> EnterAsync(string code, FindingRequest request, string? campaign, PacesetterDb db, FindPlace find, EnterFinding enter, CancellationToken cancellation)
    {
        var place = await PlaceAsync(code, campaign, db, find, cancellation);
        var finding = await enter.RunAsync(place.Unit, place.Campaign!, request.Wording, cancellation);
        return TypedResults.Created($"/api/v1/findings/{finding.Id}", FindingAnswer.Of(finding, place.Unit.Code, db.Today));
    }

    private static async Task<Place> PlaceAsync(string code, string? campaign, PacesetterDb db, FindPlace find, CancellationToken cancellation) =>
        await find.RunAsync(code, db.ThisMonth.ToString(), campaign, cancellation) is { Recipe.Findings: not null } place ? place : throw new BrokenRule("units.unknown");

    private static async Task<FindingAnswer> DoAsync(Guid id, FindFinding find, PacesetterDb db, HttpContext context, Func<FindingFile, Task> act)
    {
        var file = await find.RunAsync(id, context.RequestAborted);
        context.DemandMatch(file.Finding.Revision);
        await act(file);
        return Answer(file, db, context);
    }

    private static FindingAnswer Answer(FindingFile file, PacesetterDb db, HttpContext context)
    {
        context.Show(file.Finding.Revision);
        return FindingAnswer.Of(file.Finding, file.Unit.Code, db.Today);
    }
}
