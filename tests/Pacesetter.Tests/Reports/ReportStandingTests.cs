using Pacesetter.Domain;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Plans;

namespace Pacesetter.Tests.Reports;

public sealed class ReportStandingTests
{
    // October's report is due on the 28th and taken until 5 November; that of the last quarter of 2026 is named after December.
    private static readonly CampaignPeriod October = new(1, 0, "report", Month.Of(2026, 10), Month.Of(2026, 10), new(2026, 10, 28), Month.Of(2026, 10), new(2026, 11, 5));
    private static readonly CampaignPeriod Quarter = new(1, 0, "report", Month.Of(2026, 10), Month.Of(2026, 12), new(2026, 12, 20), Month.Of(2026, 12), new(2027, 1, 10));

    [Theory]
    [InlineData(null, "2026-10-01", ReportStanding.NotDue)]
    [InlineData(null, "2026-10-28", ReportStanding.NotDue)]
    [InlineData(null, "2026-10-29", ReportStanding.Missing)]
    [InlineData(null, "2027-03-01", ReportStanding.Missing)]
    [InlineData("2026-10-01", "2026-10-01", ReportStanding.InTime)]
    [InlineData("2026-10-28", "2026-11-30", ReportStanding.InTime)]
    [InlineData("2026-10-29", "2026-10-29", ReportStanding.Late)]
    [InlineData("2026-11-05", "2027-03-01", ReportStanding.Late)]
    public void In_time_late_missing_and_not_due_are_told_apart(string? handedIn, string today, ReportStanding standing) =>
        Assert.Equal(standing, ReportStandings.Of(October, Day(handedIn), Day(today)!.Value));

    [Fact]
    public void A_unit_that_owes_no_report_is_exempt_whatever_the_day() =>
        Assert.Equal(ReportStanding.Exempt, ReportStandings.Of(null, null, new(2026, 12, 31)));

    [Theory]
    [InlineData("2026-09-30", false)]
    [InlineData("2026-10-01", true)]
    [InlineData("2026-10-28", true)]
    [InlineData("2026-11-05", true)]
    [InlineData("2026-11-06", false)]
    public void A_report_is_taken_from_the_first_of_the_month_until_it_closes(string today, bool taken) =>
        Assert.Equal(taken, October.TakesReportOn(Day(today)!.Value));

    [Theory]
    [InlineData("2026-11-30", false)]
    [InlineData("2026-12-01", true)]
    [InlineData("2027-01-10", true)]
    [InlineData("2027-01-11", false)]
    public void A_quarterly_report_is_taken_from_the_first_of_its_last_month(string today, bool taken) =>
        Assert.Equal(taken, Quarter.TakesReportOn(Day(today)!.Value));

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd");
}
