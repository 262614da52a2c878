using Pacesetter.Domain.Campaigns;

namespace Pacesetter.Tests.Campaigns;

public sealed class RecipeDateTests
{
    private static readonly DateOnly Start = new(2010, 5, 1);
    private static readonly DateOnly End = new(2012, 4, 30);

    [Theory]
    [InlineData("2010-07-01", "2010-07-01")]
    [InlineData("2010-07-01 - 1 day", "2010-06-30")]
    [InlineData("start", "2010-05-01")]
    [InlineData("start + 45 days", "2010-06-15")]
    [InlineData("end", "2012-04-30")]
    [InlineData("end - 30 days", "2012-03-31")]
    [InlineData("end + 5 days", "2012-05-05")]
    [InlineData("day 28", "2010-05-28")]
    [InlineData("last day", "2010-05-31")]
    [InlineData("month 3 day 1", "2010-07-01")]
    [InlineData("month 3 day 1 - 1 day", "2010-06-30")]
    [InlineData("month 2 last day", "2010-06-30")]
    [InlineData("month 2 day 31", "2010-06-30")]
    [InlineData("month 10 last day", "2011-02-28")]
    [InlineData("  month  15  day  1  ", "2011-07-01")]
    public void Is_counted_within_its_span(string text, string expected)
    {
        Assert.True(RecipeDate.TryParse(text, out var date));
        Assert.Equal(DateOnly.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), date.In(Start, End));
    }

    [Fact]
    public void Months_are_those_of_the_calendar_even_if_the_campaign_starts_in_the_middle_of_one()
    {
        Assert.True(RecipeDate.TryParse("month 3 day 1", out var date));
        Assert.Equal(new DateOnly(2026, 3, 1), date.In(new(2026, 1, 20), new(2027, 12, 31)));
    }

    [Theory]
    [InlineData("2010-02-30")]
    [InlineData("2010-7-1")]
    [InlineData("9999-12-31 + 9999 days")]
    [InlineData("0001-01-01 - 1 day")]
    [InlineData("month 0 day 1")]
    [InlineData("month 3 day 0")]
    [InlineData("month 3 day 32")]
    [InlineData("month 3")]
    [InlineData("start + days")]
    [InlineData("start + 5")]
    [InlineData("middle")]
    [InlineData("")]
    public void Is_not_read_from_anything_else(string text) => Assert.False(RecipeDate.TryParse(text, out _));

    [Fact]
    public void Is_shown_as_it_was_written()
    {
        Assert.True(RecipeDate.TryParse("month 3 day 1 - 1 day", out var date));
        Assert.Equal("month 3 day 1 - 1 day", date.ToString());
        Assert.False(date.IsFixed);
    }
}
