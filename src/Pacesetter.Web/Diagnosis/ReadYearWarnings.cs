using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Diagnosis;
using Pacesetter.Web.Units;

namespace Pacesetter.Web.Diagnosis;

/// <summary>
/// Warns from the pace of the year so far: who did less than the bound in time in the months that are over will probably end the year below it. What such a warning is
/// worth is counted on the years that are over, cut off at the same month.
/// </summary>
public sealed class ReadYearWarnings(PacesetterDb db)
{
    public async Task<Warnings> RunAsync(Place place, CancellationToken cancellation = default)
    {
        var (bound, month, start) = (Warnings.BoundOf(place.Recipe!), place.Month, place.Campaign!.StartMonth);
        var past = new HitRate();
        for (var year = start.Year; year < month.Year; year++)
        {
            var (first, last, cut) = (ReadWarnings.Later(start, Month.Of(year, 1)), Month.Of(year, 12), Month.Of(year, month.Number));
            var (soFar, whole) = (await SumsAsync(place, first, cut.Previous, cancellation), await SumsAsync(place, first, last, cancellation));
            foreach (var (unit, came) in whole)
                if (Forecast.Pace([soFar.GetValueOrDefault(unit)]) is { } pace) past = past.With(pace < bound, (double)came.Done / came.Due < bound);
        }
        var january = ReadWarnings.Later(start, Month.Of(month.Year, 1));
        var now = await SumsAsync(place, january, month.Previous, cancellation);
        var rest = await SumsAsync(place, month, Month.Of(month.Year, 12), cancellation);
        var warned = now.Select(unit => (Unit: unit.Key, Pace: Forecast.Pace([unit.Value]), rest.GetValueOrDefault(unit.Key).Due))
            .Where(unit => unit.Pace < bound).Select(unit => (unit.Unit, unit.Pace!.Value, unit.Due)).ToList();
        return new(await ReadWarnings.NamedAsync(db, warned, cancellation), warned.Count, bound, past, start, Month.Of(month.Year - 1, 12));
    }

    /// <summary>Tasks due and done in time in these months together, by unit, each unit's own.</summary>
    private async Task<Dictionary<int, (int Due, int Done)>> SumsAsync(Place place, Month first, Month last, CancellationToken cancellation)
    {
        if (last < first) return [];
        var (campaign, head, month) = (place.Campaign!.Id, place.Unit.Id, place.Month);
        return await (from above in db.UnitAncestors
                      where above.AncestorId == head && above.FromMonth <= month && above.ToMonth > month
                      join tally in db.Tallies on above.UnitId equals tally.UnitId
                      where tally.CampaignId == campaign && tally.Month >= first && tally.Month <= last && tally.TasksDue > 0
                      group tally by tally.UnitId into unit
                      select new { unit.Key, Due = unit.Sum(row => row.TasksDue), Done = unit.Sum(row => row.TasksDoneInTime) }).ToDictionaryAsync(row => row.Key, row => (row.Due, row.Done), cancellation);
    }
}
