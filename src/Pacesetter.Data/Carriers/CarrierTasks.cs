using Microsoft.EntityFrameworkCore;
using Pacesetter.Data.Plans;
using Pacesetter.Domain;
using Pacesetter.Domain.Plans;

namespace Pacesetter.Data.Carriers;

/// <summary>A task under a carrier, with its state.</summary>
public sealed class CarrierTask
{
    public required PlanTask Task { get; init; }

    public required int UnitId { get; init; }

    public required string Carrier { get; init; }

    public required TaskState State { get; init; }
}

/// <summary>Which tasks the numbers of a carrier count, and the lists behind them show. The one definition for both.</summary>
public static class CarrierTasks
{
    /// <summary>The tasks of a unit and everything below it that are tied to any carrier, in the tree of the month and as they stood at its end.</summary>
    public static IQueryable<CarrierTask> UnderCarriers(this PacesetterDb db, int campaignId, int unitId, Month month) =>
        from row in db.PlanTasks.AsNoTracking().Where(task => task.CampaignId == campaignId && task.Carrier != null
            && db.UnitAncestors.Any(place => place.UnitId == task.UnitId && place.AncestorId == unitId && place.FromMonth <= month && place.ToMonth > month)).StandingIn(db, month)
        select new CarrierTask { Task = row.Task, UnitId = row.Task.UnitId, Carrier = row.Task.Carrier!, State = row.State };
}
