namespace Pacesetter.Domain.Inspections.Estimates;

/// <summary>The beta distribution, as far as an exact interval needs it (Abramowitz and Stegun 26.5; continued fraction by Lentz's method).</summary>
internal static class Beta
{
    private const double Tiny = 1e-300;
    private const double Exact = 1e-15;
    private const int MostSteps = 1_000;

    // Lanczos, g = 7.
    private static readonly double[] Lanczos =
        [0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7];

    /// <summary>The value below which a share <paramref name="p"/> of the distribution lies.</summary>
    public static double Quantile(double p, double a, double b)
    {
        var (low, high) = (0d, 1d);
        while (high - low > Exact * Math.Max(high, Exact))
        {
            var middle = (low + high) / 2;
            if (middle == low || middle == high) break;
            if (Below(middle, a, b) < p) low = middle;
            else high = middle;
        }
        return (low + high) / 2;
    }

    /// <summary>The share of the distribution below <paramref name="x"/>: the regularised incomplete beta function.</summary>
    public static double Below(double x, double a, double b)
    {
        if (x <= 0) return 0;
        if (x >= 1) return 1;
        var front = Math.Exp(LogGamma(a + b) - LogGamma(a) - LogGamma(b) + (a * Math.Log(x)) + (b * Math.Log(1 - x)));
        // On this side of the mean the fraction converges quickly.
        return x < (a + 1) / (a + b + 2) ? front * Fraction(x, a, b) / a : 1 - (front * Fraction(1 - x, b, a) / b);
    }

    private static double Fraction(double x, double a, double b)
    {
        var (c, d) = (1d, Held(1 - ((a + b) * x / (a + 1))));
        d = 1 / d;
        var value = d;
        for (var m = 1; m <= MostSteps; m++)
        {
            var even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            (d, c) = (1 / Held(1 + (even * d)), Held(1 + (even / c)));
            value *= d * c;
            var odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            (d, c) = (1 / Held(1 + (odd * d)), Held(1 + (odd / c)));
            value *= d * c;
            if (Math.Abs((d * c) - 1) < Exact) break;
        }
        return value;
    }

    private static double Held(double value) => Math.Abs(value) < Tiny ? Tiny : value;

    private static double LogGamma(double x)
    {
        var sum = Lanczos[0];
        for (var i = 1; i < Lanczos.Length; i++) sum += Lanczos[i] / (x - 1 + i);
        var t = x - 1 + 7.5;
        return (0.5 * Math.Log(2 * Math.PI)) + ((x - 0.5) * Math.Log(t)) - t + Math.Log(sum);
    }
}
