using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Plans;
using Pacesetter.Web.Units;

namespace Pacesetter.Web.Plans;

public sealed record WaitingPlan(Guid Id, int UnitId, string Code, string Unit, int Slot, Month From, Month To, DateTime At);

/// <param name="Times">How often this task was put off altogether.</param>
public sealed record ChangeRow(DateChange Change, string Code, string Unit, string Task, int Times);

/// <summary>What waits for the decision of a unit, and what was put off below it.</summary>
/// <param name="NextPlan">Continue the plans behind this one.</param>
/// <param name="RequestsTotal">Without paging.</param>
/// <param name="PutOff">Postponements granted in the month, down to two levels below.</param>
public sealed record Awaiting(
    IReadOnlyList<WaitingPlan> Plans, int PlansTotal, string? NextPlan, IReadOnlyList<ChangeRow> Requests, int RequestsTotal, IReadOnlyList<ChangeRow> PutOff, int PutOffTotal);

/// <summary>How far down each of the three lists a page begins.</summary>
/// <param name="Plan">Unit, slot and first month of the last plan seen, joined by dots.</param>
/// <param name="Requests">How many requests lie before.</param>
/// <param name="PutOff">How many postponements lie before.</param>
public sealed record AwaitingFrom(string? Plan = null, int Requests = 0, int PutOff = 0);

public sealed class ReadAwaiting(PacesetterDb db)
{
    public const int PageSize = 50;

    /// <param name="place">The unit that decides.</param>
    /// <param name="start">Where the page begins.</param>
    /// <param name="cancellation">Stops the look-up.</param>
    public async Task<Awaiting> RunAsync(Place place, AwaitingFrom start, CancellationToken cancellation = default)
    {
        var campaign = place.Campaign!.Id;
        var waiting = db.Plans.AsNoTracking().Where(plan => plan.CampaignId == campaign && plan.Submission != null && plan.Approval == null);
        var plans = await (
            from plan in Behind(waiting, start.Plan)
            join unit in Below(place, 1) on plan.UnitId equals unit.Id
            orderby plan.UnitId, plan.Slot, plan.FromMonth
            select new WaitingPlan(plan.Id, unit.Id, unit.Code, unit.Name, plan.Slot, plan.FromMonth, plan.ToMonth, plan.Submission!.At)).Take(PageSize + 1).ToListAsync(cancellation);
        var total = await (from plan in waiting join unit in Below(place, 1) on plan.UnitId equals unit.Id select plan.Id).CountAsync(cancellation);
        var next = plans.Count > PageSize ? plans[PageSize - 1] : null;
        var open = Of(place, 1, db.DateChanges.Where(change => change.CampaignId == campaign && change.Answer == null));
        var putOff = Of(place, 2, db.DateChanges.Where(change =>
            change.CampaignId == campaign && change.Answer!.Month == place.Month && change.Answer.Accepted && (change.OldDue == null || change.NewDue > change.OldDue)));
        return new(
            [.. plans.Take(PageSize)], total, next is null ? null : string.Create(CultureInfo.InvariantCulture, $"{next.UnitId}.{next.Slot}.{next.From}"),
            await Rows(open.OrderBy(change => change.At).ThenBy(change => change.Id), start.Requests).ToListAsync(cancellation), await open.CountAsync(cancellation),
            await Rows(putOff.OrderByDescending(change => change.At).ThenBy(change => change.Id), start.PutOff).ToListAsync(cancellation), await putOff.CountAsync(cancellation));
    }

    private IQueryable<Domain.Units.Unit> Below(Place place, int depth)
    {
        var month = db.ThisMonth;
        return db.Units.Where(unit => db.UnitAncestors.Any(row =>
            row.UnitId == unit.Id && row.AncestorId == place.Unit.Id && row.Depth >= 1 && row.Depth <= depth && row.FromMonth <= month && row.ToMonth > month));
    }

    private IQueryable<DateChange> Of(Place place, int depth, IQueryable<DateChange> changes) =>
        changes.AsNoTracking().Where(change => Below(place, depth).Any(unit => unit.Id == change.UnitId));

    private IQueryable<ChangeRow> Rows(IQueryable<DateChange> changes, int skip) => changes.Skip(Math.Max(0, skip)).Take(PageSize).Select(change => new ChangeRow(
        change,
        db.Units.Where(unit => unit.Id == change.UnitId).Select(unit => unit.Code).First(),
        db.Units.Where(unit => unit.Id == change.UnitId).Select(unit => unit.Name).First(),
        db.PlanTasks.Where(task => task.Id == change.TaskId).Select(task => task.Title).First(),
        db.PlanTasks.Where(task => task.Id == change.TaskId).Select(task => task.Postponements).First()));

    private static IQueryable<Plan> Behind(IQueryable<Plan> plans, string? after)
    {
        if (after?.Split('.') is not [var unit, var slot, var from] || !int.TryParse(unit, CultureInfo.InvariantCulture, out var lastUnit)
            || !int.TryParse(slot, CultureInfo.InvariantCulture, out var lastSlot) || !Month.TryParse(from, null, out var lastFrom)) return plans;
        return plans.Where(row => row.UnitId > lastUnit || (row.UnitId == lastUnit && (row.Slot > lastSlot || (row.Slot == lastSlot && row.FromMonth > lastFrom))));
    }
}
