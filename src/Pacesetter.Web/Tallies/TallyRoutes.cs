using Pacesetter.Domain;
using Pacesetter.Domain.Tallies;
using Pacesetter.Web.Units;

namespace Pacesetter.Web.Tallies;

internal static class TallyRoutes
{
    public static void MapTallies(this RouteGroupBuilder api) =>
        api.MapGet("/units/{code}/overview", GetAsync).WithSummary("The numbers of a unit's subtree and of the units right below, the same as on the page.");

    /// <param name="month">2026-10.</param>
    /// <param name="campaign">Key of the campaign; the running one if left out.</param>
    /// <param name="after">What <c>next</c> of the page before said.</param>
    private static async Task<IResult> GetAsync(string code, string month, string? campaign, string? after, FindPlace find, ReadOverview read, CancellationToken cancellation)
    {
        var place = await find.RunAsync(code, month, campaign, cancellation) ?? throw new BrokenRule("units.unknown");
        var overview = await read.RunAsync(place, ChildCursor.Parse(after), cancellation) ?? throw new BrokenRule("tallies.unknown");
        var counters = await read.CountersAsync(overview, cancellation);
        return TypedResults.Ok(new
        {
            unit = new { place.Unit.Code, place.Unit.Name },
            month = place.Month,
            campaign = place.Campaign!.Key,
            counters = CountersOf(overview.Now),
            children = overview.Children.Select(child => new { child.Code, child.Name, counters = counters.GetValueOrDefault(child.Id) is { } all ? CountersOf(all) : null, state = child.State?.Key }),
            next = overview.NextAfter?.ToString(),
            at = overview.At,
        });
    }

    private static Dictionary<string, int> CountersOf(Tally tally) =>
        Counter.All.ToDictionary(counter => char.ToLowerInvariant(counter.Name[0]) + counter.Name[1..], counter => counter.Of(tally));
}
