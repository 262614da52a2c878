namespace Pacesetter.Domain.Standards;

/// <summary>
/// A sentence that others have written: one of the unit above or of a unit beside. Two sentences are compared by the runs of letters that both
/// contain (shingles), after case, width, blanks and punctuation are taken away. Figures stay: whoever puts in an own one has thought.
/// </summary>
/// <param name="text">As written.</param>
/// <param name="source">How to name whose it is.</param>
/// <param name="isAbove">Of a unit above; otherwise of one beside.</param>
public sealed class KnownText(string text, string source, bool isAbove)
{
    private const int ShinglesOfHan = 2;
    private const int ShinglesOfLetters = 4;
    private int[]? shingles;

    public string Text => text;

    public string Source => source;

    public bool IsAbove => isAbove;

    internal string Bare { get; } = Normal(text);

    // Made when first compared, kept for the next sentence.
    internal int[] Shingles => shingles ??= Cut(Bare);

    /// <summary>From 0 (nothing in common) to 1 (the same): the share of common shingles among all.</summary>
    public double Likeness(KnownText other)
    {
        var (mine, theirs) = (Shingles, other.Shingles);
        if (mine.Length == 0 || theirs.Length == 0) return 0;
        var common = 0;
        for (int i = 0, j = 0; i < mine.Length && j < theirs.Length;)
        {
            if (mine[i] == theirs[j]) (common, i, j) = (common + 1, i + 1, j + 1);
            else if (mine[i] < theirs[j]) i++;
            else j++;
        }
        return (double)common / (mine.Length + theirs.Length - common);
    }

    private static string Normal(string text) =>
        string.Concat(text.Normalize(System.Text.NormalizationForm.FormKC).Where(char.IsLetterOrDigit)).ToLowerInvariant();

    /// <summary>Sorted, each once. Letters need longer runs than Chinese characters to mean something.</summary>
    private static int[] Cut(string bare)
    {
        var length = bare.Count(char.IsAsciiLetter) * 2 > bare.Length ? ShinglesOfLetters : ShinglesOfHan;
        if (bare.Length < length) return bare.Length == 0 ? [] : [string.GetHashCode(bare, StringComparison.Ordinal)];
        var set = new HashSet<int>(bare.Length);
        for (var i = 0; i + length <= bare.Length; i++) set.Add(string.GetHashCode(bare.AsSpan(i, length), StringComparison.Ordinal));
        int[] cut = [.. set];
        Array.Sort(cut);
        return cut;
    }
}
