using Pacesetter.Web.Shell;

namespace Pacesetter.Web.Tallies;

/// <summary>Two or three sentences that say what stands out in an overview and where. Each is computed from numbers shown on the same page.</summary>
internal static class Remarks
{
    // A part that holds this share of what is wrong is worth a name.
    private const double Concentrated = 0.4;
    private const double Noticeable = 0.005;

    public static IEnumerable<string> Of(Overview overview, Words words)
    {
        var (now, before) = (overview.Now, overview.Before);
        if (now.Planning > 0)
        {
            var share = (double)now.Complete / now.Planning;
            var change = before is { Planning: > 0 } ? share - ((double)before.Complete / before.Planning) : 0;
            var key = change > Noticeable ? "tallies.says-complete-up" : change < -Noticeable ? "tallies.says-complete-down" : "tallies.says-complete";
            yield return words[key, now.Units, words.Percent(share), words.Points(Math.Abs(change))];
        }
        if (now.Stuck > 0) yield return Stuck(overview, words);
        else if (overview.Overdue.Of(now) is > 0 and var overdue) yield return words["tallies.says-overdue", overdue];
        if (overview.Unevenness?.WithinShare is { } within && overview.Children.Count > 1 && overview.Unevenness.Theil > 0.001)
            yield return words[within >= 0.5 ? "tallies.says-within" : "tallies.says-between", words.Percent(Math.Max(within, 1 - within))];
    }

    private static string Stuck(Overview overview, Words words)
    {
        var most = overview.Children.Where(child => child.Now is not null).MaxBy(child => child.Now!.Stuck);
        var share = most is null ? 0 : (double)most.Now!.Stuck / overview.Now.Stuck;
        return most is not null && overview.Children.Count > 1 && share >= Concentrated && overview.Now.Stuck > 1
            ? words["tallies.says-stuck-in", overview.Now.Stuck, words.Percent(share), most.Name]
            : words["tallies.says-stuck", overview.Now.Stuck];
    }
}
