namespace Pacesetter.Domain.Documents;

/// <summary>What a word does in a sentence. The words stand in words.txt, one section a kind; the last ones are found by patterns.</summary>
internal enum Kind
{
    Must, Need, Ban, Avoid, Please, Call, Will, Charge, Issue, Deed, Adverb, Soon, Before, Done, State, Note, Say, Past, Link, Formula, Who, Tail, Other,
    Into, When, Until, Amount, Title, Comma, Sign, Above,
}

/// <summary>The words by which a document is taken apart, read from a data file so that they can be judged and mended without code.</summary>
internal sealed class Wording
{
    private readonly Dictionary<char, List<(string Text, Kind Kind)>> words = [];

    public static Wording Shipped { get; } = ReadShipped();

    /// <exception cref="FormatException">An unknown section, words before the first one, or a word that stands twice.</exception>
    public static Wording Read(TextReader reader)
    {
        var wording = new Wording();
        Kind? kind = null;
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#')) continue;
            if (line.StartsWith('[')) kind = KindOf(line.Trim('[', ']', ' '));
            else foreach (var word in line.Split(' ', StringSplitOptions.RemoveEmptyEntries)) wording.Add(word, kind ?? throw new FormatException($"'{word}' stands in no section."));
        }
        foreach (var list in wording.words.Values) list.Sort((one, other) => other.Text.Length - one.Text.Length);
        return wording;
    }

    /// <summary>The longest word that begins here.</summary>
    public (Kind Kind, int Length) At(string text, int at, int end)
    {
        if (words.TryGetValue(text[at], out var list))
        {
            foreach (var (word, kind) in list)
                if (word.Length <= end - at && string.CompareOrdinal(text, at, word, 0, word.Length) == 0) return (kind, word.Length);
        }
        return (Kind.Sign, 1);
    }

    internal static Kind KindOf(string name) => Enum.TryParse<Kind>(name, ignoreCase: true, out var kind) ? kind : throw new FormatException($"There is no kind '{name}'.");

    private static Wording ReadShipped()
    {
        using var stream = typeof(Wording).Assembly.GetManifestResourceStream("Pacesetter.Domain.Documents.words.txt")!;
        using var reader = new StreamReader(stream);
        return Read(reader);
    }

    private void Add(string word, Kind kind)
    {
        if (!words.TryGetValue(word[0], out var list)) words[word[0]] = list = [];
        if (list.Exists(known => known.Text == word)) throw new FormatException($"'{word}' stands twice.");
        list.Add((word, kind));
    }
}
