using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Web.Api;
using Pacesetter.Web.Units;

namespace Pacesetter.Web.Awards;

internal static class AwardRoutes
{
    public static void MapAwards(this RouteGroupBuilder api)
    {
        var units = api.MapGroup("/units/{code}/awards").WithTags("Awards");
        units.MapGet("", ListAsync).WithSummary("Rounds of awards that a unit takes part in, the newest first");
        units.MapPost("", OpenAsync).WithSummary("The office at the campaign's head opens a round, no more often than the recipe allows");
        MapRounds(api.MapGroup("/awards/{id:guid}").WithTags("Awards"));
        MapCandidates(api.MapGroup("/candidates/{id:guid}").WithTags("Awards"));
    }

    private static void MapRounds(RouteGroupBuilder one)
    {
        one.MapGet("", async (Guid id, FindAwards find, PacesetterDb db, HttpContext context) => Answer(await find.RoundAsync(id, context.RequestAborted), db, context)).WithSummary("A round; ETag is its revision");
        one.MapGet("/candidates", CandidatesAsync).WithSummary("Candidates of a round as far as one may see, in the order of the roster");
        one.MapPost("/candidates", NominateAsync).WithSummary("A unit proposes itself, a unit below it, or a member");
        one.MapPut("/shortlist", (Guid id, ShortlistRequest request, FindAwards find, ShortlistCandidates choose, PacesetterDb db, HttpContext context) => DoAsync(id, find, db, context, file => choose.RunAsync(file, request.Places ?? new Dictionary<string, int>(), (request.Candidates ?? []).ToHashSet())))
            .WithSummary("Chooses who is shown to the public, more than there are places");
        one.MapPut("/notice", (Guid id, FindAwards find, PutUpNotice put, PacesetterDb db, HttpContext context) => DoAsync(id, find, db, context, file => put.RunAsync(file))).WithSummary("Puts the shortlist up for everybody, for the recipe's worked days");
        one.MapPut("/decision", (Guid id, AwardDecisionRequest request, FindAwards find, DecideAwards decide, PacesetterDb db, HttpContext context) => DoAsync(id, find, db, context, file => decide.RunAsync(file, (request.Candidates ?? []).ToHashSet(), request.Number, request.Directive)))
            .WithSummary("Gives the titles after the notice, when every objection is answered");
        one.MapPut("/ending", (Guid id, AwardEndingRequest request, FindAwards find, CallOffAwards end, PacesetterDb db, HttpContext context) => DoAsync(id, find, db, context, file => end.RunAsync(file, request.Reason))).WithSummary("Ends a round without a decision");
        one.MapGet("/objections", ObjectionsAsync).WithSummary("What the public objects to, for the unit that honours");
        one.MapPost("/objections", ObjectAsync).WithSummary("Objects to a candidate while the notice runs; without a name nothing is kept of who it was");
        one.MapPut("/objections/{objection:guid}/answer", async (Guid id, Guid objection, ObjectionAnswerRequest request, FindAwards find, AnswerObjection answer, CancellationToken cancellation) =>
            ObjectionView.Of(await answer.RunAsync(await find.RoundAsync(id, cancellation), objection, request.Upheld, request.Text, cancellation))).WithSummary("Says what was found out; upheld, the candidate is out");
    }

    private static void MapCandidates(RouteGroupBuilder one)
    {
        one.MapGet("", CandidateAsync).WithSummary("A candidate with what is known; ETag is its revision");
        one.MapPut("/passing", (Guid id, PassingRequest request, FindAwards find, ForwardCandidate forward, HoldCandidateBack hold, HttpContext context) => DoAsync(id, find, context, file => request.Forward ? forward.RunAsync(file, request.Reason) : hold.RunAsync(file, request.Reason)))
            .WithSummary("The unit where it lies passes it on, or holds it back with a reason");
        one.MapPut("/opinions/{body}", (Guid id, string body, HearingRequest request, FindAwards find, NoteOpinion note, HttpContext context) => DoAsync(id, find, context, file => note.RunAsync(file, body, request.Agrees, (request.Speaker, request.Text))))
            .WithSummary("Writes down what a body says that is heard");
        one.MapPut("/name", (Guid id, CandidateNameRequest request, FindAwards find, NameCandidate name, HttpContext context) => DoAsync(id, find, context, file => name.RunAsync(file, request.Named))).WithSummary("Whether a member's name is shown in public");
        one.MapPut("/withdrawal", (Guid id, AwardEndingRequest request, FindAwards find, WithdrawCandidate withdraw, HttpContext context) => DoAsync(id, find, context, file => withdraw.RunAsync(file, request.Reason)))
            .WithSummary("It no longer stands; after the decision the title is taken away");
    }

    private static async Task<IResult> ListAsync(string code, string? campaign, PacesetterDb db, FindPlace find, ReadAwards read, CancellationToken cancellation)
    {
        var rounds = await read.RoundsAsync(await PlaceAsync(code, campaign, db, find, cancellation), cancellation);
        return TypedResults.Ok(new { rounds = rounds.Select(one => AwardRoundAnswer.Of(one.Round, db.Today)) });
    }

    private static async Task<IResult> OpenAsync(string code, AwardRoundRequest request, string? campaign, PacesetterDb db, FindPlace find, OpenAwards open, CancellationToken cancellation)
    {
        var place = await PlaceAsync(code, campaign, db, find, cancellation);
        var file = await open.RunAsync(place.Unit, place.Campaign!, request.Title, request.NominateBy, cancellation);
        return TypedResults.Created($"/api/v1/awards/{file.Round.Id}", AwardRoundAnswer.Of(file.Round, db.Today));
    }

    private static async Task<IResult> CandidatesAsync(Guid id, FindAwards find, ReadAwards read, CancellationToken cancellation)
    {
        var file = await find.RoundAsync(id, cancellation);
        var rows = await read.CandidatesAsync(file, judge: false, cancellation);
        return TypedResults.Ok(new { candidates = rows.Select(row => CandidateAnswer.Of(row.Candidate, file.Round, row.Unit.Code, row.Against)) });
    }

    private static async Task<IResult> NominateAsync(Guid id, NominationRequest request, FindAwards find, NominateCandidate nominate, CancellationToken cancellation)
    {
        var found = await nominate.RunAsync(await find.RoundAsync(id, cancellation), request.By ?? "", new(request.Title, request.Unit, request.Member, request.Reason, request.Named), cancellation);
        return TypedResults.Created($"/api/v1/candidates/{found.Candidate.Id}", CandidateAnswer.Of(found.Candidate, found.Of.Round, found.Unit.Code));
    }

    private static async Task<IResult> ObjectionsAsync(Guid id, FindAwards find, PacesetterDb db, CancellationToken cancellation)
    {
        var file = await find.RoundAsync(id, cancellation);
        await db.DemandAsync(file.Head.Id, AwardRights.Judges);
        var rows = await db.AwardObjections.AsNoTracking().Where(row => row.RoundId == id).OrderBy(row => row.Id).ToListAsync(cancellation);
        return TypedResults.Ok(new { objections = rows.Select(ObjectionView.Of) });
    }

    private static async Task<IResult> ObjectAsync(Guid id, ObjectionRequest request, FindAwards find, RaiseObjection raise, CancellationToken cancellation)
    {
        var file = await find.PublicAsync(id, cancellation) ?? throw new BrokenRule("awards.round.unknown");
        var objection = await raise.RunAsync(file, request.Candidate ?? Guid.Empty, request.Text, request.From, cancellation);
        return TypedResults.Created((string?)null, ObjectionView.Of(objection));
    }

    private static async Task<CandidateAnswer> CandidateAsync(Guid id, FindAwards find, GatherFacts gather, PacesetterDb db, HttpContext context)
    {
        var file = await find.CandidateAsync(id, context.RequestAborted);
        var standing = Standing.Of(file.Candidate);
        var facts = (await gather.RunAsync(file.Of.Campaign, file.Of.Recipe, [standing], context.RequestAborted))[standing];
        context.Show(file.Candidate.Revision);
        return CandidateAnswer.Of(file.Candidate, file.Of.Round, file.Unit.Code, file.Of.Round.IsOver || file.Title is null ? [] : facts.Against(file.Title, db.Today), facts);
    }

    private static async Task<Place> PlaceAsync(string code, string? campaign, PacesetterDb db, FindPlace find, CancellationToken cancellation) =>
        await find.RunAsync(code, db.ThisMonth.ToString(), campaign, cancellation) is { Recipe.Awards: not null } place ? place : throw new BrokenRule("units.unknown");

    private static async Task<AwardRoundAnswer> DoAsync(Guid id, FindAwards find, PacesetterDb db, HttpContext context, Func<RoundFile, Task> act)
    {
        var file = await find.RoundAsync(id, context.RequestAborted);
        context.DemandMatch(file.Round.Revision);
        await act(file);
        return Answer(file, db, context);
    }

    private static async Task<CandidateAnswer> DoAsync(Guid id, FindAwards find, HttpContext context, Func<CandidateFile, Task> act)
    {
        var file = await find.CandidateAsync(id, context.RequestAborted);
        context.DemandMatch(file.Candidate.Revision);
        await act(file);
        context.Show(file.Candidate.Revision);
        return CandidateAnswer.Of(file.Candidate, file.Of.Round, file.Unit.Code);
    }

    private static AwardRoundAnswer Answer(RoundFile file, PacesetterDb db, HttpContext context)
    {
        context.Show(file.Round.Revision);
        return AwardRoundAnswer.Of(file.Round, db.Today);
    }
}
