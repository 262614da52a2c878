using Pacesetter.Data.Tallies;
using Pacesetter.Domain.Tallies;
using Pacesetter.Web.Shell;

namespace Pacesetter.Web.Tallies;

/// <summary>Any number that a text about a unit and month may cite, as it is now and where it is shown: those of <see cref="Tile"/>, and a few computed from them.</summary>
internal sealed class LiveNumbers(Overview overview, IReadOnlyDictionary<string, Rollup> below, Words words)
{
    public const string CompleteShare = "complete-share", CompleteChange = "complete-change", StuckShare = "stuck-share", Uneven = "uneven";

    /// <param name="unit">Code of a unit below; null: the unit itself.</param>
    /// <returns>Null where it cannot be told any more.</returns>
    public string? Of(string key, string? unit = null)
    {
        if (Tally(unit) is not { } tally) return null;
        return key switch
        {
            CompleteShare when tally.Planning > 0 => words.Percent((double)tally.Complete / tally.Planning),
            CompleteChange when tally.Planning > 0 && overview.Before is { Planning: > 0 } before => words.Points(Math.Abs(((double)tally.Complete / tally.Planning) - ((double)before.Complete / before.Planning))),
            StuckShare when overview.Now.Stuck > 0 => words.Percent((double)tally.Stuck / overview.Now.Stuck),
            Uneven when overview.Unevenness?.WithinShare is { } within => words.Percent(Math.Max(within, 1 - within)),
            _ => Tile.Named(key) is { } tile ? words.Number(tile.Of(tally)) : null,
        };
    }

    /// <summary>The page where it is shown with what stands behind it.</summary>
    public string Address(string key, string? unit = null) => overview.Place.Href(unit ?? overview.Place.Unit.Code, overview.Place.Month, key switch
    {
        CompleteShare => "list/lacking",
        StuckShare => "list/stuck",
        _ when Tile.Named(key) is not null => "list/" + key,
        _ => "overview",
    });

    public string Name(string key) => Tile.Named(key) is null ? words["tallies.number-" + key] : words["tallies.tile-" + key];

    private Rollup? Tally(string? unit) => unit is null ? overview.Now : below.GetValueOrDefault(unit);
}
