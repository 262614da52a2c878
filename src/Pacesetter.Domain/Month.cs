using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pacesetter.Domain;

/// <summary>A calendar month. <see cref="Value"/> is year × 100 + month (202610), so that order in the store is order in time.</summary>
[JsonConverter(typeof(MonthJson))]
public readonly record struct Month : IComparable<Month>, IParsable<Month>
{
    private const int FirstYear = 1900;
    private const int LastYear = 2199;

    private Month(int value) => Value = value;

    public int Value { get; }

    public int Year => Value / 100;

    public int Number => Value % 100;

    /// <summary>Stands for "no end known": later than any month that occurs.</summary>
    public static Month Never { get; } = Of(9999, 12);

    public DateOnly First => new(Year, Number, 1);

    public DateOnly Last => new(Year, Number, DateTime.DaysInMonth(Year, Number));

    public Month Next => Add(1);

    public Month Previous => Add(-1);

    /// <exception cref="ArgumentOutOfRangeException">The month is not 1–12 or the year not 1–9999.</exception>
    public static Month Of(int year, int month)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(month, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(month, 12);
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, 9999);
        return new Month((year * 100) + month);
    }

    /// <param name="value">year × 100 + month, as <see cref="Value"/> gives it.</param>
    public static Month OfValue(int value) => Of(value / 100, value % 100);

    public static Month From(DateOnly day) => Of(day.Year, day.Month);

    public Month Add(int months)
    {
        var index = (Year * 12) + Number - 1 + months;
        return Of(index / 12, (index % 12) + 1);
    }

    /// <summary>Months from <paramref name="earlier"/> to this one; negative if this one is earlier.</summary>
    public int Since(Month earlier) => ((Year - earlier.Year) * 12) + Number - earlier.Number;

    /// <summary>Every month from <paramref name="from"/> to <paramref name="to"/>, both included.</summary>
    public static IEnumerable<Month> Range(Month from, Month to)
    {
        for (var ahead = to.Since(from); ahead >= 0; ahead--) yield return to.Add(-ahead);
    }

    /// <summary>The day of this month with that number, or its last day where the month is shorter.</summary>
    public DateOnly Day(int day) => day >= Last.Day ? Last : new DateOnly(Year, Number, day);

    public static Month Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var month) ? month : throw new FormatException($"'{s}' is not a month such as 2026-10.");

    /// <summary>Reads 2026-10. Months beyond the centuries around ours are typing errors, and would leave no room to reckon from.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Month result)
    {
        var read = DateOnly.TryParseExact(s, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= FirstYear and <= LastYear;
        result = read ? From(day) : default;
        return read;
    }

    public int CompareTo(Month other) => Value.CompareTo(other.Value);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Number:00}");

    public static bool operator <(Month left, Month right) => left.Value < right.Value;

    public static bool operator <=(Month left, Month right) => left.Value <= right.Value;

    public static bool operator >(Month left, Month right) => left.Value > right.Value;

    public static bool operator >=(Month left, Month right) => left.Value >= right.Value;

    private sealed class MonthJson : JsonConverter<Month>
    {
        public override Month Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            TryParse(reader.GetString(), null, out var month) ? month : throw new JsonException("Expected a month such as 2026-10.");

        public override void Write(Utf8JsonWriter writer, Month value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }
}
