using Microsoft.EntityFrameworkCore;
using Pacesetter.Domain;
using Pacesetter.Domain.Plans;

namespace Pacesetter.Data.Carriers;

/// <summary>How a task under a carrier stands at the end of a month. Each task is in one state; what the words mean is what they mean in <see cref="Tallies.Facts"/>.</summary>
public enum CarrierTaskState
{
    Running,
    Overdue,
    Done,
    Dropped,
}

/// <summary>A task under a carrier, with its state.</summary>
public sealed class CarrierTask
{
    public required PlanTask Task { get; init; }

    public required int UnitId { get; init; }

    public required string Carrier { get; init; }

    public required CarrierTaskState State { get; init; }
}

/// <summary>Which tasks the numbers of a carrier count, and the lists behind them show. The one definition for both.</summary>
public static class CarrierTasks
{
    /// <summary>The tasks of a unit and everything below it that are tied to any carrier, in the tree of the month and as they stood at its end.</summary>
    public static IQueryable<CarrierTask> UnderCarriers(this PacesetterDb db, int campaignId, int unitId, Month month)
    {
        // As on the overview, what is due in a month that is not over yet is not overdue.
        var over = month < db.ThisMonth ? month : db.ThisMonth.Previous;
        return
            from task in db.PlanTasks.AsNoTracking()
            where task.CampaignId == campaignId && task.Carrier != null && task.SinceMonth <= month
                && db.UnitAncestors.Any(place => place.UnitId == task.UnitId && place.AncestorId == unitId && place.FromMonth <= month && place.ToMonth > month)
            select new CarrierTask
            {
                Task = task,
                UnitId = task.UnitId,
                Carrier = task.Carrier!,
                State = task.Drop != null && task.Drop.Month <= month ? CarrierTaskState.Dropped
                    : task.Completion != null && task.Completion.Month <= month ? CarrierTaskState.Done
                    : task.DueMonth <= over ? CarrierTaskState.Overdue
                    : CarrierTaskState.Running,
            };
    }
}
