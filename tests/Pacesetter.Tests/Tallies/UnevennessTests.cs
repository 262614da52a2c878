using Pacesetter.Domain.Tallies;

namespace Pacesetter.Tests.Tallies;

public sealed class UnevennessTests
{
    [Fact]
    public void Is_nothing_when_all_are_alike()
    {
        var even = Unevenness.Of([new(1, 5, 10), new(1, 10, 20), new(2, 50, 100)]);
        Assert.NotNull(even);
        Assert.Equal(0, even.Theil, 12);
        Assert.Null(even.WithinShare);
    }

    [Fact]
    public void Lies_between_groups_when_each_group_is_alike_in_itself()
    {
        var between = Unevenness.Of([new(1, 9, 10), new(1, 9, 10), new(2, 3, 10), new(2, 3, 10)]);
        Assert.Equal(0, between!.WithinShare!.Value, 9);
    }

    [Fact]
    public void Lies_within_groups_when_the_groups_are_alike()
    {
        var within = Unevenness.Of([new(1, 9, 10), new(1, 3, 10), new(2, 9, 10), new(2, 3, 10)]);
        Assert.Equal(1, within!.WithinShare!.Value, 9);
        Assert.Equal((0.3, 0.6, 0.9), (within.Min, Math.Round(within.Median, 9), within.Max));
    }

    // Two equal groups of one, rates 1 and 0: T = ln 2, the largest two can have.
    [Fact]
    public void Has_the_value_the_formula_gives() =>
        Assert.Equal(Math.Log(2), Unevenness.Of([new(1, 10, 10), new(2, 0, 10)])!.Theil, 12);

    [Fact]
    public void Leaves_small_numbers_out()
    {
        Assert.Null(Unevenness.Of([new(1, 0, 4), new(2, 10, 10)]));
        Assert.Equal(0, Unevenness.Of([new(1, 0, 4), new(2, 10, 10), new(3, 10, 10)])!.Theil, 12);
    }

    [Fact]
    public void Is_nothing_when_nobody_has_done_anything() =>
        Assert.Equal(0, Unevenness.Of([new(1, 0, 10), new(2, 0, 10)])!.Theil);
}
