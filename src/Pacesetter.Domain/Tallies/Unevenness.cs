namespace Pacesetter.Domain.Tallies;

/// <summary>A rate among siblings: how many of how many, and to which group it belongs.</summary>
public readonly record struct Share(int Group, int Part, int Whole)
{
    public double Rate => Whole == 0 ? 0 : (double)Part / Whole;
}

/// <summary>
/// How uneven a rate is (工作进展不够平衡): smallest, median and largest, and Theil's T index of the rates weighted by what they are counted over,
/// split into what lies between groups and what lies within them (Theil 1967). 0 = all alike. It says nothing about who is better.
/// </summary>
public sealed record Unevenness(double Min, double Median, double Max, double Theil, double Between)
{
    /// <summary>Below this many counted things a rate says nothing, and is left out of comparisons.</summary>
    public const int Few = 5;

    /// <summary>The part of the unevenness that lies inside the groups; null where there is none to split.</summary>
    public double? WithinShare => Theil < 1e-9 ? null : Math.Clamp((Theil - Between) / Theil, 0, 1);

    /// <returns>Null if fewer than two rates can be compared.</returns>
    public static Unevenness? Of(IEnumerable<Share> shares)
    {
        var counted = shares.Where(share => share.Whole >= Few).ToList();
        if (counted.Count < 2) return null;
        var rates = counted.Select(share => share.Rate).Order().ToList();
        var middle = rates.Count / 2;
        var median = rates.Count % 2 == 1 ? rates[middle] : (rates[middle - 1] + rates[middle]) / 2;
        var groups = counted.GroupBy(share => share.Group).Select(group => (Part: group.Sum(share => (long)share.Part), Whole: group.Sum(share => (long)share.Whole)));
        return new(rates[0], median, rates[^1], Index(counted.Select(share => ((long)share.Part, (long)share.Whole))), Index(groups));
    }

    private static double Index(IEnumerable<(long Part, long Whole)> rates)
    {
        var all = rates.ToList();
        double whole = all.Sum(rate => rate.Whole), mean = all.Sum(rate => rate.Part) / whole;
        if (mean == 0) return 0;
        return all.Where(rate => rate.Part > 0).Sum(rate =>
        {
            var relative = (double)rate.Part / rate.Whole / mean;
            return rate.Whole / whole * relative * Math.Log(relative);
        });
    }
}
