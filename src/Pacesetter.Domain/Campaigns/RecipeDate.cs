using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Pacesetter.Domain.Campaigns;

/// <summary>A date as a recipe writes it: <c>2010-07-01</c>, or counted within a span (the campaign for phases and
/// milestones, the period for due days): <c>start</c>, <c>end</c>, <c>day 28</c>, <c>month 3 day 1</c>,
/// <c>month 3 last day</c>, each with <c>+ 5 days</c> or <c>- 1 day</c> behind it if need be.</summary>
public sealed partial record RecipeDate
{
    private const int DaysOfMonth = 31;

    // Wide enough for any campaign, narrow enough that counting days and months never leaves the calendar.
    private const int FirstYear = 1900;
    private const int LastYear = 2200;

    /// <summary>The last day of the span.</summary>
    public static RecipeDate LastDay { get; } = new() { FromEnd = true, Text = "end" };

    private DateOnly? Fixed { get; init; }

    private bool FromEnd { get; init; }

    /// <summary>1 is the month in which the span starts; 0 when the date is not given by month and day.</summary>
    private int Month { get; init; }

    private int Day { get; init; }

    private int Shift { get; init; }

    private string Text { get; init; } = "";

    /// <summary>True for a date of the calendar, which does not move with the campaign's start.</summary>
    public bool IsFixed => Fixed is not null;

    /// <summary>The day that is meant within a span. A day number beyond the month's end means its last day.</summary>
    public DateOnly In(DateOnly start, DateOnly end)
    {
        var anchor = Fixed
            ?? (Month > 0 ? Domain.Month.From(start).Add(Month - 1).Day(Day) : FromEnd ? end : start);
        return anchor.AddDays(Shift);
    }

    public static bool TryParse(string text, [NotNullWhen(true)] out RecipeDate? date)
    {
        date = null;
        var match = Notation().Match(text.Trim());
        if (!match.Success) return false;
        var shift = match.Groups["days"].Success ? Number(match, "days") * (match.Groups["sign"].Value == "-" ? -1 : 1) : 0;
        var read = new RecipeDate { Shift = shift, Text = text.Trim() };
        if (match.Groups["iso"].Success)
        {
            if (!TryParseDay(match.Groups["iso"].Value, out var day)) return false;
            read = read with { Fixed = day };
        }
        else if (match.Groups["edge"].Success)
            read = read with { FromEnd = match.Groups["edge"].Value == "end" };
        else
        {
            var month = match.Groups["month"].Success ? Number(match, "month") : 1;
            var day = match.Groups["last"].Success ? DaysOfMonth : Number(match, "day");
            if (month == 0 || day is 0 or > DaysOfMonth) return false;
            read = read with { Month = month, Day = day };
        }
        date = read;
        return true;
    }

    /// <summary>Reads a day of the calendar, <c>2010-07-01</c>, of a year in which a campaign can take place.</summary>
    public static bool TryParseDay(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day)
        && day.Year is >= FirstYear and <= LastYear;

    public override string ToString() => Text;

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^(?:(?<iso>\d{4}-\d{2}-\d{2})|(?<edge>start|end)|(?:month\s+(?<month>\d{1,3})\s+)?(?:day\s+(?<day>\d{1,2})|(?<last>last\s+day)))"
        + @"(?:\s*(?<sign>[+-])\s*(?<days>\d{1,4})\s+days?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Notation();
}
