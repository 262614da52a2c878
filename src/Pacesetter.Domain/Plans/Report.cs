using Pacesetter.Domain.Tallies;

namespace Pacesetter.Domain.Plans;

/// <summary>A unit answered for a month.</summary>
public sealed class Report(int campaignId, int unitId, Month month, DateOnly day, int by, DateTime at) : ITallied
{
    public int CampaignId { get; private set; } = campaignId;

    public int UnitId { get; private set; } = unitId;

    public Month Month { get; private set; } = month;

    /// <summary>The day it came in, in Beijing; on time if not after the period's due day.</summary>
    public DateOnly Day { get; private set; } = day;

    public int By { get; private set; } = by;

    public DateTime At { get; private set; } = at;

    public Touched Whole => new(CampaignId, UnitId, Month);
}
