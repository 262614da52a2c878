using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Plans;

namespace Pacesetter.Web.Reports;

/// <summary>A report as the API shows it.</summary>
/// <param name="Standing">exempt, not-due, in-time, late or missing: five different things.</param>
public sealed record ReportAnswer(string Unit, Month Month, string Campaign, DateOnly Due, DateOnly? Closes, string Standing, DateOnly? HandedIn, IReadOnlyList<LineAnswer> Lines);

/// <param name="State">done, under-way, not-begun or dropped; null while nothing is said.</param>
/// <param name="Quantity">Reached so far, in <paramref name="TargetUnit"/>.</param>
/// <param name="Evidence">The file is at /evidence/{id}.</param>
/// <param name="Corrections">How often the line was changed after the month closed.</param>
public sealed record LineAnswer(Guid TaskId, string Title, DateOnly? Due, double? Target, string? TargetUnit, string? State, double? Quantity, string? Sentence, Guid? Evidence, int Corrections);

/// <param name="State">done, under-way, not-begun or dropped.</param>
public sealed record LineRequest(Guid TaskId, string State, double? Quantity = null, string? Sentence = null)
{
    internal Line Line => new(TaskId, States.Parse(State), Quantity, Sentence);
}

/// <param name="AsPlanned">True: tasks without a line go as planned.</param>
public sealed record ReportRequest(IReadOnlyList<LineRequest>? Lines = null, bool AsPlanned = false);

public sealed record CorrectionRequest(IReadOnlyList<LineRequest> Lines, string Reason);

public sealed record ProgressRequest(string State, double? Quantity = null, string? Sentence = null);

/// <summary>The shortest plan of a period as the system draws it up.</summary>
/// <param name="Owed">Whether the unit must have it.</param>
/// <param name="Confirmed">When it was handed in; null while it is open.</param>
/// <param name="Tasks">Ids of what it shows and of what is left over.</param>
public sealed record MonthPlanAnswer(string Unit, Month From, Month To, string Campaign, DateOnly Due, bool Owed, DateTime? Confirmed, IReadOnlyList<Guid> Tasks);

/// <param name="Choices">Only tasks that change: owner, day, or dropped with a reason.</param>
/// <param name="Added">A task that only this plan knows of.</param>
public sealed record MonthPlanRequest(IReadOnlyList<TaskChoice>? Choices = null, AddedTask? Added = null);

public sealed record EvidenceAnswer(Guid Id, string Name, string ContentType, long Size, string Sha256);

/// <summary>States as addresses and forms write them.</summary>
internal static class States
{
    public static IReadOnlyList<(ProgressState State, string Name)> All { get; } =
        [(ProgressState.Done, "done"), (ProgressState.UnderWay, "under-way"), (ProgressState.NotBegun, "not-begun"), (ProgressState.Dropped, "dropped")];

    public static string Name(this ProgressState state) => All.First(pair => pair.State == state).Name;

    public static string Name(this ReportStanding standing) => standing switch
    {
        ReportStanding.InTime => "in-time",
        ReportStanding.Late => "late",
        ReportStanding.Missing => "missing",
        ReportStanding.NotDue => "not-due",
        _ => "exempt",
    };

    /// <exception cref="BrokenRule">reports.state-unreadable.</exception>
    public static ProgressState Parse(string? name) =>
        All.Where(pair => pair.Name == name).Select(pair => (ProgressState?)pair.State).FirstOrDefault() ?? throw new BrokenRule("reports.state-unreadable", name);
}

internal static class ReportRoutes
{
    public static void MapReports(this RouteGroupBuilder api)
    {
        var reports = api.MapGroup("/units/{code}/reports/{month}").WithTags("Reports");
        reports.MapGet("", async (string code, Month month, string? campaign, FindMonth find, PacesetterDb db) =>
            Answer(await find.RunAsync(new(code, month, campaign)), db.Today))
            .WithSummary("A unit's report for a month: its standing and a line for every task it speaks of");
        reports.MapPut("", async (string code, Month month, string? campaign, ReportRequest request, SubmitReport submit, PacesetterDb db) =>
            Answer(await submit.RunAsync(new(code, month, campaign), Lines(request.Lines), request.AsPlanned), db.Today))
            .WithSummary("Hands the report in, or replaces it while the month is open");
        reports.MapPut("/correction", async (string code, Month month, string? campaign, CorrectionRequest request, CorrectReport correct, PacesetterDb db) =>
            Answer(await correct.RunAsync(new(code, month, campaign), Lines(request.Lines), request.Reason), db.Today))
            .WithSummary("Changes lines after the month closed; a reason is needed");

        var plan = api.MapGroup("/units/{code}/month-plan/{month}").WithTags("Reports");
        plan.MapGet("", async (string code, Month month, string? campaign, FindMonthPlan find) => Answer(await find.RunAsync(new(code, month, campaign))))
            .WithSummary("The plan that is confirmed month by month (or quarter by quarter), as the system draws it up");
        plan.MapPut("", async (string code, Month month, string? campaign, MonthPlanRequest request, ConfirmMonthPlan confirm) =>
            Answer(await confirm.RunAsync(new(code, month, campaign), request.Choices ?? [], request.Added)))
            .WithSummary("Confirms it as it stands, or with owners and days filled in, tasks dropped with a reason, one added");

        var progress = api.MapGroup("/tasks/{id:guid}/progress/{month}").WithTags("Reports");
        progress.MapPut("", async (Guid id, Month month, ProgressRequest request, SayProgress say, PacesetterDb db) =>
            Answer(await say.RunAsync(month, new(id, States.Parse(request.State), request.Quantity, request.Sentence)), db.Today).Lines.First(line => line.TaskId == id))
            .WithSummary("Notes how far one task is, without handing the report in");
        progress.MapPut("/evidence", async (Guid id, Month month, IFormFile file, [FromForm] string? reason, AddEvidence add, CancellationToken cancellation) =>
        {
            await using var content = file.OpenReadStream();
            var evidence = await add.RunAsync(id, month, await EvidenceFiles.CheckAsync(content, file.FileName, cancellation), reason, cancellation);
            return new EvidenceAnswer(evidence.Id, evidence.Name, evidence.ContentType, evidence.Size, evidence.Sha256);
        }).DisableAntiforgery().WithSummary("Puts a picture or a PDF beside the line, at most 10 MB");
        progress.MapDelete("/evidence", (Guid id, Month month, string? reason, RemoveEvidence remove) => remove.RunAsync(id, month, reason))
            .WithSummary("Takes the file away");
    }

    /// <summary>Always as an attachment, so that nothing in it runs as a page of ours; not found outside the viewer's units.</summary>
    public static void MapEvidence(this WebApplication app) => app.MapGet("/evidence/{id:guid}", async (Guid id, PacesetterDb db, EvidenceFiles files) =>
        await db.Evidence.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id) is { } evidence && files.Open(id) is { } content
            ? Results.File(content, evidence.ContentType, evidence.Name)
            : Results.NotFound()).RequireAuthorization().ExcludeFromDescription();

    private static Line[] Lines(IReadOnlyList<LineRequest>? lines) => [.. (lines ?? []).Select(line => line.Line)];

    private static MonthPlanAnswer Answer(MonthPlan plan) => new(plan.Unit.Code, plan.Period.FromMonth, plan.Period.ToMonth, plan.Campaign.Key, plan.Period.Due, plan.Owed,
        plan.Plan?.Submission?.At, [.. plan.Tasks.Select(task => task.Id)]);

    private static ReportAnswer Answer(UnitMonth month, DateOnly today)
    {
        var standing = month.Sheet?.Standing(today) ?? ReportStanding.Exempt;
        return new(month.Unit.Code, month.Period.ToMonth, month.Campaign.Key, month.Period.Due, month.Period.Closes, standing.Name(), month.Sheet?.Report?.Day,
            [.. (month.Sheet?.Tasks ?? []).Select(task => (Task: task, Progress: month.Sheet!.ProgressOf(task))).Select(line => new LineAnswer(
                line.Task.Id, line.Task.Title, line.Task.Due, line.Task.Target, line.Task.TargetUnit, line.Progress?.State.Name(), line.Progress?.Quantity,
                line.Progress?.Sentence, line.Progress?.EvidenceId, line.Progress?.Corrections ?? 0))]);
    }
}
