using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Documents;

namespace Pacesetter.Tests.Documents;

public sealed class DueDayTests
{
    // A Thursday.
    private static readonly DateOnly From = new(2026, 10, 15);

    private static readonly DueDay Days = new(From, WorkingDays.Weekdays, [("建党90周年", new(2027, 3, 1)), ("党的十八大", new(2027, 9, 30))]);

    [Theory]
    [InlineData("2026年12月20日前", "2026-12-20")]
    [InlineData("12月20日前", "2026-12-20")]
    [InlineData("3月底前", "2027-03-31")]
    [InlineData("明年2月上旬", "2027-02-10")]
    [InlineData("十一月中旬", "2026-11-20")]
    [InlineData("6月1日至10日", "2027-06-10")]
    [InlineData("2027-03-05前", "2027-03-05")]
    [InlineData("“七一”前", "2027-06-30")]
    [InlineData("国庆节前", "2027-09-30")]
    [InlineData("春节前", "2027-02-05")]
    [InlineData("建党90周年之前", "2027-02-28")]
    [InlineData("十八大召开前", "2027-09-29")]
    [InlineData("建党一百一十周年前", "2031-06-30")]
    [InlineData("年底前", "2026-12-31")]
    [InlineData("明年上半年", "2027-06-30")]
    [InlineData("第一季度", "2027-03-31")]
    [InlineData("月底前", "2026-10-31")]
    [InlineData("下月底前", "2026-11-30")]
    [InlineData("收到通知后5个工作日内", "2026-10-22")]
    [InlineData("十日内", "2026-10-25")]
    [InlineData("两周内", "2026-10-29")]
    [InlineData("逐月", null)]
    [InlineData("每月5日前", null)]
    [InlineData("即日起", null)]
    [InlineData("2月30日前", "2027-02-28")]
    public void Words_leave_a_last_day_or_none(string words, string? day) =>
        Assert.Equal(day, Days.Of(words)?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
}
