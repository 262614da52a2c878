using Pacesetter.Domain;

namespace Pacesetter.Web.Demo;

/// <summary>The months of the demonstration, seen from now.</summary>
internal sealed record DemoTime(Month Start, Month Running, DateTime Now)
{
    public DateOnly Today => DateOnly.FromDateTime(Now.AddHours(8));

    /// <summary>The earliest month of which acts are told.</summary>
    public Month TellsFrom => Running.Previous;

    public bool HasBeen(DateTime at) => at <= Now;

    /// <summary>Some moment of a working day in Beijing, as UTC.</summary>
    public static DateTime At(DateOnly day, Dice dice) =>
        day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc).AddSeconds((dice.Between(8, 17) * 3600) + dice.Below(3600)).AddHours(-8);

    public static Month MonthOf(DateTime at) => Month.From(DateOnly.FromDateTime(at.AddHours(8)));
}
