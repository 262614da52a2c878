using Kind = Pacesetter.Domain.Standards.Lexicon.Kind;

namespace Pacesetter.Domain.Standards;

/// <summary>
/// Whether a sentence says what exactly, how much and when (具体化). The check is a handful of rules over a list of words: the same sentence always gets the
/// same answer, every answer names its words and its reason, and nothing leaves the machine. It warns, it never blocks.
/// </summary>
public static class Concreteness
{
    /// <summary>From this likeness on (0 to 1) a sentence counts as copied.</summary>
    public const double Copied = 0.7;

    // Fewer letters than this name nothing.
    private const int LeastObject = 2;

    // So short a sentence is like many others by chance.
    private const int LeastToCopy = 6;

    private static readonly Kind[] Meanings = [Kind.Slogan, Kind.Empty, Kind.Filler, Kind.Comparison, Kind.When, Kind.Percent];
    private static readonly char[] Ends = ['\u3002', '\uFF1B', '\uFF01', '\uFF1F', ';', '!', '?', '\n'];

    /// <param name="text">One sentence or a few.</param>
    /// <param name="beside">What other fields of the form say, so that it need not be said twice.</param>
    /// <param name="others">Sentences on the same matter of the units above and beside, a few hundred at most: each is compared.</param>
    /// <param name="lexicon">Null: the one that is shipped.</param>
    /// <returns>At most one doubt of each kind; empty for a concrete sentence and for an empty text.</returns>
    public static IReadOnlyList<Doubt> Of(string? text, SaidBeside beside = default, IEnumerable<KnownText>? others = null, Lexicon? lexicon = null)
    {
        if (string.IsNullOrWhiteSpace(text)) return [];
        var words = new Dictionary<Fault, List<string>>();
        foreach (var sentence in text.Split(Ends, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var said = new Said(sentence, lexicon ?? Lexicon.Shipped);
            if (said.IsNothing) continue;
            var (measured, dated) = (said.HasMeasure || beside.Measure, said.HasDate || beside.Date);
            if (!said.HasObject) Note(words, Fault.NoObject, said.Slogans.Count > 0 ? said.Slogans : [sentence]);
            else if (said.Slogans.Count > 0 && !measured && !dated) Note(words, Fault.NoMeasure, said.Slogans);
            if (said.Comparisons.Count > 0 && !measured) Note(words, Fault.NoFigures, said.Comparisons);
        }
        List<Doubt> doubts = [.. words.OrderBy(pair => pair.Key).Select(pair => new Doubt(pair.Key, [.. pair.Value.Distinct()]))];
        if (others is not null && Copy(text, others) is { } copy) doubts.Add(copy);
        return doubts;
    }

    private static void Note(Dictionary<Fault, List<string>> words, Fault fault, IEnumerable<string> more)
    {
        if (!words.TryGetValue(fault, out var list)) words[fault] = list = [];
        list.AddRange(more);
    }

    /// <summary>The sentence most like it, if that is too like; one from above rather than one from beside.</summary>
    private static Doubt? Copy(string text, IEnumerable<KnownText> others)
    {
        var mine = new KnownText(text, "", isAbove: false);
        if (mine.Bare.Length < LeastToCopy) return null;
        var (nearest, likeness) = ((KnownText?)null, Copied);
        foreach (var other in others)
        {
            // Texts of very different lengths cannot be alike, so that most are not even cut.
            if (Math.Min(mine.Bare.Length, other.Bare.Length) < Copied * Copied * Math.Max(mine.Bare.Length, other.Bare.Length)) continue;
            var like = mine.Likeness(other);
            if (like < likeness || (nearest is not null && like == likeness && !other.IsAbove)) continue;
            (nearest, likeness) = (other, like);
        }
        return nearest is null ? null : new(nearest.IsAbove ? Fault.CopiedFromAbove : Fault.CopiedFromBeside, [CommonRun(text, nearest.Text)], nearest.Source);
    }

    /// <summary>The longest piece that stands in both.</summary>
    private static string CommonRun(string one, string other)
    {
        var (before, length, end) = (new int[other.Length + 1], 0, 0);
        for (var i = 1; i <= one.Length; i++)
        {
            var row = new int[other.Length + 1];
            for (var j = 1; j <= other.Length; j++)
            {
                if (one[i - 1] != other[j - 1]) continue;
                row[j] = before[j - 1] + 1;
                if (row[j] > length) (length, end) = (row[j], i);
            }
            before = row;
        }
        return one[(end - length)..end].Trim();
    }

    /// <summary>One sentence taken apart.</summary>
    private sealed class Said
    {
        private readonly string text;
        private readonly string lower;
        private readonly Lexicon lexicon;
        private int rest;
        private int letters;

        public Said(string sentence, Lexicon lexicon)
        {
            (text, this.lexicon) = (sentence, lexicon);
            lower = sentence.Normalize(System.Text.NormalizationForm.FormKC).ToLowerInvariant();
            if (lower.Length != text.Length) text = lower;
            for (var at = 0; at < lower.Length;) at += Step(at);
        }

        public List<string> Slogans { get; } = [];

        public List<string> Comparisons { get; } = [];

        public bool HasMeasure { get; private set; }

        public bool HasDate { get; private set; }

        public bool HasObject => rest >= LeastObject || (HasMeasure && rest > 0);

        public bool IsNothing => letters == 0;

        /// <returns>How many signs were understood.</returns>
        private int Step(int at)
        {
            if (!char.IsLetterOrDigit(lower[at]) && !lexicon.TryMatch(lower, at, [Kind.Percent], out _)) return 1;
            letters++;
            if (lexicon.TryMatch(lower, at, Meanings, out var found))
            {
                Take(found.Value.Kind, text.Substring(at, found.Value.Length));
                return found.Value.Length;
            }
            return Number(at) is > 0 and var number ? number : Other(at);
        }

        private void Take(Kind kind, string word)
        {
            switch (kind)
            {
                case Kind.Slogan: Slogans.Add(word); break;
                case Kind.Comparison: Comparisons.Add(word); break;
                case Kind.When: HasDate = true; break;
                case Kind.Percent: HasMeasure = true; break;
            }
        }

        /// <summary>A figure and what follows it: a date, or a number of things. In Chinese words a figure alone means nothing (一心一意).</summary>
        private int Number(int at)
        {
            var end = at;
            var digits = false;
            while (end < lower.Length)
            {
                if (char.IsAsciiDigit(lower[end]) || (digits && lower[end] is '.' or ',' && end + 1 < lower.Length && char.IsAsciiDigit(lower[end + 1]))) (digits, end) = (true, end + 1);
                else if (lexicon.TryMatch(lower, end, [Kind.Numeral], out var numeral)) end += numeral.Value.Length;
                else break;
            }
            if (end == at) return 0;
            while (end < lower.Length && lower[end] == ' ') end++;
            if (end < lower.Length && lexicon.TryMatch(lower, end, [Kind.Unit, Kind.DateUnit, Kind.Percent], out var unit))
            {
                if (unit.Value.Kind == Kind.DateUnit) HasDate = true;
                else HasMeasure = true;
                return end - at + unit.Value.Length;
            }
            if (digits || char.IsAsciiLetter(lower[at])) HasMeasure = true;
            else rest += end - at;
            return end - at;
        }

        /// <summary>A Chinese character, or a whole word in letters, of which the lexicon knows nothing: it names something.</summary>
        private int Other(int at)
        {
            if (!char.IsAsciiLetter(lower[at]))
            {
                rest++;
                return 1;
            }
            var end = at;
            while (end < lower.Length && (char.IsAsciiLetter(lower[end]) || lower[end] is '\'' or '-')) end++;
            rest += LeastObject;
            return end - at;
        }
    }
}
