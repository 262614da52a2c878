using System.Text.RegularExpressions;

namespace Pacesetter.Domain.Documents;

/// <summary>The rules by which a document is taken apart, read from rules.txt beside this class.</summary>
public sealed class Grammar
{
    private readonly Dictionary<string, List<(string Name, Regex Pattern)>> patterns = [];
    private readonly List<Demand> demands = [];

    private Grammar() { }

    public static Grammar Shipped { get; } = ReadShipped();

    /// <summary>In the order in which they are tried.</summary>
    public IReadOnlyList<Demand> Demands => demands;

    /// <exception cref="FormatException">A line that is no rule.</exception>
    internal static Grammar Read(TextReader reader)
    {
        var grammar = new Grammar();
        var section = "";
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line.StartsWith('#')) continue;
            if (line.StartsWith('[')) section = line.Trim('[', ']', ' ');
            else if (section == "demands") grammar.demands.Add(new(line));
            else grammar.Add(section, line);
        }
        return grammar;
    }

    /// <summary>The mark that begins at a place: its level and its length.</summary>
    internal (int Level, int Length)? MarkAt(string text, int at, int end)
    {
        foreach (var (name, pattern) in patterns["marks"])
        {
            var match = pattern.Match(text, at, Math.Min(16, end - at));
            if (match.Success && match.Length > 0) return (name[0] - '0', match.Length);
        }
        return null;
    }

    /// <summary>Everything the patterns of a section find in a part of a text, in order and without overlaps; where several begin at one place the longest counts.</summary>
    internal List<(string Name, Match Match)> Find(string section, string text, int start, int end)
    {
        List<(string Name, Match Match)> all = [];
        foreach (var (name, pattern) in patterns[section])
            for (var match = pattern.Match(text, start, end - start); match.Success; match = match.NextMatch())
                if (match.Length > 0) all.Add((name, match));
        all.Sort((one, other) => one.Match.Index != other.Match.Index ? one.Match.Index - other.Match.Index : other.Match.Length - one.Match.Length);
        var last = 0;
        return all.FindAll(found =>
        {
            if (found.Match.Index < last) return false;
            last = found.Match.Index + found.Match.Length;
            return true;
        });
    }

    internal bool Fits(string section, string name, string text) => patterns[section].Exists(known => known.Name == name && known.Pattern.IsMatch(text));

    /// <summary>The parts of a text between what the pattern finds; empty ones are left out.</summary>
    internal IEnumerable<string> Parts(string section, string name, string text) => Pattern(section, name).Split(text).Where(part => part.Length > 0);

    /// <summary>What the pattern finds at the beginning, and what stands behind it.</summary>
    internal (string Found, string After) Behind(string section, string name, string text) =>
        Pattern(section, name).Match(text) is { Success: true, Index: 0 } found ? (found.Value, text[found.Length..]) : ("", text);

    /// <summary>What stands before what the pattern finds at the end.</summary>
    internal (string Kept, string Found) Before(string section, string name, string text) =>
        Pattern(section, name).Match(text) is { Success: true } found && found.Index + found.Length == text.Length ? (text[..found.Index], found.Value) : (text, "");

    /// <summary>Whether a head opens a section that tells or one that asks.</summary>
    internal Mood? MoodOf(string head)
    {
        var found = Find("heads", head, 0, head.Length);
        return found.Count == 0 ? null : Enum.Parse<Mood>(found[^1].Name, ignoreCase: true);
    }

    private Regex Pattern(string section, string name) => patterns[section].Find(known => known.Name == name).Pattern;

    private static Grammar ReadShipped()
    {
        using var stream = typeof(Grammar).Assembly.GetManifestResourceStream("Pacesetter.Domain.Documents.rules.txt")!;
        using var reader = new StreamReader(stream);
        return Read(reader);
    }

    private void Add(string section, string line)
    {
        if (line.Split([' '], 2, StringSplitOptions.TrimEntries) is not [var name, var pattern]) throw new FormatException($"'{line}' is no name with a pattern.");
        if (!patterns.TryGetValue(section, out var list)) patterns[section] = list = [];
        var anchored = section == "marks" ? $@"\G(?:{pattern})" : pattern;
        list.Add((name, new Regex(anchored, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)));
    }
}
