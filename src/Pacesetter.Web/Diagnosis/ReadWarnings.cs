using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Diagnosis;
using Pacesetter.Web.Units;

namespace Pacesetter.Web.Diagnosis;

/// <summary>A unit that will probably miss the month, or the year.</summary>
/// <param name="Pace">The share done in time so far.</param>
/// <param name="Due">Tasks due in the month, or in what is left of the year.</param>
public sealed record Warning(string Code, string Name, double Pace, int Due);

/// <summary>Which units will probably miss a month or a year, and what such warnings were worth before.</summary>
/// <param name="Bound">Below this share in time it counts as missed: the lowest bound of the recipe's lights.</param>
/// <param name="From">The first month tried, later than <paramref name="To"/> where nothing is over yet.</param>
public sealed record Warnings(IReadOnlyList<Warning> Units, int Total, double Bound, HitRate Past, Month From, Month To)
{
    internal static double BoundOf(Recipe recipe) =>
        recipe.Lights.Where(light => light.AtLeast.ContainsKey("tasks")).Select(light => (double)light.AtLeast["tasks"] / 100).DefaultIfEmpty(0.6).Min();
}

/// <summary>Warns from the pace so far, and counts on the months that are over how often the same would have been right.</summary>
public sealed class ReadWarnings(PacesetterDb db)
{
    private const int Most = 50;
    private const int MonthsTried = 6;

    public async Task<Warnings> RunAsync(Place place, CancellationToken cancellation = default)
    {
        var (bound, month) = (Warnings.BoundOf(place.Recipe!), place.Month);
        var (first, over) = (Later(place.Campaign!.StartMonth.Add(Forecast.Months), month.Add(-MonthsTried)), month.Previous);
        var rows = await SumsAsync(place, first.Add(-Forecast.Months), month, cancellation);
        var past = new HitRate();
        List<(int Unit, double Pace, int Due)> warned = [];
        foreach (var (unit, months) in rows)
        {
            foreach (var one in Month.Range(first, over))
                if (months.TryGetValue(one, out var came) && came.Due > 0 && PaceBefore(months, one) is { } pace) past = past.With(pace < bound, (double)came.Done / came.Due < bound);
            if (months.TryGetValue(month, out var now) && now.Due > 0 && PaceBefore(months, month) is { } lately && lately < bound) warned.Add((unit, lately, now.Due));
        }
        return new(await NamedAsync(db, warned, cancellation), warned.Count, bound, past, first, over);
    }

    /// <summary>The slowest by name.</summary>
    internal static async Task<IReadOnlyList<Warning>> NamedAsync(PacesetterDb db, List<(int Unit, double Pace, int Due)> warned, CancellationToken cancellation)
    {
        var shown = warned.OrderBy(one => one.Pace).ThenBy(one => one.Unit).Take(Most).ToList();
        var ids = shown.ConvertAll(one => one.Unit);
        var names = await db.Units.AsNoTracking().Where(row => ids.Contains(row.Id)).Select(row => new { row.Id, row.Code, row.Name }).ToDictionaryAsync(row => row.Id, cancellation);
        return [.. shown.Where(one => names.ContainsKey(one.Unit)).Select(one => new Warning(names[one.Unit].Code, names[one.Unit].Name, one.Pace, one.Due))];
    }

    private static double? PaceBefore(Dictionary<Month, (int Due, int Done)> months, Month month) =>
        Forecast.Pace(Month.Range(month.Add(-Forecast.Months), month.Previous).Select(one => months.GetValueOrDefault(one)));

    internal static Month Later(Month one, Month other) => one > other ? one : other;

    /// <summary>Tasks due and done in time by unit and month, each unit's own.</summary>
    private async Task<Dictionary<int, Dictionary<Month, (int Due, int Done)>>> SumsAsync(Place place, Month first, Month last, CancellationToken cancellation)
    {
        var (campaign, head, month) = (place.Campaign!.Id, place.Unit.Id, place.Month);
        var rows = await (from above in db.UnitAncestors
                          where above.AncestorId == head && above.FromMonth <= month && above.ToMonth > month
                          join tally in db.Tallies on above.UnitId equals tally.UnitId
                          where tally.CampaignId == campaign && tally.Month >= first && tally.Month <= last && tally.TasksDue > 0
                          select new { tally.UnitId, tally.Month, tally.TasksDue, tally.TasksDoneInTime }).ToListAsync(cancellation);
        return rows.GroupBy(row => row.UnitId).ToDictionary(unit => unit.Key, unit => unit.ToDictionary(row => row.Month, row => (row.TasksDue, row.TasksDoneInTime)));
    }
}
