using Pacesetter.Domain;
using Pacesetter.Domain.Campaigns;

namespace Pacesetter.Web.Standards;

internal static class StandardTime
{
    /// <summary>The month from which something shall hold. The past is judged by what held then, so nothing begins or ends in it.</summary>
    /// <param name="campaign">The campaign.</param>
    /// <param name="wanted">Null: this month, or the campaign's first if it has not begun.</param>
    /// <param name="thisMonth">The month of today.</param>
    /// <exception cref="BrokenRule">standards.from-past, standards.outside-campaign.</exception>
    public static Month DemandRunning(this Campaign campaign, Month? wanted, Month thisMonth)
    {
        var month = wanted ?? (campaign.StartMonth > thisMonth ? campaign.StartMonth : thisMonth);
        BrokenRule.Unless(month >= thisMonth, "standards.from-past", thisMonth);
        BrokenRule.Unless(month >= campaign.StartMonth && month <= campaign.EndMonth, "standards.outside-campaign", campaign.StartMonth, campaign.EndMonth);
        return month;
    }
}
