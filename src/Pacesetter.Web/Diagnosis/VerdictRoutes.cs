using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Diagnosis;
using Pacesetter.Web.Api;
using Pacesetter.Web.Units;

namespace Pacesetter.Web.Diagnosis;

public sealed record ReplyRequest(string? Text);

/// <param name="Outcome">confirmed, rejected or suspended.</param>
public sealed record VerdictDecisionRequest(string? Outcome, string? Reason);

public sealed record GuidanceRequest(string? Remedy, string? Owner, DateOnly? RecheckOn);

public sealed record RecheckRequest(string? Note);

/// <summary>A verdict as the API shows it.</summary>
/// <param name="Level">watch or act.</param>
/// <param name="Value">The figure, made of <paramref name="Part"/> of <paramref name="Whole"/> where it is a share.</param>
public sealed record VerdictAnswer(Guid Id, string Unit, Month Month, string Rule, string Level, decimal Value, int Part, int Whole)
{
    /// <summary>The middle of the units alike; null where they are too few to compare.</summary>
    public decimal? PeerMedian { get; init; }

    public int Peers { get; init; }

    public string? Answer { get; init; }

    /// <summary>confirmed, rejected or suspended; null: nobody has decided.</summary>
    public string? Outcome { get; init; }

    public string? Reason { get; init; }

    public string? Remedy { get; init; }

    public DateOnly? RecheckOn { get; init; }

    /// <summary>The same figure, looked at again.</summary>
    public decimal? After { get; init; }

    /// <summary>The rule no longer speaks of the unit.</summary>
    public bool Lifted { get; init; }

    internal static VerdictAnswer Of(Verdict verdict, string unit) => new(verdict.Id, unit, verdict.Month, verdict.Rule, verdict.Acts ? "act" : "watch", verdict.Value, verdict.Part, verdict.Whole)
    {
        PeerMedian = verdict.PeerMedian, Peers = verdict.Peers, Answer = verdict.Answer?.Text, Outcome = verdict.Decision?.Outcome.ToString().ToLowerInvariant(), Reason = verdict.Decision?.Reason,
        Remedy = verdict.Guidance?.Remedy, RecheckOn = verdict.Guidance?.RecheckOn, After = verdict.Recheck?.Value, Lifted = verdict.LiftedAt is not null,
    };
}

/// <summary>Warnings as the API shows them, the slowest units by name.</summary>
/// <param name="Bound">Below this share in time it counts as missed.</param>
/// <param name="From">What such warnings were worth is counted from this month on …</param>
/// <param name="To">… to this one; earlier than <paramref name="From"/> where nothing is over yet.</param>
/// <param name="Hits">Warned, and missed it; then: warned and not missed, missed without a warning, neither.</param>
public sealed record WarningsAnswer(IReadOnlyList<Warning> Units, int Total, double Bound, Month From, Month To, int Hits, int FalseAlarms, int Missed, int Quiet)
{
    internal static WarningsAnswer Of(Warnings one) => new(one.Units, one.Total, one.Bound, one.From, one.To, one.Past.Hits, one.Past.FalseAlarms, one.Past.Missed, one.Past.Quiet);
}

internal static class VerdictRoutes
{
    private const int MostAtOnce = 200;

    public static void MapDiagnosis(this RouteGroupBuilder api)
    {
        var units = api.MapGroup("/units/{code}/diagnoses").WithTags("Diagnosis");
        units.MapGet("", ListAsync).WithSummary("What the rules say of a unit and of what lies below it: numbers of all, names of those right below and of what was confirmed");
        units.MapPost("", RunAsync).WithSummary("Diagnoses the unit and what lies below it now");

        units.MapGet("/warnings", WarnAsync).WithSummary("Which units will probably miss the month or, with of=year, the year, by the pace so far, and how often such warnings were right");

        var verdict = api.MapGroup("/diagnoses/{id:guid}").WithTags("Diagnosis");
        verdict.MapGet("", async (Guid id, FindVerdict find, HttpContext context) => Answer(await find.RunAsync(id, context.RequestAborted), context)).WithSummary("A verdict; ETag is its revision");
        verdict.MapPut("/answer", (Guid id, ReplyRequest request, FindVerdict find, ReplyToVerdict reply, HttpContext context) => DoAsync(id, find, context, file => reply.RunAsync(file, request.Text))).WithSummary("The unit answers");
        verdict.MapPut("/decision", (Guid id, VerdictDecisionRequest request, FindVerdict find, DecideVerdict decide, HttpContext context) => DoAsync(id, find, context, file =>
            decide.RunAsync(file, Enum.TryParse<Outcome>(request.Outcome, ignoreCase: true, out var outcome) && Enum.IsDefined(outcome) ? outcome : null, request.Reason))).WithSummary("The office above confirms, rejects or suspends it");
        verdict.MapPut("/guidance", (Guid id, GuidanceRequest request, FindVerdict find, GuideUnit guide, HttpContext context) => DoAsync(id, find, context, file => guide.RunAsync(file, request.Remedy, request.Owner, request.RecheckOn)))
            .WithSummary("Chooses the help that is given against it");
        verdict.MapPut("/recheck", (Guid id, RecheckRequest request, FindVerdict find, RecheckUnit recheck, HttpContext context) => DoAsync(id, find, context, file => recheck.RunAsync(file, request.Note)))
            .WithSummary("Looks again at the figure that triggered it");
    }

    /// <param name="month">2026-10; the running one if left out.</param>
    /// <param name="rule">Only this rule.</param>
    private static async Task<IResult> ListAsync(string code, string? month, string? campaign, string? rule, Guid? after, int? limit, PacesetterDb db, FindPlace find, ReadDiagnosis read, CancellationToken cancellation)
    {
        var place = await PlaceAsync(code, month, campaign, db, find, cancellation);
        var diagnosis = await read.RunAsync(place, rule, after, Math.Clamp(limit ?? MostAtOnce, 1, MostAtOnce), cancellation);
        return TypedResults.Ok(new
        {
            own = diagnosis.Own.Select(verdict => VerdictAnswer.Of(verdict, place.Unit.Code)), counts = diagnosis.Counts,
            below = diagnosis.Below.Select(row => VerdictAnswer.Of(row.Verdict, row.UnitCode)), next = diagnosis.Next, at = diagnosis.At,
        });
    }

    private static async Task<IResult> RunAsync(string code, string? month, string? campaign, PacesetterDb db, FindPlace find, Diagnose diagnose, CancellationToken cancellation)
    {
        var place = await PlaceAsync(code, month, campaign, db, find, cancellation);
        return TypedResults.Ok(await diagnose.RunAsync(place.Unit, place.Campaign!, place.Month, cancellation));
    }

    /// <param name="of">month or year; the month if left out.</param>
    private static async Task<WarningsAnswer> WarnAsync(string code, string? month, string? campaign, string? of, PacesetterDb db, FindPlace find, ReadWarnings read, ReadYearWarnings year, CancellationToken cancellation)
    {
        var place = await PlaceAsync(code, month, campaign, db, find, cancellation);
        return WarningsAnswer.Of(of == "year" ? await year.RunAsync(place, cancellation) : await read.RunAsync(place, cancellation));
    }

    private static async Task<Place> PlaceAsync(string code, string? month, string? campaign, PacesetterDb db, FindPlace find, CancellationToken cancellation) =>
        await find.RunAsync(code, month ?? db.ThisMonth.ToString(), campaign, cancellation) is { Recipe.Diagnosis.Count: > 0 } place ? place : throw new BrokenRule("units.unknown");

    private static async Task<VerdictAnswer> DoAsync(Guid id, FindVerdict find, HttpContext context, Func<VerdictFile, Task> act)
    {
        var file = await find.RunAsync(id, context.RequestAborted);
        context.DemandMatch(file.Verdict.Revision);
        await act(file);
        return Answer(file, context);
    }

    private static VerdictAnswer Answer(VerdictFile file, HttpContext context)
    {
        context.Show(file.Verdict.Revision);
        return VerdictAnswer.Of(file.Verdict, file.Unit.Code);
    }
}
