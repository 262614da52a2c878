using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Pledges;
using Pacesetter.Domain.Units;
using Pacesetter.Web.Api;
using Pacesetter.Web.Pledges.Steps;
using Pacesetter.Web.Reports;
using Pacesetter.Web.Shell;
using Pacesetter.Web.Standards;
using Pacesetter.Web.Units;

namespace Pacesetter.Web.Pledges;

internal static class PledgeRoutes
{
    private const int MostAtOnce = 200;

    public static void MapPledges(this RouteGroupBuilder api)
    {
        var units = api.MapGroup("/units/{code}").WithTags("Pledges");
        units.MapGet("/pledges", ListAsync).WithSummary("The pledges of a unit and its members for a year, in the order they were made");
        units.MapGet("/pledges/concreteness", CheckAsync).WithSummary("What makes a pledge doubtful: general words without object or figure, copies of what others of the unit and the organisations above and beside pledge");
        units.MapPost("/pledges", ProposeAsync).WithSummary("Pledges, for the organisation or for a member");
        units.MapPut("/members/{number}/exemption", ExemptAsync).WithSummary("The member need not pledge in a year");
        units.MapDelete("/members/{number}/exemption", EndExemptionAsync).WithSummary("The member pledges after all");

        var pledge = api.MapGroup("/pledges/{id:guid}").WithTags("Pledges");
        pledge.MapGet("", async (Guid id, FindPledge find, HttpContext context) => Answer(await find.RunAsync(id, context.RequestAborted), context)).WithSummary("A pledge with everything done to it; ETag is its revision");
        pledge.MapPut("", (Guid id, PledgeText request, FindPledge find, RewritePledge rewrite, HttpContext context) => DoAsync(id, find, context, file => rewrite.RunAsync(file, request.Wording, request.Named)))
            .WithSummary("Writes it anew, before it is vetted or after it was sent back");
        pledge.MapDelete("", RemoveAsync).WithSummary("Takes it out, as long as nobody has judged it");
        pledge.MapPost("/successor", SubstituteAsync).WithSummary("Another pledge takes its place; this one stays in sight");
        pledge.MapGet("/people", PeopleAsync).WithSummary("What the people said of its maker, the grade that would follow, and the formula");
        MapJudging(pledge);
        MapShowing(pledge);
    }

    private static void MapJudging(RouteGroupBuilder pledge)
    {
        pledge.MapPut("/vetting", (Guid id, VettingRequest request, FindPledge find, VetPledges vet, HttpContext context) => DoAsync(id, find, context, file => vet.RunAsync([file], request.Checks ?? [], request.Remark)))
            .WithSummary("Passes it: the branch its members', the unit above an organisation's");
        pledge.MapPut("/return", (Guid id, PledgeReasonRequest request, FindPledge find, SendBackPledges back, HttpContext context) => DoAsync(id, find, context, file => back.RunAsync([file], request.Reason)))
            .WithSummary("Sends it back to be written anew");
        pledge.MapPut("/review", (Guid id, SentenceRequest request, FindPledge find, AppraisePledges appraise, HttpContext context) => DoAsync(id, find, context, file => appraise.RunAsync([file], request.Sentence)))
            .WithSummary("What the people and the members think of it");
        pledge.MapPut("/conclusion", (Guid id, ConclusionRequest request, FindPledge find, ConcludePledges conclude, HttpContext context) =>
            DoAsync(id, find, context, file => conclude.RunAsync([file], new Dictionary<Guid, string> { [id] = request.Grade ?? "" }, request.Use)))
            .WithSummary("Grades it; open to an appeal for the recipe's days of notice");
        pledge.MapPut("/appeal", (Guid id, PledgeReasonRequest request, FindPledge find, AppealPledge appeal, HttpContext context) => DoAsync(id, find, context, file => appeal.RunAsync(file, request.Reason)))
            .WithSummary("The maker objects to the conclusion");
        pledge.MapPut("/appeal/answer", (Guid id, AppealAnswerRequest request, FindPledge find, AnswerAppeal answer, HttpContext context) => DoAsync(id, find, context, file => answer.RunAsync(file, request.Upheld, request.Reason)))
            .WithSummary("Somebody else than the one who concluded decides; upheld, it is concluded anew");
        pledge.MapPut("/finality", (Guid id, FindPledge find, FinishPledges finish, HttpContext context) => DoAsync(id, find, context, file => finish.RunAsync([file]))).WithSummary("Ends it, once the notice is over");
    }

    private static void MapShowing(RouteGroupBuilder pledge)
    {
        pledge.MapPut("/publication", (Guid id, FindPledge find, PublishPledges publish, HttpContext context) => DoAsync(id, find, context, file => publish.RunAsync([file]))).WithSummary("Puts it on the public board");
        pledge.MapPut("/takedown", (Guid id, PledgeReasonRequest request, FindPledge find, TakeDownPledge take, HttpContext context) => DoAsync(id, find, context, file => take.RunAsync(file, request.Reason)))
            .WithSummary("Takes it off the public board");
        pledge.MapPut("/name", (Guid id, NameShownRequest request, FindPledge find, NamePledge name, HttpContext context) => DoAsync(id, find, context, file => name.RunAsync(file, request.Shown)))
            .WithSummary("The maker lets the name be shown, or no longer");
        pledge.MapPut("/fulfilment", (Guid id, OutcomeRequest request, FindPledge find, FulfilPledges fulfil, HttpContext context) => DoAsync(id, find, context, file =>
            fulfil.RunAsync([file], new Dictionary<Guid, Outcome> { [id] = new(request.Kept, request.Sentence, Enum.TryParse<Cause>(request.Cause, ignoreCase: true, out var cause) ? cause : null) })))
            .WithSummary("Says what came of it");
        pledge.MapPut("/evidence", ProveAsync).DisableAntiforgery().WithSummary("Puts a picture or a PDF beside what came of it, or another in its place; as multipart form data");
    }

    private static async Task<EvidenceAnswer> ProveAsync(Guid id, IFormFile file, FindPledge find, ProvePledge prove, HttpContext context)
    {
        var pledge = await find.RunAsync(id, context.RequestAborted);
        context.DemandMatch(pledge.Pledge.Revision);
        var said = pledge.Pledge.Fulfilment ?? throw new BrokenRule("pledges.not-fulfilled");
        await using var content = file.OpenReadStream();
        var evidence = await prove.RunAsync(pledge, new(said.Kept, said.Sentence, said.Cause), await EvidenceFiles.CheckAsync(content, file.FileName, context.RequestAborted), context.RequestAborted);
        context.Show(pledge.Pledge.Revision);
        return new(evidence.Id, evidence.Name, evidence.ContentType, evidence.Size, evidence.Sha256);
    }

    private static async Task<IResult> ListAsync(string code, int? year, string? campaign, Guid? after, int? limit, PacesetterDb db, FindPlace find, FindPledge pledges, CancellationToken cancellation)
    {
        var place = await PlaceAsync(code, campaign, db, find, cancellation);
        var (take, of, last) = (Math.Clamp(limit ?? MostAtOnce, 1, MostAtOnce), year ?? db.Today.Year, after ?? Guid.Empty);
        var ids = await db.Pledges.Where(row => row.UnitId == place.Unit.Id && row.CampaignId == place.Campaign!.Id && row.Year == of && (after == null || row.Id > last))
            .OrderBy(row => row.Id).Select(row => row.Id).Take(take + 1).ToListAsync(cancellation);
        var files = ids.Count == 0 ? [] : await pledges.ManyAsync([.. ids.Take(take)], cancellation);
        return TypedResults.Ok(new { pledges = files.Select(PledgeAnswer.Of), next = ids.Count > take ? ids[take - 1] : (Guid?)null });
    }

    private static async Task<IResult> ProposeAsync(string code, PledgeRequest request, string? campaign, PacesetterDb db, FindPlace find, FindPledge pledges, FindMaker maker, ProposePledge propose, CancellationToken cancellation)
    {
        var place = await PlaceAsync(code, campaign, db, find, cancellation);
        var member = request.Member is null ? null : await maker.RunAsync(place.Unit, request.Member, request.MemberName, cancellation);
        var made = await propose.RunAsync(new(place.Unit, place.Campaign!, member, request.Year ?? db.Today.Year, request.Instant), request.Wording, request.Named, cancellation);
        return TypedResults.Created($"/api/v1/pledges/{made.Id}", PledgeAnswer.Of(await pledges.RunAsync(made.Id, cancellation)));
    }

    private static async Task<object> CheckAsync(string code, string text, string? campaign, bool? measure, int? year, Guid? but, PacesetterDb db, FindPlace find, CheckPledge check, Words words, CancellationToken cancellation)
    {
        var place = await PlaceAsync(code, campaign, db, find, cancellation);
        var doubts = await check.RunAsync(text, measure ?? false, new(place.Unit.Id, place.Campaign!.Id, year ?? db.Today.Year, but), cancellation);
        return new { doubts = doubts.Select(doubt => DoubtAnswer.Of(doubt, words)) };
    }

    private static async Task<PeopleAnswer> PeopleAsync(Guid id, FindPledge find, HearPeople hear, Words words, CancellationToken cancellation)
    {
        var file = await find.RunAsync(id, cancellation);
        var said = (await hear.RunAsync(file.Pledge, file.Campaign, file.Recipe, cancellation)).Said;
        return new(file.Rules.People?.Item, said?.Answers, said?.Satisfied, file.Rules.People?.AtLeast, file.Pledge.Suggested(file.Rules, said).Key, words.SuggestedBy(file.Recipe));
    }

    private static async Task<IResult> RemoveAsync(Guid id, FindPledge find, RemovePledge remove, HttpContext context)
    {
        var file = await find.RunAsync(id, context.RequestAborted);
        context.DemandMatch(file.Pledge.Revision);
        await remove.RunAsync(file);
        return TypedResults.NoContent();
    }

    private static async Task<IResult> SubstituteAsync(Guid id, SuccessorRequest request, FindPledge find, SubstitutePledge substitute, HttpContext context)
    {
        var file = await find.RunAsync(id, context.RequestAborted);
        context.DemandMatch(file.Pledge.Revision);
        var successor = await substitute.RunAsync(file, request.Wording, request.Reason);
        return TypedResults.Created($"/api/v1/pledges/{successor.Id}", PledgeAnswer.Of(file with { Pledge = successor }));
    }

    private static async Task<IResult> ExemptAsync(string code, string number, ExemptionRequest request, string? campaign, PacesetterDb db, FindPlace find, ExemptMember exempt, CancellationToken cancellation)
    {
        var (place, member) = await MemberAsync(code, number, campaign, db, find, cancellation);
        await exempt.RunAsync(place.Unit, place.Campaign!, member, request.Year ?? db.Today.Year, request.Reason, cancellation);
        return TypedResults.NoContent();
    }

    private static async Task<IResult> EndExemptionAsync(string code, string number, int? year, string? campaign, PacesetterDb db, FindPlace find, EndExemption end, CancellationToken cancellation)
    {
        var (place, member) = await MemberAsync(code, number, campaign, db, find, cancellation);
        await end.RunAsync(place.Unit, place.Campaign!, member, year ?? db.Today.Year, cancellation);
        return TypedResults.NoContent();
    }

    private static async Task<(Place, Member)> MemberAsync(string code, string number, string? campaign, PacesetterDb db, FindPlace find, CancellationToken cancellation)
    {
        var place = await PlaceAsync(code, campaign, db, find, cancellation);
        return (place, await db.Members.AsNoTracking().FirstOrDefaultAsync(row => row.Number == number && row.UnitId == place.Unit.Id, cancellation) ?? throw new BrokenRule("units.member.unknown"));
    }

    private static async Task<Place> PlaceAsync(string code, string? campaign, PacesetterDb db, FindPlace find, CancellationToken cancellation) =>
        await find.RunAsync(code, db.ThisMonth.ToString(), campaign, cancellation) is { Recipe.Pledges: not null } place ? place : throw new BrokenRule("units.unknown");

    private static async Task<PledgeAnswer> DoAsync(Guid id, FindPledge find, HttpContext context, Func<PledgeFile, Task> act)
    {
        var file = await find.RunAsync(id, context.RequestAborted);
        context.DemandMatch(file.Pledge.Revision);
        await act(file);
        return Answer(file, context);
    }

    private static PledgeAnswer Answer(PledgeFile file, HttpContext context)
    {
        context.Show(file.Pledge.Revision);
        return PledgeAnswer.Of(file);
    }
}
