using System.Text;

namespace Pacesetter.Domain.Documents;

/// <summary>One sentence as a row of kinds: what <see cref="Demand"/> patterns are laid against.</summary>
internal sealed class Phrase
{
    private const int LongestName = 40;
    private const string Commas = "\uFF0C,\uFF1A:";
    private const string Joins = "\u3001\u201C\u201D\uFF08\uFF09()\u00B7\u548C\u53CA\u4E0E\u4EE5\u53CA ";

    // Before, bottom, end, within.
    private const string Limits = "\u524D\u5E95\u672B\u5185";

    // Who does something by trade; and the sign by which a verb describes a name.
    private const string Persons = "\u5458\u8005";
    private const char Of = '\u7684';
    private const string Closers = "\uFF09)\u201D";

    private readonly string text;
    private readonly Grammar grammar;
    private readonly List<Token> tokens = [];

    public Phrase(string text, int start, int end, Grammar grammar)
    {
        (this.text, this.grammar) = (text, grammar);
        Titles = [.. TitlesIn(start, end)];
        Dates = [.. grammar.Find("dates", text, start, end).Select(found => Quote(found.Match.Index, found.Match.Index + found.Match.Length)).Where(date => !Titles.Any(title => date.Start < title.End && title.Start < date.End))];
        Amounts = [.. grammar.Find("amounts", text, start, end).Select(found => Quote(found.Match.Index, found.Match.Index + found.Match.Length))
            .Where(amount => !Dates.Any(date => amount.Start < date.End && date.Start < amount.End))];
        Tokenise(start, end);
        Gather();
        Row = RowOf(tokens);
    }

    internal readonly record struct Token(Kind Kind, int Start, int End);

    public IReadOnlyList<Quote> Dates { get; }

    public IReadOnlyList<Quote> Amounts { get; }

    public IReadOnlyList<Quote> Titles { get; }

    public IReadOnlyList<Token> Tokens => tokens;

    public string Row { get; }

    public static string RowOf(IEnumerable<Token> tokens)
    {
        var row = new StringBuilder();
        foreach (var token in tokens) row.Append(Demand.Sign(token.Kind));
        return row.ToString();
    }

    public Quote Quote(int start, int end) => new(start, text[start..end]);

    private IEnumerable<Quote> TitlesIn(int start, int end)
    {
        for (int at = start, close; (at = text.IndexOf('\u300A', at, end - at)) >= 0; at = close + 1)
        {
            close = text.IndexOf('\u300B', at, end - at);
            if (close < 0) yield break;
            // Titles within titles should stand in single marks, but often do not.
            for (var inner = text.IndexOf('\u300A', at + 1, close - at - 1); inner >= 0; inner = text.IndexOf('\u300A', inner + 1, close - inner - 1))
                if (text.IndexOf('\u300B', close + 1, end - close - 1) is >= 0 and var outer) close = outer;
            yield return Quote(at, close + 1);
        }
    }

    private void Tokenise(int start, int end)
    {
        var (date, amount, title) = (0, 0, 0);
        for (var at = start; at < end; at = tokens[^1].End)
        {
            if (Take(Titles, ref title, at, Kind.Title) || Take(Dates, ref date, at, Ends(date, at)) || Take(Amounts, ref amount, at, Kind.Amount)) continue;
            if (Commas.Contains(text[at])) tokens.Add(new(Kind.Comma, at, at + 1));
            else
            {
                var (kind, length) = Wording.Shipped.At(text, at, end);
                tokens.Add(new(kind, at, at + length));
            }
        }
    }

    private Kind Ends(int date, int at) => Dates.Skip(date).FirstOrDefault(one => one.Start >= at).Text is { } text && Limits.Contains(text[^1]) ? Kind.Until : Kind.When;

    private bool Take(IReadOnlyList<Quote> quotes, ref int next, int at, Kind kind)
    {
        while (next < quotes.Count && quotes[next].Start < at) next++;
        if (next == quotes.Count || quotes[next].Start != at) return false;
        tokens.Add(new(kind, at, quotes[next].End));
        return true;
    }

    /// <summary>Puts the names of those who can be told, where a name may stand, into one token each; elsewhere their words mean nothing.</summary>
    private void Gather()
    {
        var (opens, gathered) = (true, new List<Token>(tokens.Count));
        for (var at = 0; at < tokens.Count;)
        {
            if (opens && NameAt(at) is { } length && !grammar.Fits("above", "place", text[tokens[at].Start..tokens[at + length - 1].End]))
            {
                var name = Quote(tokens[at].Start, tokens[at + length - 1].End);
                gathered.Add(new(grammar.Fits("above", "who", name.Text) ? Kind.Above : Kind.Who, name.Start, name.End));
                at += length;
                opens = false;
                continue;
            }
            var token = tokens[at++];
            opens = token.Kind is Kind.Comma or Kind.Please or Kind.Call or Kind.Need || (opens && token.Kind is Kind.Link or Kind.When or Kind.Until or Kind.Adverb or Kind.Soon) || IsBy(token) || (opens && IsEmphasis(token));
            gathered.Add(token.Kind is Kind.Who or Kind.Tail ? token with { Kind = Kind.Sign } : token);
        }
        tokens.Clear();
        tokens.AddRange(gathered);
    }

    /// <summary>Bold in Markdown.</summary>
    private bool IsEmphasis(Token token) => text[token.Start] == '*';

    private bool IsBy(Token token) => token.Kind == Kind.Before && token.End - token.Start == 1 && text[token.Start] == '\u7531';

    /// <returns>How many tokens make the name; null: none stands here.</returns>
    private int? NameAt(int first)
    {
        var (last, end) = (-1, first);
        for (; end < tokens.Count && tokens[end].End - tokens[first].Start <= LongestName; end++)
        {
            var kind = tokens[end].Kind;
            if (IsEmphasis(tokens[end])) break;
            var isTail = kind == Kind.Tail && end > first;
            if (kind == Kind.Who || isTail || (last == end - 1 && last >= 0 && Closers.Contains(text[tokens[end].Start]))) last = end;
            else if (kind is not (Kind.Sign or Kind.Other or Kind.Tail) && !Joins.Contains(text[tokens[end].Start]) && !IsInsideName(end, first)) break;
        }
        // Behind the name something else of the sentence has to begin at once: otherwise it belongs to a longer phrase; unless somebody was called upon by it.
        if (last < 0 || (last + 1 != end && !(first > 0 && tokens[first - 1].Kind is Kind.Please or Kind.Call or Kind.Need))) return null;
        // A verb at its beginning is part of it only before a demand: "the inspecting group must", but "organise the members".
        var demand = end;
        while (demand < tokens.Count && tokens[demand].Kind is Kind.When or Kind.Until or Kind.Adverb or Kind.Soon) demand++;
        var isDemanded = demand < tokens.Count && tokens[demand].Kind is Kind.Must or Kind.Ban or Kind.Avoid or Kind.Will or Kind.Charge or Kind.Please or Kind.Need;
        var isPerson = last == first + 1 && Persons.Contains(text[tokens[last].Start]);
        return tokens[first].Kind is Kind.Deed or Kind.Issue && !isDemanded && !isPerson ? null : last - first + 1;
    }

    /// <summary>A verb, two verbs, or a word like "all", right before a sign that ends names; or a verb that is one of several departments.</summary>
    private bool IsInsideName(int at, int first)
    {
        if (tokens[at].Kind is not (Kind.Deed or Kind.Adverb or Kind.Charge)) return false;
        if (at + 1 < tokens.Count && text[tokens[at + 1].Start] == Of) return true;
        if (at > first && at + 1 < tokens.Count && text[tokens[at + 1].Start] == '\u3001') return true;
        var next = at + 1 < tokens.Count && tokens[at + 1].Kind == Kind.Deed && tokens[at].Kind == Kind.Deed ? at + 2 : at + 1;
        return next < tokens.Count && tokens[next].Kind is Kind.Tail or Kind.Who;
    }
}
