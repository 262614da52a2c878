using System.Globalization;
using System.Text.RegularExpressions;
using Pacesetter.Domain.Campaigns;

namespace Pacesetter.Domain.Documents;

/// <summary>Reads the last day that words like “七一”前, 6月底前 or 收到通知后5个工作日内 leave. It proposes; the office sets the day.</summary>
/// <param name="from">The day the document came in: what names no year is the next one.</param>
/// <param name="milestones">Days the campaign has names for.</param>
public sealed partial class DueDay(DateOnly from, WorkingDays days, IReadOnlyList<(string Name, DateOnly On)> milestones)
{
    private const int ShortestName = 3;
    private const char Ten = '\u5341', Hundred = '\u767E';

    // Beginning, first, second and last third of a month, and its end; the middle of the year.
    private const string FirstThird = "\u521D\u4E0A", Middle = "\u4E2D";

    public static DueDay For(Recipe recipe, DateOnly start, DateOnly from) =>
        new(from, recipe.WorkingDays, [.. recipe.At(start).Milestones.Select(one => (one.Milestone.Label.Zh, one.On))]);

    /// <returns>Null: a rhythm, or nothing that is a day.</returns>
    public DateOnly? Of(string words)
    {
        var isBefore = Grammar.Shipped.Fits("days", "before", words);
        var bare = Arabic(Grammar.Shipped.Before("days", "before", words).Kept);
        foreach (var (name, on) in milestones)
            if (Names(Arabic(name), bare)) return isBefore ? on.AddDays(-1) : on;
        if (Grammar.Shipped.Fits("days", "rhythm", words)) return null;
        if (Grammar.Shipped.Find("named-days", words, 0, words.Length) is [var known, ..] && Named(known.Name, Arabic(words)) is { } day) return isBefore ? day.AddDays(-1) : day;
        var text = Arabic(words);
        return Spelt(text) ?? Within(text) ?? MonthOf(text) ?? PartOfYear(text) ?? Running(text);
    }

    /// <summary>The first day that any of the words name.</summary>
    public DateOnly? Of(IEnumerable<Quote> dates) => dates.Select(date => Of(date.Text)).FirstOrDefault(day => day is not null);

    /// <summary>A milestone may be called by its last words: the congress of the Party, the congress.</summary>
    private static bool Names(string milestone, string words) => words.Contains(milestone, StringComparison.Ordinal) || (words.Length >= ShortestName && milestone.EndsWith(words, StringComparison.Ordinal));

    /// <summary>A name is MM-DD, L-MM-DD in the lunar year, or YYYY-MM-DD of a founding, whose anniversary is counted.</summary>
    private DateOnly? Named(string name, string text)
    {
        int[] parts = [.. name.TrimStart('L', '-').Split('-').Select(part => int.Parse(part, CultureInfo.InvariantCulture))];
        if (parts is [var founded, var month, var on])
            return Number().Match(text) is { Success: true } years ? new DateOnly(founded + Int(years.Value), month, on) : null;
        var year = YearIn(text);
        if (name[0] != 'L') return Next(year, at => new(at, parts[0], parts[1]));
        var lunar = new ChineseLunisolarCalendar();
        return Next(year, at => DateOnly.FromDateTime(lunar.ToDateTime(at, MonthIn(lunar, at, parts[0]), parts[1], 0, 0, 0, 0)));
    }

    // A leap month shifts the numbers of those behind it.
    private static int MonthIn(ChineseLunisolarCalendar lunar, int year, int month) => lunar.GetLeapMonth(year) is > 0 and var leap && month >= leap ? month + 1 : month;

    private DateOnly? Spelt(string text)
    {
        if (Iso().Matches(text) is [.., var iso]) return Day(Int(iso.Groups[1].Value), Int(iso.Groups[2].Value), Int(iso.Groups[3].Value));
        if (MonthDay().Matches(text) is not [.., var last]) return null;
        var month = last.Groups[1].Success ? Int(last.Groups[1].Value) : Month().Matches(text) is [.., var named] ? Int(named.Groups[1].Value) : 0;
        return month == 0 ? null : Next(YearIn(text), year => Day(year, month, Int(last.Groups[2].Value)));
    }

    private DateOnly? Within(string text)
    {
        if (Span().Match(text) is not { Success: true } span) return null;
        var (number, unit) = (Math.Min(Int(span.Groups[1].Value), 1000), span.Groups[2].Value);
        return unit switch
        {
            "\u5DE5\u4F5C\u65E5" => days.Add(from, number),
            "\u5468" or "\u661F\u671F" => from.AddDays(7 * number),
            "\u6708" => from.AddMonths(number),
            "\u5E74" => from.AddYears(number),
            "\u65E5" or "\u5929" or "\u81EA\u7136\u65E5" => from.AddDays(number),
            _ => from.AddDays(1),
        };
    }

    private DateOnly? MonthOf(string text)
    {
        if (Month().Matches(text) is not [.., var found]) return null;
        var (month, part) = (Int(found.Groups[1].Value), found.Groups[2].Value);
        if (month is < 1 or > 12) return null;
        return Next(YearIn(text), year => part.Length == 0 || !(FirstThird + Middle).Contains(part[0]) ? Last(year, month) : new(year, month, Middle.Contains(part[0]) ? 20 : 10));
    }

    private DateOnly? PartOfYear(string text)
    {
        var year = YearIn(text);
        if (Quarter().Match(text) is { Success: true } quarter) return Next(year, at => Last(at, 3 * Int(quarter.Groups[1].Value)));
        if (Grammar.Shipped.Fits("days", "half", text)) return Next(year, at => Last(at, 6));
        if (Grammar.Shipped.Fits("days", "year-end", text)) return Next(year, at => Last(at, 12));
        return year is { } whole ? Last(whole, 12) : null;
    }

    private DateOnly? Running(string text) =>
        Grammar.Shipped.Fits("days", "next-month", text) ? Last(from.AddMonths(1).Year, from.AddMonths(1).Month)
        : Grammar.Shipped.Fits("days", "month-end", text) ? Last(from.Year, from.Month)
        : Grammar.Shipped.Fits("days", "quarter-end", text) ? Last(from.Year, ((from.Month + 2) / 3) * 3)
        : null;

    private int? YearIn(string text) => Year().Match(text) is { Success: true } year ? Int(year.Groups[1].Value)
        : Grammar.Shipped.Fits("days", "next-year", text) ? from.Year + 1
        : Grammar.Shipped.Fits("days", "this-year", text) ? from.Year : null;

    /// <summary>In the year that is named; otherwise the first that is not over.</summary>
    private DateOnly? Next(int? year, Func<int, DateOnly?> day) => year is { } named ? day(named) : day(from.Year) is { } now && now >= from ? now : day(from.Year + 1);

    private static DateOnly? Day(int year, int month, int day) => year is > 1900 and < 2200 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new(year, month, day) : null;

    private static DateOnly Last(int year, int month) => new(year, month, DateTime.DaysInMonth(year, month));

    private static int Int(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    /// <summary>Chinese numbers as digits: 二〇一〇年 and 十二月 alike.</summary>
    private static string Arabic(string words) => ChineseNumber().Replace(words, match =>
    {
        if (match.Value.AsSpan().IndexOfAny(Ten, Hundred) < 0) return string.Concat(match.Value.Select(Digit));
        var (sum, last) = (0, 0);
        foreach (var sign in match.Value)
        {
            if (sign is Ten or Hundred) (sum, last) = (sum + (Math.Max(1, last) * (sign == Ten ? 10 : 100)), 0);
            else last = Digit(sign);
        }
        return (sum + last).ToString(CultureInfo.InvariantCulture);
    });

    private static int Digit(char sign) => sign switch
    {
        '\u4E24' => 2,
        '\u25CB' or '\u3007' => 0,
        _ => Math.Max(0, "\u96F6\u4E00\u4E8C\u4E09\u56DB\u4E94\u516D\u4E03\u516B\u4E5D".IndexOf(sign, StringComparison.Ordinal)),
    };

    [GeneratedRegex("[\u3007\u25CB\u96F6\u4E00\u4E8C\u4E24\u4E09\u56DB\u4E94\u516D\u4E03\u516B\u4E5D\u5341\u767E]+")]
    private static partial Regex ChineseNumber();

    [GeneratedRegex(@"\d{1,3}")]
    private static partial Regex Number();

    [GeneratedRegex(@"(\d{4})[-./](\d{1,2})[-./](\d{1,2})")]
    private static partial Regex Iso();

    [GeneratedRegex(@"(\d{4})\u5E74")]
    private static partial Regex Year();

    [GeneratedRegex(@"(?:(\d{1,2})\u6708)?(\d{1,2})[\u65E5\u53F7]")]
    private static partial Regex MonthDay();

    [GeneratedRegex(@"(\d{1,2})\u6708(.?)")]
    private static partial Regex Month();

    [GeneratedRegex(@"([1-4])\u5B63\u5EA6")]
    private static partial Regex Quarter();

    [GeneratedRegex(@"(\d{1,4})\u4E2A?(\u5DE5\u4F5C\u65E5|\u81EA\u7136\u65E5|\u65E5|\u5929|\u5468|\u661F\u671F|\u6708|\u5E74|\u5C0F\u65F6|\u5206\u949F)(?:\u4E4B|\u4EE5)?\u5185")]
    private static partial Regex Span();
}
