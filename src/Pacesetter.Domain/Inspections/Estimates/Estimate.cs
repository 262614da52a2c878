namespace Pacesetter.Domain.Inspections.Estimates;

/// <summary>
/// From those seen to all of a kind: the share that meets a question, with a 95 % interval. Each unit stands for as many as its chance to be drawn says
/// (1 ÷ chance); the interval is made on the effective number seen, after Kish for unequal weights and with the correction for a finite
/// population. docs/estimates.md says it with an example.
/// </summary>
/// <param name="Population">Units of the kind that might have been drawn.</param>
/// <param name="Seen">Units where the question could be answered.</param>
/// <param name="Met">Of these, how many meet it.</param>
/// <param name="Share">Of all, estimated; null if nobody was seen.</param>
public sealed record Estimate(int Population, int Seen, int Met, double? Share, Interval? Interval)
{
    /// <param name="population">Units of the kind that might have been drawn.</param>
    /// <param name="seen">For each unit seen, how many it stands for, and whether it meets the question.</param>
    public static Estimate Of(int population, IReadOnlyCollection<(double Weight, bool Met)> seen)
    {
        var met = seen.Count(one => one.Met);
        if (seen.Count == 0) return new(population, 0, 0, null, null);
        var sum = seen.Sum(one => one.Weight);
        var share = seen.Where(one => one.Met).Sum(one => one.Weight) / sum;
        if (seen.Count >= population) return new(population, seen.Count, met, share, new(share, share, IntervalMethod.Census));
        var effective = Effective(population, sum * sum / seen.Sum(one => one.Weight * one.Weight));
        return new(population, seen.Count, met, share, Estimates.Interval.Of(share * effective, effective));
    }

    /// <summary>A sample of so many from a finite population tells as much as this many from an endless one.</summary>
    public static double Effective(int population, double n) => n * (population - 1) / (population - n);
}
