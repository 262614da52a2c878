namespace Pacesetter.Domain.Campaigns;

/// <summary>How often something recurs, longest first. Years and quarters are counted from the campaign's start.</summary>
public enum Every
{
    Campaign,
    Year,
    Quarter,
    Month,
}

public static class EveryExtensions
{
    /// <summary>Length of one period in months, for a campaign of that many months.</summary>
    public static int Length(this Every every, int months) => every switch
    {
        Every.Month => 1,
        Every.Quarter => 3,
        Every.Year => 12,
        _ => months,
    };

    /// <summary>The periods of a campaign, in order; the last one is cut where the campaign ends.</summary>
    public static IEnumerable<(Month From, Month To)> Spans(this Every every, DateOnly start, int months)
    {
        var first = Month.From(start);
        var length = every.Length(months);
        for (var month = 0; month < months; month += length)
            yield return (first.Add(month), first.Add(Math.Min(month + length, months) - 1));
    }
}
