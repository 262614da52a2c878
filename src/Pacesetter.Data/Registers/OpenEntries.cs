using Pacesetter.Domain;
using Pacesetter.Domain.Registers;

namespace Pacesetter.Data.Registers;

/// <summary>Which entries a number of a register counts, and the list behind it shows. The one definition for both.</summary>
public static class OpenEntries
{
    /// <summary>Open at the end of a month; the same condition as <see cref="RegisterEntry.IsOpenIn"/>.</summary>
    public static IQueryable<RegisterEntry> OpenIn(this IQueryable<RegisterEntry> entries, int campaignId, Month month) =>
        entries.Where(row => row.CampaignId == campaignId && row.CountsFrom <= month && (row.Closing == null || row.Closing.Month > month));

    /// <summary>Closed by the end of a month.</summary>
    public static IQueryable<RegisterEntry> ClosedBy(this IQueryable<RegisterEntry> entries, int campaignId, Month month) =>
        entries.Where(row => row.CampaignId == campaignId && row.Closing != null && row.Closing.Month <= month);

    /// <summary>Of a unit and everything below it, in the tree of the month.</summary>
    public static IQueryable<RegisterEntry> Under(this IQueryable<RegisterEntry> entries, PacesetterDb db, int unitId, Month month) =>
        entries.Where(row => db.UnitAncestors.Any(place => place.UnitId == row.UnitId && place.AncestorId == unitId && place.FromMonth <= month && place.ToMonth > month));

    /// <summary>What holds at the end of a month.</summary>
    public static IQueryable<RegisterValue> HoldingIn(this IQueryable<RegisterValue> values, Month month) =>
        values.Where(row => row.FromMonth <= month && row.ToMonth > month);
}
