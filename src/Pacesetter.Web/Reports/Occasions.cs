using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Units;

namespace Pacesetter.Web.Reports;

/// <summary>One unit's month in one campaign, as it stands in addresses.</summary>
/// <param name="Campaign">Key of the campaign; null: the first one that the unit takes part in.</param>
public sealed record MonthAddress(string Code, Month Month, string? Campaign = null);

/// <summary>A report or a plan that a unit may owe: the unit, the campaign and the period that covers the month.</summary>
internal sealed class Occasion
{
    public required Unit Unit { get; init; }

    public required Campaign Campaign { get; init; }

    public required CampaignPeriod Period { get; init; }

    public required bool Owed { get; init; }
}

internal static class Occasions
{
    /// <summary>Everything of an address that the viewer may see, reports (slot 0) and plans of every kind; not tracked.</summary>
    public static IQueryable<Occasion> OccasionsAt(this PacesetterDb db, MonthAddress address)
    {
        var (code, month, key) = address;
        return
            from unit in db.Units.AsNoTracking()
            where unit.Code == code
            join place in db.UnitAncestors on unit.Id equals place.UnitId
            where place.FromMonth <= month && place.ToMonth > month
            join campaign in db.Campaigns on place.AncestorId equals campaign.UnitId
            where key == null || campaign.Key == key
            join period in db.CampaignPeriods on campaign.Id equals period.CampaignId
            where period.FromMonth <= month && period.ToMonth >= month
            select new Occasion
            {
                Unit = unit, Campaign = campaign, Period = period,
                Owed = db.CampaignRequirements.Any(row => row.CampaignId == campaign.Id && row.Slot == period.Slot && row.Tier == unit.Tier && row.Field == unit.Field),
            };
    }

    /// <summary>Why nothing was found: no such unit (or not to be seen), or nothing in that month.</summary>
    public static async Task<BrokenRule> AbsenceAsync(this PacesetterDb db, MonthAddress address, string nothing, CancellationToken cancellation) =>
        new(await db.Units.AnyAsync(unit => unit.Code == address.Code, cancellation) ? nothing : "units.unknown");
}
