using Pacesetter.Web.Shell;

namespace Pacesetter.Web.Tallies;

/// <summary>A sentence: the key of its words, and what goes into it.</summary>
internal sealed record Remark(string Key, params Said[] Said);

/// <summary>Something a sentence says.</summary>
/// <param name="Value">As it is put into the words.</param>
/// <param name="Source">For a number, its key among <see cref="LiveNumbers"/>; null for a name.</param>
/// <param name="Unit">Code of the unit whose number it is; null: the one the overview is about.</param>
internal sealed record Said(object Value, string? Source = null, string? Unit = null);

/// <summary>Two or three sentences that say what stands out in an overview and where. Each is computed from numbers shown on the same page.</summary>
internal static class Remarks
{
    // A part that holds this share of what is wrong is worth a name.
    private const double Concentrated = 0.4;
    private const double Noticeable = 0.005;

    public static string Say(this Words words, Remark remark) => words[remark.Key, [.. remark.Said.Select(said => said.Value)]];

    public static IEnumerable<Remark> Of(Overview overview, Words words)
    {
        var (now, before) = (overview.Now, overview.Before);
        if (now.Planning > 0)
        {
            var share = (double)now.Complete / now.Planning;
            var change = before is { Planning: > 0 } ? share - ((double)before.Complete / before.Planning) : 0;
            var key = change > Noticeable ? "tallies.says-complete-up" : change < -Noticeable ? "tallies.says-complete-down" : "tallies.says-complete";
            yield return new(key, new(now.Units, "units"), new(words.Percent(share), LiveNumbers.CompleteShare), new(words.Points(Math.Abs(change)), LiveNumbers.CompleteChange));
        }
        if (now.Stuck > 0) yield return Stuck(overview, words);
        else if (overview.Overdue.Of(now) is > 0 and var overdue) yield return new("tallies.says-overdue", new Said(overdue, overview.Overdue.Key));
        if (overview.Unevenness?.WithinShare is { } within && overview.Children.Count > 1 && overview.Unevenness.Theil > 0.001)
            yield return new(within >= 0.5 ? "tallies.says-within" : "tallies.says-between", new Said(words.Percent(Math.Max(within, 1 - within)), LiveNumbers.Uneven));
    }

    private static Remark Stuck(Overview overview, Words words)
    {
        var most = overview.Children.Where(child => child.Now is not null).MaxBy(child => child.Now!.Stuck);
        var share = most is null ? 0 : (double)most.Now!.Stuck / overview.Now.Stuck;
        return most is not null && overview.Children.Count > 1 && share >= Concentrated && overview.Now.Stuck > 1
            ? new("tallies.says-stuck-in", new(overview.Now.Stuck, "stuck"), new(words.Percent(share), LiveNumbers.StuckShare, most.Code), new(most.Name))
            : new("tallies.says-stuck", new Said(overview.Now.Stuck, "stuck"));
    }
}
