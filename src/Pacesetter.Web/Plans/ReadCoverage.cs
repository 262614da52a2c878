using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain.Plans;
using Pacesetter.Web.Units;

namespace Pacesetter.Web.Plans;

/// <param name="Offered">To how many units it is offered; 0 in the other lists.</param>
/// <param name="Declined">How many of them declined.</param>
public sealed record LooseTask(PlanTask Task, int Offered = 0, int Declined = 0);

/// <summary>Where the plans of a unit do not hang together.</summary>
/// <param name="NotTakenUp">Offered, and no unit below took it up.</param>
/// <param name="WithoutYear">Goals that no shorter task serves.</param>
/// <param name="Uncarried">Longer tasks that have begun and stand in no month's plan that was handed in.</param>
/// <param name="Orphans">Shorter tasks that serve neither a longer one nor one from above.</param>
public sealed record Coverage(IReadOnlyList<LooseTask> NotTakenUp, IReadOnlyList<LooseTask> WithoutYear, IReadOnlyList<LooseTask> Uncarried, IReadOnlyList<LooseTask> Orphans);

public sealed class ReadCoverage(PacesetterDb db)
{
    public async Task<Coverage> RunAsync(Place place, CancellationToken cancellation = default)
    {
        var (campaign, unit, month, kinds) = (place.Campaign!.Id, place.Unit, place.Month, place.Recipe!.Plans);
        var tasks = (await db.PlanTasks.AsNoTracking().Where(task => task.CampaignId == campaign && task.UnitId == unit.Id).ToListAsync(cancellation))
            .Where(task => !(task.Drop?.Month <= month) && task.Slot <= kinds.Count && task.SinceMonth <= month).OrderBy(task => task.Slot).ThenBy(task => task.Ordinal).ToList();
        var offers = await db.TaskOffers.AsNoTracking().Where(offer => db.PlanTasks.Any(task => task.Id == offer.TaskId && task.UnitId == unit.Id && task.CampaignId == campaign))
            .GroupBy(offer => offer.TaskId)
            .Select(group => new { group.Key, Offered = group.Count(), Accepted = group.Count(offer => offer.TakenUpAs != null), Declined = group.Count(offer => offer.Answer != null && offer.TakenUpAs == null) })
            .ToDictionaryAsync(row => row.Key, cancellation);
        var served = tasks.Select(task => task.ServesId).OfType<Guid>().ToHashSet();
        var shortest = await db.Plans.AsNoTracking().Where(plan => plan.CampaignId == campaign && plan.UnitId == unit.Id && plan.Slot == kinds.Count && plan.PresentSince <= month).ToListAsync(cancellation);
        var owesMonths = await db.CampaignRequirements.AnyAsync(row => row.CampaignId == campaign && row.Slot == kinds.Count && row.Tier == unit.Tier && row.Field == unit.Field, cancellation);
        return new(
            [.. tasks.Where(task => offers.TryGetValue(task.Id, out var offer) && offer.Accepted == 0).Select(task => new LooseTask(task, offers[task.Id].Offered, offers[task.Id].Declined))],
            [.. tasks.Where(task => PlanView.AreGoals(kinds, task.Slot) && !served.Contains(task.Id)).Select(task => new LooseTask(task))],
            [.. tasks.Where(task => owesMonths && task.Slot < kinds.Count && !PlanView.AreGoals(kinds, task.Slot) && task.FromMonth <= month
                && !shortest.Any(plan => plan.FromMonth <= task.ToMonth && plan.ToMonth >= task.FromMonth)).Select(task => new LooseTask(task))],
            [.. tasks.Where(task => task.Slot > 1 && !task.Mobilisation && task.ServesId is null && task.UpperTaskId is null).Select(task => new LooseTask(task))]);
    }
}
