using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain.Inspections;
using Pacesetter.Web.Units;

namespace Pacesetter.Web.Inspections.Visits;

/// <summary>What a unit has to expect and has had in a year, by whomever above it.</summary>
/// <param name="Coming">Announced inspections that may reach it, or reach below it, and are not over.</param>
/// <param name="Visits">Visits to it the viewer may know of, by day.</param>
/// <param name="Used">Visits of the year that count against the cap, those the viewer may not know of left out.</param>
public sealed record UnitCalendar(IReadOnlyList<CalendarEntry> Coming, IReadOnlyList<CalendarVisit> Visits, int Used);

/// <param name="Join">What the unit's office asked, if it did.</param>
/// <param name="IsOwn">The unit itself inspects.</param>
public sealed record CalendarEntry(Inspection Inspection, string Organiser, bool IsOwn, InspectionJoin? Join);

public sealed record CalendarVisit(Guid Id, string Title, string Organiser, DateOnly? Day, bool Arrived, bool Concluded);

/// <summary>Reads the calendar as the viewer may see it.</summary>
public sealed class ReadCalendar(PacesetterDb db)
{
    private const int Most = 100;

    public async Task<UnitCalendar> RunAsync(Place place, CancellationToken cancellation = default)
    {
        var (unit, month, campaign, year) = (place.Unit.Id, place.Month, place.Campaign!.Id, place.Month.Year);
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var above = db.UnitAncestors.Where(row => row.UnitId == unit && row.FromMonth <= month && row.ToMonth > month).Select(row => row.AncestorId);
        var inspections = await db.Inspections.AsNoTracking()
            .Where(row => row.CampaignId == campaign && above.Contains(row.UnitId) && row.Announcement != null && row.To >= first && row.From <= last)
            .OrderBy(row => row.From).Take(Most).ToListAsync(cancellation);
        var joins = await db.InspectionJoins.AsNoTracking().Where(row => row.UnitId == unit).ToDictionaryAsync(row => row.InspectionId, cancellation);
        var visits = await db.Visits.AsNoTracking().Where(row => row.CampaignId == campaign && row.UnitId == unit && (row.Day == null || (row.Day >= first && row.Day <= last))).OrderBy(row => row.Day).ToListAsync(cancellation);
        // Apart from what is filtered: ignoring a filter anywhere in a query ignores it everywhere in it.
        var (organisers, known) = (inspections.Select(row => row.UnitId).Concat(visits.Select(row => row.OrganiserId)).Distinct().ToArray(), visits.Select(row => row.InspectionId).ToArray());
        var names = await db.Units.IgnoreQueryFilters([PacesetterDb.Scope]).Where(row => organisers.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.Name, cancellation);
        var titles = await db.Inspections.IgnoreQueryFilters([PacesetterDb.Scope]).Where(row => known.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.Title, cancellation);
        return new([.. inspections.Select(row => new CalendarEntry(row, names[row.UnitId], row.UnitId == unit, joins.GetValueOrDefault(row.Id)))],
            [.. visits.Select(visit => new CalendarVisit(visit.Id, titles[visit.InspectionId], names[visit.OrganiserId], visit.Day, visit.Arrival is not null, visit.Conclusion is not null))], visits.Count(visit => visit.Day is not null));
    }
}
