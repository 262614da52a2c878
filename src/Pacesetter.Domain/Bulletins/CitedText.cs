using System.Globalization;
using System.Text.RegularExpressions;

namespace Pacesetter.Domain.Bulletins;

/// <summary>Where a number in a text is from.</summary>
/// <param name="Mark">Stands behind the number in the text: <c>71[3]</c>.</param>
/// <param name="Key">Of the counter or of what is computed from counters.</param>
/// <param name="Unit">Code of the unit whose number it is; null: the unit the text is about.</param>
public sealed record NumberSource(int Mark, string Key, string? Unit = null);

/// <summary>A stretch of a text; a number that has a source carries its mark.</summary>
public sealed record CitedPart(string Text, int? Mark);

/// <summary>Text whose numbers carry marks of their sources, so that somebody may rewrite everything round a number and the way to its source stays.</summary>
public static partial class CitedText
{
    public static IReadOnlyList<CitedPart> Parts(string text)
    {
        var (parts, from) = (new List<CitedPart>(), 0);
        foreach (Match match in Cited().Matches(text))
        {
            if (match.Index > from) parts.Add(new(text[from..match.Index], null));
            parts.Add(new(match.Groups["number"].Value, Mark(match)));
            from = match.Index + match.Length;
        }
        if (from < text.Length) parts.Add(new(text[from..], null));
        return parts;
    }

    /// <summary>As it is printed, without marks.</summary>
    public static string Plain(string text) => Cited().Replace(text, "${number}");

    /// <summary>With the numbers there are now; a mark without one keeps what it has.</summary>
    public static string Renew(string text, Func<int, string?> now) =>
        Cited().Replace(text, match => now(Mark(match)) is { } number ? string.Create(CultureInfo.InvariantCulture, $"{number}[{Mark(match)}]") : match.Value);

    /// <summary>Marks that stand behind no number, as they are written.</summary>
    public static IEnumerable<string> Loose(string text) => LooseMark().Matches(text).Select(match => match.Value);

    private static int Mark(Match match) => int.Parse(match.Groups["mark"].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<number>[0-9][0-9,]*(\.[0-9]+)?%?)\[(?<mark>[0-9]{1,3})\]", RegexOptions.CultureInvariant)]
    private static partial Regex Cited();

    [GeneratedRegex(@"(?<![0-9%])\[[0-9]{1,3}\]", RegexOptions.CultureInvariant)]
    private static partial Regex LooseMark();
}
