using Pacesetter.Domain;

namespace Pacesetter.Tests.Shell;

public sealed class WordsTests
{
    [Theory]
    [InlineData("zh-CN", "2010年5月20日", "2026年10月", "10月")]
    [InlineData("en", "20 May 2010", "October 2026", "Oct")]
    public void Days_and_months_are_written_the_way_of_the_language(string language, string day, string month, string shortMonth)
    {
        using var reader = new ReadAs(language);
        Assert.Equal(day, reader.Words.Day(new DateOnly(2010, 5, 20)));
        Assert.Equal(month, reader.Words.Month(Month.Of(2026, 10)));
        Assert.Equal(shortMonth, reader.Words.ShortMonth(Month.Of(2026, 10)));
    }

    [Fact]
    public void Days_are_not_padded_with_zeros()
    {
        using var reader = new ReadAs("zh-CN");
        Assert.Equal("2026年1月2日", reader.Words.Day(new DateOnly(2026, 1, 2)));
    }

    [Fact]
    public void Moments_are_told_in_Beijing_time()
    {
        using var reader = new ReadAs("zh-CN");
        Assert.Equal("2026年11月1日 00:30", reader.Words.DayAndTime(new DateTime(2026, 10, 31, 16, 30, 0, DateTimeKind.Utc)));
    }

    [Theory]
    [InlineData(0.9405, "94.1%")] // binary rounding of 94.05 would give 94.0
    [InlineData(0.9404, "94.0%")]
    [InlineData(0.0005, "0.1%")]
    [InlineData(1, "100.0%")]
    [InlineData(-0.0235, "-2.4%")]
    public void Shares_have_one_decimal_rounded_half_up(double ratio, string written)
    {
        using var reader = new ReadAs("zh-CN");
        Assert.Equal(written, reader.Words.Percent(ratio));
    }

    [Fact]
    public void A_share_of_nothing_is_a_dash_and_not_zero()
    {
        using var reader = new ReadAs("zh-CN");
        Assert.Equal("–", reader.Words.Percent(0, 0));
        Assert.Equal("0.0%", reader.Words.Percent(0, 8));
        Assert.Equal("94.1%", reader.Words.Percent(14907, 15842));
    }

    [Theory]
    [InlineData("zh-CN", 1, "1 分钟")]
    [InlineData("en", 1, "1 minute")]
    [InlineData("en", 2, "2 minutes")]
    [InlineData("en", 1500, "1,500 minutes")]
    public void Counted_words_follow_the_number(string language, int minutes, string written)
    {
        using var reader = new ReadAs(language);
        Assert.Equal(written, reader.Words.Minutes(minutes));
    }

    [Fact]
    public void Places_take_numbers_months_and_days()
    {
        using var reader = new ReadAs("zh-CN");
        Assert.Equal("2026年1月 至 2026年10月1日", reader.Words["shell.span-months", Month.Of(2026, 1), new DateOnly(2026, 10, 1)]);
        Assert.Equal("本单位 15,842", reader.Words["shell.spread-own", 15842L]);
        Assert.Equal("本单位 ", reader.Words["shell.spread-own", (object?)null]);
    }

    [Fact]
    public void A_broken_rule_becomes_its_sentence()
    {
        using var reader = new ReadAs("en");
        Assert.Equal("3 things need to be put right", reader.Words.Of(new BrokenRule("shell.errors", 3)));
    }

    [Theory]
    [InlineData("shell.nothing-like-this")]
    [InlineData("nowhere.key")]
    [InlineData("key")]
    public void An_unknown_key_fails_loudly_before_production_and_quietly_there(string key)
    {
        using var reader = new ReadAs("zh-CN");
        Assert.Throws<KeyNotFoundException>(() => reader.Words[key]);
        using var customer = new ReadAs("zh-CN", "Production");
        Assert.Equal(key, customer.Words[key]);
    }
}
