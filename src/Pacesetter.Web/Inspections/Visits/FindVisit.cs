using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Inspections;
using Pacesetter.Domain.Plans;
using Pacesetter.Domain.Units;

namespace Pacesetter.Web.Inspections.Visits;

/// <summary>A visit with everything that is needed to act upon it.</summary>
/// <param name="Of">The inspection it belongs to.</param>
/// <param name="Unit">The unit that is visited.</param>
public sealed record VisitFile(Visit Visit, InspectionFile Of, Unit Unit)
{
    public string Href => $"/visits/{Visit.Id}";

    public IReadOnlyList<InspectionQuestion> Questions { get; } = Of.Inspection.Questions;
}

/// <summary>Something the unit says is done, to be seen on site.</summary>
/// <param name="Kind">task or pledge.</param>
/// <param name="Said">When it was said.</param>
/// <param name="Month">For tasks, the month of the report.</param>
public sealed record Checkable(string Kind, Guid Id, string Title, DateTime Said, Month? Month);

/// <summary>Looks visits up as the viewer may see them.</summary>
public sealed class FindVisit(PacesetterDb db, FindInspection find)
{
    private const int MostTasks = 6;
    private const int MostPledges = 3;
    private const int MonthsBack = 12;

    /// <exception cref="BrokenRule">inspections.unknown.</exception>
    public async Task<VisitFile> RunAsync(Guid id, CancellationToken cancellation = default)
    {
        var visit = await db.Visits.FirstOrDefaultAsync(row => row.Id == id, cancellation) ?? throw new BrokenRule("inspections.unknown");
        var unit = await db.Units.AsNoTracking().FirstAsync(row => row.Id == visit.UnitId, cancellation);
        var inspection = await db.Inspections.IgnoreQueryFilters([PacesetterDb.Scope]).FirstAsync(row => row.Id == visit.InspectionId, cancellation);
        return new(visit, await find.OfAsync(inspection, cancellation), unit);
    }

    /// <summary>Whether the viewer reads working papers before the unit is told: those who inspect, and those who come along.</summary>
    public async Task<bool> IsInsiderAsync(VisitFile file, CancellationToken cancellation = default) =>
        await db.MayAsync(file.Of.Unit.Id, above: false, InspectionRights.Insiders) || await JoinsAsync(file, cancellation);

    /// <summary>Whoever is in the team writes the working paper, and the office of the inspecting unit for them.</summary>
    public async Task<bool> MayWriteAsync(VisitFile file) =>
        (db.Viewer.AccountId is { } account && file.Visit.IsInTeam(account)) || await db.MayAsync(file.Of.Unit.Id, above: false, InspectionRights.Planners);

    /// <summary>The secretary or office of the unit answers, or of one above it; nobody of those who inspected.</summary>
    public async Task<bool> MayReplyAsync(VisitFile file) =>
        await db.MayAsync(file.Unit.Id, above: false, InspectionRights.Repliers) && !await db.MayAsync(file.Of.Unit.Id, above: false, InspectionRights.Insiders);

    /// <exception cref="BrokenRule">accounts.not-yours.</exception>
    public async Task DemandWriterAsync(VisitFile file) => BrokenRule.Unless(await MayWriteAsync(file), "accounts.not-yours");

    /// <summary>Tasks reported done in the last twelve months and pledges said to be kept this year, those nobody has looked at first, then the newest.</summary>
    public async Task<IReadOnlyList<Checkable>> CheckablesAsync(VisitFile file, CancellationToken cancellation = default)
    {
        var (unit, campaign, first, year) = (file.Unit.Id, file.Of.Campaign.Id, db.ThisMonth.Add(-MonthsBack), db.ThisMonth.Year);
        var tasks = await (
            from line in db.TaskProgress.AsNoTracking()
            where line.UnitId == unit && line.CampaignId == campaign && line.State == ProgressState.Done && line.Month >= first
            join task in db.PlanTasks on line.TaskId equals task.Id
            orderby line.Verification == null descending, line.Month descending, line.TaskId
            select new { line.TaskId, task.Title, line.At, line.Month }).Take(MostTasks).ToListAsync(cancellation);
        var pledges = await db.Pledges.AsNoTracking().Where(row => row.UnitId == unit && row.CampaignId == campaign && row.Fulfilment != null && row.Fulfilment.Kept && row.Year == year)
            .OrderByDescending(row => row.Verification == null).ThenByDescending(row => row.Id).Take(MostPledges).Select(row => new { row.Id, row.Text, row.Fulfilment!.At }).ToListAsync(cancellation);
        return
        [
            .. tasks.DistinctBy(row => row.TaskId).Select(row => new Checkable(PaperCheck.Task, row.TaskId, row.Title, row.At, row.Month)),
            .. pledges.Select(row => new Checkable(PaperCheck.Pledge, row.Id, row.Text, row.At, null)),
        ];
    }

    private async Task<bool> JoinsAsync(VisitFile file, CancellationToken cancellation)
    {
        var (mine, id) = (db.Viewer.InspectingIds, file.Visit.InspectionId);
        return await db.InspectionJoins.AnyAsync(join => join.InspectionId == id && mine.Contains(join.UnitId) && join.Answer != null && join.Answer.Accepted, cancellation);
    }
}
