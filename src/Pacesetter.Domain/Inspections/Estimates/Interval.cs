using System.Text.Json.Serialization;

namespace Pacesetter.Domain.Inspections.Estimates;

/// <summary>How an interval was made; said beside it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<IntervalMethod>))]
public enum IntervalMethod
{
    /// <summary>Everybody was seen: there is nothing to estimate.</summary>
    Census,

    /// <summary>Wilson's score interval (1927).</summary>
    Wilson,

    /// <summary>Clopper and Pearson's exact interval (1934), for small counts.</summary>
    ClopperPearson,
}

/// <summary>A 95 % interval of a share.</summary>
public readonly record struct Interval(double Low, double High, IntervalMethod Method)
{
    /// <summary>Below so many on either side the normal curve behind Wilson's interval cannot be trusted.</summary>
    public const double SmallCount = 5;

    // The 97.5 % point of the normal distribution.
    private const double Z = 1.959963984540054;
    private const double Tail = 0.025;

    /// <param name="hits">How many of <paramref name="n"/>; both may be fractions where they stand for an effective sample.</param>
    public static Interval Of(double hits, double n) => Math.Min(hits, n - hits) < SmallCount ? ClopperPearson(hits, n) : Wilson(hits, n);

    public static Interval Wilson(double hits, double n)
    {
        var (p, z2) = (hits / n, Z * Z);
        var (middle, half) = ((p + (z2 / (2 * n))) / (1 + (z2 / n)), Z / (1 + (z2 / n)) * Math.Sqrt((p * (1 - p) / n) + (z2 / (4 * n * n))));
        return new(Math.Max(0, middle - half), Math.Min(1, middle + half), IntervalMethod.Wilson);
    }

    public static Interval ClopperPearson(double hits, double n) => new(
        hits <= 0 ? 0 : Beta.Quantile(Tail, hits, n - hits + 1),
        hits >= n ? 1 : Beta.Quantile(1 - Tail, hits + 1, n - hits), IntervalMethod.ClopperPearson);
}
