using Pacesetter.Domain.Campaigns;

namespace Pacesetter.Domain.Plans;

/// <summary>How a unit stands with the report of a period. Five different things, told apart in one place.</summary>
public enum ReportStanding
{
    /// <summary>The unit owes none.</summary>
    Exempt,

    /// <summary>Not there, and the due day has not passed.</summary>
    NotDue,

    InTime,

    Late,

    /// <summary>Not there after the due day, whether or not it would still be taken.</summary>
    Missing,
}

public static class ReportStandings
{
    /// <param name="period">The report's row of the schedule; null if the unit owes none for the month.</param>
    /// <param name="handedIn">The day the report came in; null if it did not.</param>
    /// <param name="today">In Beijing.</param>
    public static ReportStanding Of(CampaignPeriod? period, DateOnly? handedIn, DateOnly today) => period switch
    {
        null => ReportStanding.Exempt,
        _ when handedIn is { } day => day <= period.Due ? ReportStanding.InTime : ReportStanding.Late,
        _ => today <= period.Due ? ReportStanding.NotDue : ReportStanding.Missing,
    };

    /// <summary>Whether a report is taken on that day: from the first day of the month it is named after until it closes.</summary>
    public static bool TakesReportOn(this CampaignPeriod period, DateOnly day) => period.ToMonth.First <= day && !period.HasClosedBy(day);

    /// <summary>After this only corrections are taken.</summary>
    public static bool HasClosedBy(this CampaignPeriod period, DateOnly day) => period.Closes < day;
}
