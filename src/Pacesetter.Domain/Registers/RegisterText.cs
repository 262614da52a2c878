using System.Globalization;
using Pacesetter.Domain.Campaigns;

namespace Pacesetter.Domain.Registers;

/// <summary>How the value of a field is written down: one text for every type, the same whoever typed it and in whichever way.</summary>
public static class RegisterText
{
    public const int Length = 300;
    private const double Largest = 1e12;

    private static readonly string[] Days = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d"];

    /// <summary>The text to be stored; null for nothing. Units and members are to be looked up before.</summary>
    /// <exception cref="BrokenRule">registers.missing, registers.text-long, registers.number-unreadable, registers.date-unreadable, registers.choice-unknown.</exception>
    public static string? Canon(this Register register, RegisterField field, string? typed)
    {
        var said = typed?.Trim() ?? "";
        BrokenRule.Unless(said.Length > 0 || !register.Demands(field), "registers.missing", field.Label);
        BrokenRule.Unless(said.Length <= Length, "registers.text-long", field.Label, Length);
        if (said.Length == 0) return null;
        return field.Type switch
        {
            RegisterFieldType.Number => NumberOf(said)?.ToString("0.######", CultureInfo.InvariantCulture) ?? throw new BrokenRule("registers.number-unreadable", field.Label, said),
            RegisterFieldType.Date => DayOf(said)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? throw new BrokenRule("registers.date-unreadable", field.Label, said),
            RegisterFieldType.Choice => field.Choices.FirstOrDefault(choice => choice.Means(said))?.Key ?? throw new BrokenRule("registers.choice-unknown", field.Label, said),
            _ => said,
        };
    }

    /// <summary>The number a text says; null if none.</summary>
    public static double? NumberOf(string said) =>
        double.TryParse(said, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) <= Largest ? number : null;

    /// <summary>The day a text says; null if none.</summary>
    public static DateOnly? DayOf(string said) =>
        DateOnly.TryParseExact(said, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year >= 1900 ? day : null;
}
