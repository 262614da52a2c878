using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Plans;
using Pacesetter.Web.Units;

namespace Pacesetter.Web.Plans;

/// <summary>The one place that says when a task hangs loose in a month: nobody below took it up, nothing serves it, no month carries it, it serves nothing.</summary>
internal sealed class CoverageLists(PacesetterDb db, Place place, bool below)
{
    public const string Upper = "upper", Units = "units", Goals = "year", Uncarried = "month", Orphans = "orphans";

    /// <summary>From the top down: what was handed down, what was broken down, what reached the month, and what came from nowhere.</summary>
    public static readonly string[] Keys = [Upper, Units, Goals, Uncarried, Orphans];

    private readonly int campaign = place.Campaign!.Id, unit = place.Unit.Id, shortest = place.Recipe!.Plans.Count;
    private readonly Month month = place.Month;
    private readonly DateTime end = place.Month.Add(1).First.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc).AddHours(-8);
    private readonly int[] goals = [.. Enumerable.Range(1, place.Recipe!.Plans.Count).Where(slot => PlanView.AreGoals(place.Recipe.Plans, slot))];

    private IQueryable<PlanTask> Live => db.PlanTasks.AsNoTracking().IgnoreQueryFilters([PacesetterDb.Scope])
        .Where(task => task.CampaignId == campaign && task.Slot <= shortest && task.SinceMonth <= month && (task.Drop == null || task.Drop.Month > month));

    private IQueryable<PlanTask> Own => below
        ? Live.Where(task => db.UnitAncestors.Any(row => row.UnitId == task.UnitId && row.AncestorId == unit && row.FromMonth <= month && row.ToMonth > month))
        : Live.Where(task => task.UnitId == unit);

    public IQueryable<PlanTask> Of(string key) => key switch
    {
        Upper => Own.Where(task => db.TaskOffers.Where(offer => offer.CampaignId == campaign && offer.At < end).Select(offer => offer.TaskId).Contains(task.Id) && !db.PlanTasks.Any(own => own.UpperTaskId == task.Id && own.Drop == null)),
        Goals => Own.Where(task => goals.Contains(task.Slot) && !Live.Any(shorter => shorter.ServesId == task.Id)),
        Uncarried => Own.Where(task => task.Slot < shortest && !goals.Contains(task.Slot) && task.FromMonth <= month
            && db.Units.Any(one => one.Id == task.UnitId && db.CampaignRequirements.Any(row => row.CampaignId == campaign && row.Slot == shortest && row.Tier == one.Tier && row.Field == one.Field))
            && !db.Plans.Any(plan => plan.CampaignId == campaign && plan.UnitId == task.UnitId && plan.Slot == shortest && plan.PresentSince <= month
                && plan.FromMonth <= task.ToMonth && plan.ToMonth >= task.FromMonth)),
        _ => Own.Where(task => task.Slot > 1 && !task.Mobilisation && task.ServesId == null && task.UpperTaskId == null),
    };

    /// <summary>Offers to units that have no task which takes it up: of the unit's own tasks, or all that went to units below it.</summary>
    public IQueryable<TaskOffer> NotTakenUp()
    {
        var offers = db.TaskOffers.AsNoTracking().IgnoreQueryFilters([PacesetterDb.Scope]).Where(offer => offer.CampaignId == campaign && offer.At < end
            && Live.Any(task => task.Id == offer.TaskId && (below || task.UnitId == unit))
            && !db.PlanTasks.Any(own => own.UnitId == offer.UnitId && own.UpperTaskId == offer.TaskId && own.Drop == null));
        return !below ? offers
            : offers.Where(offer => db.UnitAncestors.Any(row => row.UnitId == offer.UnitId && row.AncestorId == unit && row.Depth > 0 && row.FromMonth <= month && row.ToMonth > month));
    }
}
