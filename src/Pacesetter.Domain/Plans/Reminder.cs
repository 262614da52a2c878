namespace Pacesetter.Domain.Plans;

/// <summary>A unit was reminded of a plan it lacks; at most once a week.</summary>
/// <param name="Week">Days since 0001-01-01 divided by 7: one row a week, even if two people press at once.</param>
public sealed record Reminder(int CampaignId, int UnitId, int Slot, int Week, int By, DateTime At)
{
    public static TimeSpan Pause { get; } = TimeSpan.FromDays(7);

    public static Reminder On(DateOnly today, int campaignId, int unitId, int slot, int by, DateTime at) =>
        new(campaignId, unitId, slot, today.DayNumber / 7, by, at);

    /// <summary>Whether enough days have passed since the last one (null: there was none).</summary>
    public static bool MayFollow(Reminder? last, DateOnly today, DateTime at) =>
        last is null || HasPaused(last.At, today, at);

    /// <summary>The same for reminders of other things, which keep to the same pause.</summary>
    public static bool HasPaused(DateTime? last, DateOnly today, DateTime at) =>
        last is null || (last <= at - Pause && DateOnly.FromDateTime(last.Value.AddHours(8)).DayNumber / 7 < today.DayNumber / 7);
}
