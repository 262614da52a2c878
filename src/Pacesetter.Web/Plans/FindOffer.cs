using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Plans;
using Pacesetter.Domain.Units;

namespace Pacesetter.Web.Plans;

/// <summary>An offer as the unit it was made to sees it; of the unit above it shows the task and the name.</summary>
public sealed record OfferFile(TaskOffer Offer, PlanTask Task, Unit From, Unit To)
{
    /// <summary>The task as the unit below would write it: the same work, from this month on at the earliest, its own secretary answering for it.</summary>
    public TaskWording Draft(Month thisMonth)
    {
        var from = Task.FromMonth > thisMonth || Task.ToMonth < thisMonth ? Task.FromMonth : thisMonth;
        return new(Task.Title, from, Task.ToMonth)
        {
            Measure = Task.Measure, Due = Task.Due >= from.First && Task.Due <= Task.ToMonth.Last ? Task.Due : null, ExpectedResult = Task.ExpectedResult,
            Owner = To.Secretary, Carrier = Task.Carrier, Standard = Task.Standard, Weight = Task.Weight, Mobilisation = Task.Mobilisation,
        };
    }
}

/// <summary>Looks up an offer made to a unit that the viewer may see.</summary>
public sealed class FindOffer(PacesetterDb db)
{
    /// <exception cref="BrokenRule">plans.offer.unknown.</exception>
    public async Task<OfferFile> RunAsync(Guid offerId, CancellationToken cancellation = default)
    {
        var offer = await db.TaskOffers.FirstOrDefaultAsync(row => row.Id == offerId, cancellation) ?? throw new BrokenRule("plans.offer.unknown");
        var to = await db.Units.AsNoTracking().FirstAsync(row => row.Id == offer.UnitId, cancellation);
        // The task stands above what the viewer sees; the offer is what makes it known below.
        var task = await db.PlanTasks.IgnoreQueryFilters([PacesetterDb.Scope]).AsNoTracking().FirstAsync(row => row.Id == offer.TaskId, cancellation);
        var from = await db.Units.IgnoreQueryFilters([PacesetterDb.Scope]).AsNoTracking().FirstAsync(row => row.Id == task.UnitId, cancellation);
        return new(offer, task, from, to);
    }
}
