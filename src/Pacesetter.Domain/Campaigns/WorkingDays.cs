namespace Pacesetter.Domain.Campaigns;

/// <summary>Which days are worked: Monday to Friday without the holidays, plus the weekend days worked to make up
/// for them.</summary>
public sealed record WorkingDays(IReadOnlySet<DateOnly> Holidays, IReadOnlySet<DateOnly> MakeUpDays)
{
    /// <summary>False while nobody has compared the days with the official notice of the year.</summary>
    public bool Checked { get; init; }

    public static WorkingDays Weekdays { get; } = new(new HashSet<DateOnly>(), new HashSet<DateOnly>());

    public bool Includes(DateOnly day) =>
        MakeUpDays.Contains(day)
        || (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !Holidays.Contains(day));

    /// <summary>That day if it is worked, else the next worked day.</summary>
    public DateOnly OnOrAfter(DateOnly day)
    {
        while (!Includes(day)) day = day.AddDays(1);
        return day;
    }

    /// <summary>The day that lies that many worked days after (or, negative, before) the given one.</summary>
    public DateOnly Add(DateOnly day, int days)
    {
        for (var left = Math.Abs(days); left > 0;)
        {
            day = day.AddDays(Math.Sign(days));
            if (Includes(day)) left--;
        }
        return day;
    }
}
