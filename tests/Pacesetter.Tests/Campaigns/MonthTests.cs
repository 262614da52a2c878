using System.Globalization;
using System.Text.Json;
using CsCheck;
using Pacesetter.Domain;

namespace Pacesetter.Tests.Campaigns;

public sealed class MonthTests
{
    private static readonly Gen<Month> Months =
        Gen.Select(Gen.Int[1900, 2199], Gen.Int[1, 12]).Select((year, number) => Month.Of(year, number));

    [Fact]
    public void Is_stored_as_year_and_month_in_one_number() => Assert.Equal(202610, Month.Of(2026, 10).Value);

    [Fact]
    public void Is_written_with_a_hyphen_and_read_back()
    {
        Assert.Equal("2026-03", Month.Of(2026, 3).ToString());
        Assert.Equal(Month.Of(2026, 3), Month.Parse("2026-03", CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("2026-13")]
    [InlineData("2026-00")]
    [InlineData("2026-3")]
    [InlineData("202603")]
    [InlineData("0000-01")]
    [InlineData("")]
    [InlineData(null)]
    public void Is_not_read_from_anything_else(string? text) => Assert.False(Month.TryParse(text, null, out _));

    [Fact]
    public void Knows_its_first_and_last_day()
    {
        Assert.Equal(new DateOnly(2028, 2, 1), Month.Of(2028, 2).First);
        Assert.Equal(new DateOnly(2028, 2, 29), Month.Of(2028, 2).Last);
        Assert.Equal(new DateOnly(9999, 12, 31), Month.Never.Last);
    }

    [Fact]
    public void Takes_a_day_beyond_its_end_for_its_last()
    {
        Assert.Equal(new DateOnly(2026, 2, 28), Month.Of(2026, 2).Day(31));
        Assert.Equal(new DateOnly(2026, 2, 5), Month.Of(2026, 2).Day(5));
    }

    [Fact]
    public void A_range_includes_both_ends_even_at_the_end_of_time()
    {
        Assert.Equal(["2026-12", "2027-01", "2027-02"],
            Month.Range(Month.Of(2026, 12), Month.Of(2027, 2)).Select(month => month.ToString()));
        Assert.Empty(Month.Range(Month.Of(2027, 1), Month.Of(2026, 12)));
        Assert.Single(Month.Range(Month.Never, Month.Never));
    }

    [Fact]
    public void Travels_as_json_text()
    {
        Assert.Equal("\"2026-10\"", JsonSerializer.Serialize(Month.Of(2026, 10)));
        Assert.Equal(Month.Of(2026, 10), JsonSerializer.Deserialize<Month>("\"2026-10\""));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Month>("\"October\""));
    }

    [Fact]
    public void Adding_months_agrees_with_the_calendar() =>
        Gen.Select(Months, Gen.Int[-1200, 1200]).Sample((month, count) =>
        {
            Assert.Equal(Month.From(month.First.AddMonths(count)), month.Add(count));
            Assert.Equal(month, month.Add(count).Add(-count));
            Assert.Equal(count, month.Add(count).Since(month));
            Assert.Equal(month.Next.Previous, month);
        });

    [Fact]
    public void Order_in_the_store_is_order_in_time() =>
        Gen.Select(Months, Months).Sample((one, other) =>
        {
            Assert.Equal(one.First < other.First, one < other);
            Assert.Equal(one.First >= other.First, one >= other);
            Assert.Equal(one.Value.CompareTo(other.Value), one.CompareTo(other));
        });

    [Fact]
    public void A_range_has_as_many_months_as_lie_between() =>
        Gen.Select(Months, Gen.Int[0, 60]).Sample((month, count) =>
            Assert.Equal(count + 1, Month.Range(month, month.Add(count)).Count()));

    [Fact]
    public void Reads_what_it_writes() => Months.Sample(month => Assert.Equal(month, Month.Parse(month.ToString(), CultureInfo.InvariantCulture)));
}
