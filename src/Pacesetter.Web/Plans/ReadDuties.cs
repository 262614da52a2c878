using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Plans;
using Pacesetter.Web.Units;

namespace Pacesetter.Web.Plans;

/// <summary>How a unit stands to one kind of plan in a month.</summary>
/// <param name="Duty">Null: no plan of the kind covers the month.</param>
/// <param name="Reminded">When it was last reminded of it.</param>
public sealed record KindStanding(PlanKind Kind, int Slot, PlanDuty? Duty, Standing Standing, DateTime? Reminded);

/// <summary>三个必有 of one unit and month: which plans it must have, has, lacks and since when.</summary>
public sealed class ReadDuties(PacesetterDb db)
{
    public async Task<IReadOnlyList<KindStanding>> RunAsync(Place place, CancellationToken cancellation = default)
    {
        var (unit, campaign, month) = (place.Unit, place.Campaign!, place.Month);
        var periods = await db.CampaignPeriods.AsNoTracking()
            .Where(row => row.CampaignId == campaign.Id && row.Slot > 0 && row.FromMonth <= month && row.ToMonth >= month).ToListAsync(cancellation);
        var required = await db.CampaignRequirements.AsNoTracking()
            .Where(row => row.CampaignId == campaign.Id && row.Tier == unit.Tier && row.Field == unit.Field).Select(row => row.Slot).ToListAsync(cancellation);
        var plans = await db.Plans.AsNoTracking()
            .Where(row => row.CampaignId == campaign.Id && row.UnitId == unit.Id && row.FromMonth <= month && row.ToMonth >= month).ToListAsync(cancellation);
        var week = db.Today.DayNumber / 7;
        var reminders = await db.Reminders.AsNoTracking().Where(row => row.CampaignId == campaign.Id && row.UnitId == unit.Id && row.Week >= week - 5).ToListAsync(cancellation);
        return [.. place.Recipe!.Plans.Select((kind, i) => Of(kind, i + 1))];

        KindStanding Of(PlanKind kind, int slot)
        {
            var reminded = reminders.Where(row => row.Slot == slot).Max(row => (DateTime?)row.At);
            if (periods.FirstOrDefault(row => row.Slot == slot) is not { } period) return new(kind, slot, null, Standing.Exempt, reminded);
            var duty = new PlanDuty(slot, required.Contains(slot), period.FromMonth, period.ToMonth, period.Due, plans.FirstOrDefault(plan => plan.Slot == slot));
            return new(kind, slot, duty, duty.In(month, db.Today), reminded);
        }
    }
}
