using System.Text;
using System.Text.RegularExpressions;

namespace Pacesetter.Domain.Documents;

/// <summary>What a section does: it tells, it asks, or nothing is known.</summary>
internal enum Mood { Open, Told, Asked }

/// <summary>One line of [demands] in rules.txt: a pattern over kinds of words and what follows from it.</summary>
public sealed class Demand
{
    private readonly Regex pattern;
    private readonly HashSet<Mood> moods;

    /// <exception cref="FormatException">The line has not six fields, or its pattern names an unknown kind.</exception>
    internal Demand(string line)
    {
        // A bar parts alternatives inside a pattern; with blanks around it parts fields.
        var fields = Regex.Split(line, @"\s+\|\s+");
        if (fields.Length != 6) throw new FormatException($"'{line}' has not six fields.");
        (Name, Chinese, English) = (fields[0].Trim(), fields[4], fields[5].Trim());
        moods = [.. fields[1].Split(' ').Select(word => Enum.Parse<Mood>(word, ignoreCase: true))];
        (Demands, Parts) = (fields[2] is "yes" or "perhaps", fields[2] == "yes");
        Pattern = fields[3];
        pattern = new Regex(Compiled(fields[3]), RegexOptions.CultureInvariant);
    }

    public string Name { get; }

    /// <summary>False for a rule that says why something is no demand.</summary>
    public bool Demands { get; }

    /// <summary>Whether what follows a demand of this kind about somebody else is another one.</summary>
    internal bool Parts { get; }

    public string Pattern { get; }

    public string Chinese { get; }

    public string English { get; }

    internal static char Sign(Kind kind) => (char)('\u0100' + (int)kind);

    /// <returns>Place and number of the words that are the reason; null: the rule does not fit.</returns>
    internal (int Index, int Length)? Match(string kinds, Mood mood)
    {
        if (!moods.Contains(mood)) return null;
        var match = pattern.Match(kinds);
        if (!match.Success) return null;
        var group = match.Groups["reason"];
        return group.Success ? (group.Index, group.Length) : (match.Index, match.Length);
    }

    private static string Compiled(string pattern)
    {
        var regex = new StringBuilder();
        foreach (var element in pattern.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            regex.Append(element switch
            {
                "^" => "^",
                "\u2026" => ".*?",
                "~" => $"[^{Sign(Kind.Comma)}]*?",
                _ => OneOf(element),
            });
        }
        return regex.ToString();
    }

    /// <summary>What presses says how as well, a date that ends something is a date, and to take into something is a deed.</summary>
    private static Kind[] WithNarrower(Kind kind) => kind switch
    {
        Kind.Adverb => [Kind.Adverb, Kind.Soon],
        Kind.When => [Kind.When, Kind.Until],
        Kind.Deed => [Kind.Deed, Kind.Into],
        _ => [kind],
    };

    private static string OneOf(string element)
    {
        var bare = element.TrimEnd('!', '*', '?');
        var kinds = bare.Split('|').Select(Wording.KindOf).SelectMany(WithNarrower).Select(Sign);
        var set = $"[{string.Concat(kinds)}]";
        return element[^1] switch
        {
            '*' => set + "*",
            '?' => set + "?",
            '!' => $"(?<reason>{set})",
            _ => set,
        };
    }
}
