namespace Pacesetter.Domain.Documents;

/// <summary>A head of a document.</summary>
/// <param name="Level">0 Markdown, 1 chapters, then the marks of official papers from the highest down, 6 ordinal words, 7 items of an enumeration.</param>
/// <param name="Words">Without its mark.</param>
public sealed record Head(int Level, Quote Words);

/// <summary>A sentence with what its place says about it.</summary>
/// <param name="Start">Behind its marks.</param>
/// <param name="End">Before its closing stop.</param>
/// <param name="Line">Number of its line.</param>
/// <param name="Level">Level of the mark before it; null: it has none.</param>
/// <param name="IsRunIn">A head that stands at the beginning of its paragraph.</param>
/// <param name="Heads">Above it.</param>
internal sealed record Sentence(int Start, int End, int Line, int? Level, bool IsRunIn, Mood Mood, IReadOnlyList<Head> Heads);

/// <summary>The structure of a document: heads by their marks, and sentences under them.</summary>
internal sealed class Outline
{
    // A longer first sentence is no head of its paragraph any more.
    private const int LongestRunIn = 40;
    private const int LongestRunInItem = 15;
    private const int LongestLabel = 12;

    // Longer ones are cut at a comma, so that no document can make the reading slow.
    private const int LongestSentence = 500;
    private const int Item = 7;
    private const string Stops = "\u3002\uFF1B;\uFF01!\uFF1F?";
    private const string Commas = "\uFF0C,";
    private const string Colons = "\uFF1A:";
    private const string Openers = "\u300A\u201C\uFF08(\u3010[";
    private const string Closers = "\u300B\u201D\uFF09)\u3011]";

    private readonly string text;
    private readonly Grammar grammar;
    private readonly List<(Head Head, Mood? Mood)> path = [];
    private readonly List<Sentence> sentences = [];
    private Mood overall = Mood.Open;
    private bool listTells;
    private Mood? labelMood;

    public Outline(string text, Grammar grammar)
    {
        (this.text, this.grammar) = (text, grammar);
        var lines = Lines();
        for (var line = 0; line < lines.Count; line++) Read(lines, line);
    }

    public IReadOnlyList<Sentence> Sentences => sentences;

    public List<Head> Heads { get; } = [];

    /// <summary>Lines that are neither heads nor sentences: titles, signatures, whom a letter is for.</summary>
    public List<Quote> Loose { get; } = [];

    /// <summary>Lines without blanks around them, empty ones left out.</summary>
    private List<(int Start, int End)> Lines()
    {
        List<(int Start, int End)> lines = [];
        for (int at = 0, end; at < text.Length; at = end + 1)
        {
            end = text.AsSpan(at).IndexOfAny('\r', '\n') is >= 0 and var length ? at + length : text.Length;
            var (first, last) = (at, end);
            while (first < last && char.IsWhiteSpace(text[first])) first++;
            while (last > first && char.IsWhiteSpace(text[last - 1])) last--;
            if (last > first) lines.Add((first, last));
        }
        return lines;
    }

    private void Read(List<(int Start, int End)> lines, int number)
    {
        var (start, end) = lines[number];
        var (body, level) = Marks(start, end);
        var closed = Stops.Contains(text[end - 1]) || Stops.Contains(text[Math.Max(start, end - 2)]);
        if (level is { } mark && mark < Item)
        {
            while (path.Count > 0 && path[^1].Head.Level >= mark) path.RemoveAt(path.Count - 1);
            if (!closed && !Colons.Contains(text[end - 1]) && !IsLeaf(lines, number, mark))
            {
                Enter(mark, body, end);
                return;
            }
        }
        else if (!closed && level is null && (!Reads(body, end) || (sentences.Count == 0 && Colons.Contains(text[end - 1]))))
        {
            Loose.Add(new(start, text[start..end]));
            if (sentences.Count == 0 && grammar.Fits("titles", "asked", Loose[^1].Text)) overall = Mood.Asked;
            return;
        }
        Cut(number, body, end, level);
    }

    /// <summary>Nothing stands beneath: what follows is no prose and no deeper mark.</summary>
    private bool IsLeaf(List<(int Start, int End)> lines, int number, int mark) =>
        number + 1 < lines.Count && Marks(lines[number + 1].Start, lines[number + 1].End).Level is { } next && next <= mark && mark > 2;

    /// <summary>A line without a stop is read all the same if it has the commas of a sentence and a length that no title has, or a colon.</summary>
    private bool Reads(int start, int end) => Colons.Contains(text[end - 1]) ? end - start > LongestRunIn || text.AsSpan(start, end - start).IndexOfAny("\uFF0C,") > 0
        : end - start > LongestRunIn && text.AsSpan(start, end - start).IndexOfAny("\uFF0C,") > 0;

    private void Enter(int level, int start, int end)
    {
        var head = new Head(level, new(start, text[start..end]));
        Heads.Add(head);
        path.Add((head, grammar.MoodOf(head.Words.Text)));
        listTells = false;
    }

    private void Cut(int line, int start, int end, int? level)
    {
        if (level is null or < Item) listTells &= level is null && sentences.Count > 0 && sentences[^1].Line == line - 1 && Colons.Contains(text[sentences[^1].End - 1]);
        var first = true;
        labelMood = null;
        if (LabelEnd(start, end) is { } label) (labelMood, start) = (grammar.MoodOf(text[start..label]), label + 1);
        for (var at = start; at < end;)
        {
            var stop = EndOfSentence(at, end);
            var last = stop;
            while (last < end && (Stops.Contains(text[last]) || Commas.Contains(text[last]) || Colons.Contains(text[last]) || char.IsWhiteSpace(text[last]))) last++;
            Add(at, stop, line, level, first && last < end && IsRunIn(at, stop, level) && !Charges(last, end));
            (at, level) = Marks(last, end);
            first = false;
        }
    }

    private void Add(int start, int end, int line, int? level, bool isRunIn)
    {
        if (end <= start) return;
        var words = text[start..end];
        if (isRunIn && level < Item) Enter(level!.Value, start, end);
        if (level is null) listTells = false;
        sentences.Add(new(start, end, line, level, isRunIn, listTells ? Mood.Told : labelMood ?? Now, [.. path.Select(entry => entry.Head)]));
        if (grammar.Fits("opens-telling", "told", words)) listTells = true;
        if (path.Count == 0 && grammar.Fits("letters", "opens", words)) overall = grammar.MoodOf(words) ?? overall;
    }

    private Mood Now => path.FindLast(entry => entry.Mood is not null).Mood ?? overall;

    /// <summary>The place of the stop, or of the colon before an enumeration; stops within quotation marks and brackets do not count.</summary>
    private int EndOfSentence(int start, int end)
    {
        for (var at = start; at < end; at++)
        {
            if (Stops.Contains(text[at]) || (at - start >= LongestSentence && (Commas.Contains(text[at]) || at - start >= 2 * LongestSentence))) return at;
            if (Colons.Contains(text[at]) && (at + 1 == end || grammar.MarkAt(text, at + 1, end) is not null)) return at;
            var pair = Openers.IndexOf(text[at]);
            if (pair >= 0 && text.IndexOf(Closers[pair], at, end - at) is >= 0 and var close) at = close;
        }
        return end;
    }

    /// <summary>A few words and a colon before what a line says are its label: "Aims: …".</summary>
    private int? LabelEnd(int start, int end)
    {
        var colon = text.AsSpan(start, Math.Min(LongestLabel, end - start)).IndexOfAny(Colons);
        if (colon <= 0 || start + colon + 1 >= end || text.AsSpan(start, colon).IndexOfAny(Commas) >= 0 || Demands(start, start + colon)) return null;
        return Charges(start, end) ? null : start + colon;
    }

    /// <summary>Only says who answers for what stands before it.</summary>
    private bool Charges(int start, int end) => grammar.Find("charged", text, start, end) is [var found, ..] && found.Match.Index <= start + 1;

    /// <summary>A short first sentence after a mark is a head; after the mark of an item, which often is a full sentence, only a very short one.</summary>
    private bool IsRunIn(int start, int end, int? level) => level is { } mark && !Demands(start, end)
        && (mark < Item ? end - start <= LongestRunIn : end - start <= LongestRunInItem && text.AsSpan(start, end - start).IndexOfAny(Commas) < 0);

    /// <summary>Whoever writes "must" or "please" means it, and writes no head.</summary>
    private bool Demands(int start, int end)
    {
        for (var at = start; at < end;)
        {
            var (kind, length) = Wording.Shipped.At(text, at, end);
            if (kind is Kind.Must or Kind.Ban or Kind.Please or Kind.Call) return true;
            at += length;
        }
        return false;
    }

    private (int Body, int? Level) Marks(int start, int end)
    {
        int? level = null;
        while (start < end && grammar.MarkAt(text, start, end) is { } mark)
        {
            level ??= mark.Level;
            if (mark.Level > 0) level = mark.Level;
            start += mark.Length;
        }
        return (start, level);
    }
}
