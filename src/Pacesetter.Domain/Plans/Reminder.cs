namespace Pacesetter.Domain.Plans;

/// <summary>A unit was reminded of a plan it lacks; at most once a week.</summary>
/// <param name="Week">Days since 0001-01-01 divided by 7: one row a week, even if two people press at once.</param>
public sealed record Reminder(int CampaignId, int UnitId, int Slot, int Week, int By, DateTime At);
