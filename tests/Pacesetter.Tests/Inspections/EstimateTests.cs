using CsCheck;
using Pacesetter.Domain.Inspections.Estimates;

namespace Pacesetter.Tests.Inspections;

public sealed class EstimateTests
{
    /// <summary>Newcombe, Statistics in Medicine 17 (1998), table I, methods 3 (Wilson) and 5 (Clopper–Pearson).</summary>
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662, 0.2527, 0.3676)]
    [InlineData(15, 148, 0.0624, 0.1605, 0.0578, 0.1617)]
    [InlineData(0, 20, 0.0000, 0.1611, 0.0000, 0.1684)]
    [InlineData(1, 29, 0.0061, 0.1718, 0.0009, 0.1776)]
    public void Both_intervals_are_those_of_the_published_table(int hits, int n, double wilsonLow, double wilsonHigh, double exactLow, double exactHigh)
    {
        var (wilson, exact) = (Interval.Wilson(hits, n), Interval.ClopperPearson(hits, n));
        Assert.Equal((wilsonLow, wilsonHigh, exactLow, exactHigh), (Math.Round(wilson.Low, 4), Math.Round(wilson.High, 4), Math.Round(exact.Low, 4), Math.Round(exact.High, 4)));
    }

    /// <summary>Pearson's chart in figures, as printed in tables of exact limits (Documenta Geigy): n = 10 and n = 20.</summary>
    [Theory]
    [InlineData(0, 10, 0.0000, 0.3085)]
    [InlineData(1, 10, 0.0025, 0.4450)]
    [InlineData(5, 10, 0.1871, 0.8129)]
    [InlineData(2, 20, 0.0123, 0.3170)]
    [InlineData(10, 10, 0.6915, 1.0000)]
    public void Exact_limits_are_those_of_printed_tables(int hits, int n, double low, double high)
    {
        var exact = Interval.ClopperPearson(hits, n);
        Assert.Equal((low, high), (Math.Round(exact.Low, 4), Math.Round(exact.High, 4)));
    }

    [Fact]
    public void Small_counts_are_given_the_exact_interval_and_large_ones_Wilsons()
    {
        Assert.Equal(IntervalMethod.ClopperPearson, Interval.Of(4, 100).Method);
        Assert.Equal(IntervalMethod.ClopperPearson, Interval.Of(97, 100).Method);
        Assert.Equal(IntervalMethod.Wilson, Interval.Of(5, 100).Method);
    }

    [Fact]
    public void The_example_in_the_document_is_what_comes_out()
    {
        var estimate = Estimate.Of(40, [.. Enumerable.Range(0, 10).Select(i => (4d, i < 7))]);
        Assert.Equal((0.7, 0.393, 0.913), (estimate.Share!.Value, Math.Round(estimate.Interval!.Value.Low, 3), Math.Round(estimate.Interval.Value.High, 3)));
        Assert.Equal(13, Estimate.Effective(40, 10), 9);
    }

    [Fact]
    public void If_everybody_was_seen_there_is_nothing_to_estimate()
    {
        var estimate = Estimate.Of(4, [(1, true), (1, true), (1, true), (1, false)]);
        Assert.Equal(new Interval(0.75, 0.75, IntervalMethod.Census), estimate.Interval);
        Assert.Null(Estimate.Of(4, []).Share);
    }

    [Fact]
    public void Units_with_little_chance_stand_for_more_and_unequal_weights_widen_the_interval()
    {
        var equal = Estimate.Of(1000, [.. Enumerable.Range(0, 40).Select(i => (25d, i % 2 == 0))]);
        var unequal = Estimate.Of(1000, [.. Enumerable.Range(0, 40).Select(i => (i % 4 < 2 ? 10d : 40d, i % 2 == 0))]);
        Assert.Equal(equal.Share, unequal.Share);
        Assert.True(Width(unequal) > Width(equal));
        Assert.Equal(0.8, Estimate.Of(1000, [(40, true), (10, false)]).Share!.Value, 9);
    }

    /// <summary>Of samples drawn without replacement from a city of 200, at least nineteen in twenty intervals hold the true share.</summary>
    [Theory]
    [InlineData(60, 30)]
    [InlineData(10, 30)]
    [InlineData(150, 12)]
    public void Nineteen_of_twenty_intervals_hold_the_true_share(int meeting, int n)
    {
        var random = new Random(meeting + n);
        var all = Enumerable.Range(0, 200).Select(i => i < meeting).ToArray();
        var held = 0;
        for (var i = 0; i < 2000; i++)
        {
            random.Shuffle(all);
            var interval = Estimate.Of(200, [.. all.Take(n).Select(met => (200d / n, met))]).Interval!.Value;
            if (interval.Low <= meeting / 200d && meeting / 200d <= interval.High) held++;
        }
        Assert.InRange(held, 2000 * 0.93, 2000);
    }

    [Fact]
    public void An_interval_lies_within_zero_and_one_and_round_its_share() =>
        Gen.Select(Gen.Int[1, 60], Gen.Int[0, 100]).Sample((n, percent) =>
        {
            var part = percent / 100d;
            var interval = Interval.Of(part * n, n);
            return interval.Low >= 0 && interval.High <= 1 && interval.Low <= part + 1e-9 && part - 1e-9 <= interval.High;
        });

    private static double Width(Estimate estimate) => estimate.Interval!.Value.High - estimate.Interval.Value.Low;
}
