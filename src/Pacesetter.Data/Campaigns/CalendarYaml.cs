using Pacesetter.Domain.Campaigns;

namespace Pacesetter.Data.Campaigns;

/// <summary>Reads the working days and how much time the campaign may ask for.</summary>
internal static class CalendarYaml
{
    private const int LongestHoliday = 31;
    private const int MostMinutes = 10_000;

    public static WorkingDays WorkingDays(RecipeSection section) =>
        new(Days(section, "holidays"), Days(section, "make-up-days")) { Checked = section.Truth("checked", otherwise: false) };

    public static Burden Burden(RecipeSection section, RecipeTerms terms) => new(
        section.Each("units", unit => new UnitBurden(terms.TiersOf(unit, required: true), unit.Whole("minutes-a-month", 1, MostMinutes))),
        section.WholeIfAny("member-minutes-a-year", 1, MostMinutes));

    private static HashSet<DateOnly> Days(RecipeSection section, string key)
    {
        HashSet<DateOnly> days = [];
        section.EachText(key, text =>
        {
            if (Span(text) is not var (first, last)) return false;
            for (var day = first; day <= last; day = day.AddDays(1)) days.Add(day);
            return true;
        }, "bad-days");
        return days;
    }

    // "2010-10-01" or "2010-10-01..2010-10-07".
    private static (DateOnly First, DateOnly Last)? Span(string text)
    {
        var ends = text.Split("..");
        return ends.Length <= 2 && Day(ends[0]) is { } first && Day(ends[^1]) is { } last
            && first <= last && last < first.AddDays(LongestHoliday) ? (first, last) : null;
    }

    private static DateOnly? Day(string text) => RecipeDate.TryParseDay(text.Trim(), out var day) ? day : null;
}
