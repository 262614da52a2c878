using System.Diagnostics.CodeAnalysis;

namespace Pacesetter.Domain.Standards;

/// <summary>The words by which <see cref="Concreteness"/> reads a sentence. They stand in a data file, so that they can be judged and mended without code.</summary>
public sealed class Lexicon
{
    private readonly Dictionary<char, List<Entry>> entries = [];

    private Lexicon() { }

    /// <summary>What a word does to the concreteness of a sentence.</summary>
    internal enum Kind
    {
        Slogan,
        Empty,
        Filler,
        Comparison,
        When,
        Unit,
        DateUnit,
        Numeral,
        Percent,
    }

    /// <summary>Chinese and English, from the file beside this class.</summary>
    public static Lexicon Shipped { get; } = ReadShipped();

    /// <summary>Reads sections such as <c>[slogan]</c> with their words; lines that begin with # are remarks.</summary>
    /// <exception cref="FormatException">A section of an unknown name, or words before the first section.</exception>
    public static Lexicon Read(TextReader reader)
    {
        var lexicon = new Lexicon();
        Kind? kind = null;
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#')) continue;
            if (line.StartsWith('[')) kind = KindOf(line.Trim('[', ']', ' '));
            else foreach (var word in line.Split(' ', StringSplitOptions.RemoveEmptyEntries)) lexicon.Add(word, kind ?? throw new FormatException($"'{word}' stands in no section."));
        }
        foreach (var list in lexicon.entries.Values) list.Sort((one, other) => other.Text.Length - one.Text.Length);
        return lexicon;
    }

    /// <summary>The longest word that begins at a place of a text in lower case.</summary>
    /// <param name="text">In lower case.</param>
    /// <param name="at">Where it begins.</param>
    /// <param name="wanted">The kinds to look for; none: any.</param>
    /// <param name="found">Its kind and length.</param>
    internal bool TryMatch(string text, int at, ReadOnlySpan<Kind> wanted, [NotNullWhen(true)] out (Kind Kind, int Length)? found)
    {
        found = null;
        if (!entries.TryGetValue(text[at], out var list)) return false;
        foreach (var entry in list)
        {
            if ((found is not null && entry.Text.Length < found.Value.Length) || (wanted.Length > 0 && !wanted.Contains(entry.Kind)) || LengthAt(text, at, entry) is not { } length) continue;
            if (found is null || length > found.Value.Length) found = (entry.Kind, length);
        }
        return found is not null;
    }

    private static int? LengthAt(string text, int at, Entry entry)
    {
        if (string.CompareOrdinal(text, at, entry.Text, 0, entry.Text.Length) != 0) return null;
        var end = at + entry.Text.Length;
        if (!char.IsAsciiLetter(entry.Text[^1])) return end - at;
        // Within a longer word in Latin script it is another word, unless any ending will do.
        if (at > 0 && char.IsAsciiLetter(text[at - 1])) return null;
        while (entry.AnyEnding && end < text.Length && char.IsAsciiLetter(text[end])) end++;
        return end < text.Length && char.IsAsciiLetter(text[end]) ? null : end - at;
    }

    private static Kind KindOf(string section) =>
        Enum.TryParse<Kind>(section.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var kind) ? kind : throw new FormatException($"There is no section '{section}'.");

    private static Lexicon ReadShipped()
    {
        using var stream = typeof(Lexicon).Assembly.GetManifestResourceStream("Pacesetter.Domain.Standards.lexicon.txt")!;
        using var reader = new StreamReader(stream);
        return Read(reader);
    }

    private void Add(string word, Kind kind)
    {
        var text = word.TrimEnd('*').Replace('_', ' ').ToLowerInvariant();
        if (!entries.TryGetValue(text[0], out var list)) entries[text[0]] = list = [];
        list.Add(new(text, kind, word.EndsWith('*')));
    }

    private readonly record struct Entry(string Text, Kind Kind, bool AnyEnding);
}
