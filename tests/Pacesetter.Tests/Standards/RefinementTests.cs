using Pacesetter.Domain;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Standards;

namespace Pacesetter.Tests.Standards;

public sealed class RefinementTests
{
    private static readonly Month October = Month.Of(2026, 10);
    private static readonly RefinementWording Roads = new("results", "每村每年硬化道路2公里", CheckedBy.Site);

    [Fact]
    public void It_holds_from_its_first_month_until_it_is_ended()
    {
        var refinement = Made(Roads);
        Assert.False(refinement.HoldsIn(October.Previous));
        refinement.End(October.Add(2), 1, DateTime.UnixEpoch, "合并");
        Assert.Equal([true, true, false], new[] { October, October.Next, October.Add(2) }.Select(refinement.HoldsIn));
        Assert.Equal("standards.ended-already", Code(() => refinement.End(October.Add(3), 1, DateTime.UnixEpoch, null)));
    }

    [Fact]
    public void It_may_be_taken_back_before_it_begins_but_not_end_before_that()
    {
        var refinement = Made(Roads);
        Assert.Equal("standards.ends-before-it-begins", Code(() => refinement.End(October.Previous, 1, DateTime.UnixEpoch, null)));
        refinement.End(October, 1, DateTime.UnixEpoch, null);
        Assert.False(refinement.HoldsIn(October));
    }

    [Fact]
    public void It_speaks_to_the_kinds_of_units_it_names_and_to_all_if_it_names_none()
    {
        var wording = Roads with { Tiers = "village  branch", Fields = "rural" };
        Assert.True(Made(wording).Concerns("village", "rural", ""));
        Assert.False(Made(wording).Concerns("village", "community", ""));
        Assert.False(Made(wording).Concerns("township", "rural", "agriculture"));
        Assert.True(Made(Roads).Concerns("city", "", ""));
        Assert.Equal("village branch", Made(wording).Tiers);
    }

    [Fact]
    public void What_cannot_be_read_or_counted_is_refused()
    {
        Assert.Equal("standards.text-missing", Code(() => Made(Roads with { Text = " " })));
        Assert.Equal("standards.text-long", Code(() => Made(Roads with { Text = new('长', 301) })));
        Assert.Equal("standards.number-negative", Code(() => Made(Roads with { Threshold = new(-1, false, "公里") })));
        Assert.Equal("standards.number-negative", Code(() => Made(Roads with { Threshold = new(double.NaN, false, null) })));
        Assert.Equal("standards.asked-long", Code(() => Made(Roads with { Asked = new('长', 61) })));
    }

    [Fact]
    public void A_figure_of_its_own_field_makes_slogan_words_checkable()
    {
        var vague = Roads with { Text = "大力推进旱厕改造" };
        Assert.Equal(Fault.NoMeasure, Assert.Single(vague.Doubts()).Fault);
        Assert.Empty((vague with { Threshold = new(30, false, "户") }).Doubts());
    }

    [Fact]
    public void Two_wordings_are_equal_when_they_say_the_same() =>
        Assert.Equal((Roads with { Asked = " ", Tiers = " village " }).Trimmed(), (Roads with { Tiers = "village" }).Trimmed());

    private static Refinement Made(RefinementWording wording) => new(1, 1, wording, October, 1, DateTime.UnixEpoch);

    private static string Code(Action act) => Assert.Throws<BrokenRule>(act).Code;
}
