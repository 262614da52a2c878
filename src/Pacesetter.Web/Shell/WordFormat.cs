using System.Globalization;
using Pacesetter.Domain;

namespace Pacesetter.Web.Shell;

/// <summary>How the places of a text are filled: see the indexer of <see cref="Words"/>.</summary>
internal sealed class WordFormat(Words words) : IFormatProvider, ICustomFormatter
{
    public object? GetFormat(Type? formatType) => formatType == typeof(ICustomFormatter) ? this : null;

    public string Format(string? format, object? arg, IFormatProvider? formatProvider)
    {
        if (format?.IndexOf('|', StringComparison.Ordinal) is int bar and > 0)
        {
            return Convert.ToInt64(arg, CultureInfo.InvariantCulture) == 1 ? format[..bar] : format[(bar + 1)..];
        }

        return (arg, format) switch
        {
            (null, _) => "",
            (int number, null) => words.Number(number),
            (long number, null) => words.Number(number),
            (Month month, null) => words.Month(month),
            (DateOnly day, null) => words.Day(day),
            (IFormattable value, _) => value.ToString(format, CultureInfo.InvariantCulture),
            _ => arg.ToString() ?? "",
        };
    }
}
