namespace Pacesetter.Domain.Documents;

/// <summary>
/// A document taken apart: its heads, and the clauses that demand something. A handful of rules over a list of words, both in data files: the same
/// document always gives the same clauses, every clause names its rule and its words, and nothing leaves the machine. It proposes; the office decides.
/// </summary>
public sealed class Decomposition
{
    private const int LongestOpening = 20;
    private readonly string text;
    private readonly Grammar grammar = Grammar.Shipped;
    private readonly List<Clause> clauses = [];
    private readonly List<(Sentence Sentence, Clause Clause)> runIns = [];
    private readonly Quote? recipient;

    // Where a letter ends and what it sends begins.
    private readonly int enclosed;

    private Decomposition(string text)
    {
        this.text = text;
        var outline = new Outline(text, grammar);
        Heads = outline.Heads;
        recipient = Recipient(outline);
        enclosed = recipient is null ? text.Length : outline.Loose.Find(line => line.Start > recipient.Value.End && text.Contains($"\u300A{line.Text}\u300B", StringComparison.Ordinal)) is { Start: > 0 } title ? title.Start : text.Length;
        Sentence? before = null;
        foreach (var sentence in outline.Sentences)
        {
            Read(sentence, before);
            before = sentence;
        }
        Settle();
    }

    public IReadOnlyList<Head> Heads { get; }

    /// <summary>In the order of the document.</summary>
    public IReadOnlyList<Clause> Clauses => clauses;

    /// <param name="text">The document as plain text; lines are paragraphs.</param>
    public static Decomposition Of(string text) => new(text);

    /// <summary>Whom a letter is for: a line of names with a colon at its end before the first sentence, unless the paper goes upwards.</summary>
    private Quote? Recipient(Outline outline)
    {
        var head = outline.Loose.TakeWhile(line => outline.Sentences.Count == 0 || line.Start < outline.Sentences[0].Start).ToList();
        if (head.Exists(line => grammar.Fits("letters", "upward", line.Text))) return null;
        foreach (var line in head.Where(line => line.Text[^1] is ':' or '\uFF1A'))
        {
            var name = new Quote(line.Start, line.Text[..^1]);
            if (!grammar.Fits("letters", "greeting", name.Text) && new Phrase(text, name.Start, name.End, grammar).Tokens[^1].Kind is Kind.Who or Kind.Above) return name;
        }
        return null;
    }

    private void Read(Sentence sentence, Sentence? before)
    {
        if (Charged(sentence) || IsOpening(sentence)) return;
        var phrase = new Phrase(text, sentence.Start, sentence.End, grammar);
        var goesOn = sentence.Level is null && before is not null && before.Line == sentence.Line;
        foreach (var part in Parts(phrase, sentence.Mood))
        {
            if (Verdict(part, sentence.Mood) is { } found && found.Demand.Demands) Add(phrase, part, found, sentence, goesOn);
            goesOn = true;
        }
    }

    /// <summary>Only leads over to what follows: "the meeting decides:".</summary>
    private bool IsOpening(Sentence sentence) => sentence.End - sentence.Start <= LongestOpening && sentence.Level is null && grammar.Fits("letters", "opens", text[sentence.Start..sentence.End]);

    /// <summary>A sentence is parted before each comma behind which somebody else is told something.</summary>
    private IEnumerable<List<Phrase.Token>> Parts(Phrase phrase, Mood mood)
    {
        List<Phrase.Token> part = [];
        foreach (var (at, token) in phrase.Tokens.Index())
        {
            if (part.Count > 0 && part[^1].Kind == Kind.Comma && BeginsAnew(phrase, at, part, mood))
            {
                yield return part;
                part = [];
            }
            part.Add(token);
        }
        yield return part;
    }

    /// <summary>Somebody else is told something after a demand, or somebody is asked after a report.</summary>
    private bool BeginsAnew(Phrase phrase, int at, List<Phrase.Token> part, Mood mood) => phrase.Tokens[at].Kind switch
    {
        Kind.Who => !IsFrame(part) && TellsSomebody(phrase, at) && Verdict(part, mood) is { Demand.Parts: true },
        Kind.Please => Verdict(part, mood) is { Demand.Demands: false },
        _ => !IsFrame(part) && IsOfAnother(phrase, at) && Verdict(part, mood) is { Demand.Parts: true },
    };

    /// <summary>Another matter with who does it: "the roads are kept by the county, the lanes by the townships".</summary>
    private bool IsOfAnother(Phrase phrase, int at)
    {
        var topic = phrase.Tokens.Skip(at).TakeWhile(token => token.Kind is Kind.Sign or Kind.Other).Count();
        return topic > 0 && at + topic + 1 < phrase.Tokens.Count && phrase.Tokens[at + topic + 1].Kind == Kind.Who && text[phrase.Tokens[at + topic].Start] == '\u7531';
    }

    private bool IsFrame(List<Phrase.Token> part) => grammar.Fits("letters", "frame", text[part[0].Start..part[^1].Start]);

    private static bool TellsSomebody(Phrase phrase, int at)
    {
        var next = phrase.Tokens.Skip(at + 1).SkipWhile(token => token.Kind is not (Kind.Comma or Kind.Must or Kind.Ban or Kind.Avoid or Kind.Will or Kind.Charge or Kind.Please)).FirstOrDefault();
        return next.End > 0 && next.Kind != Kind.Comma;
    }

    private (Demand Demand, int Index, int Length)? Verdict(List<Phrase.Token> part, Mood mood)
    {
        var row = Phrase.RowOf(part);
        foreach (var demand in grammar.Demands)
            if (demand.Match(row, mood) is var (index, length)) return (demand, index, length);
        return null;
    }

    private void Add(Phrase phrase, List<Phrase.Token> part, (Demand Demand, int Index, int Length) found, Sentence sentence, bool goesOn)
    {
        var last = part[^1].Kind == Kind.Comma ? part.Count - 2 : part.Count - 1;
        if (last < 0) return;
        var words = phrase.Quote(part[0].Start, part[last].End);
        var (deed, thing) = DeedOf(phrase, part, found.Index + (found.Demand.Name.Contains("deed", StringComparison.Ordinal) ? 0 : found.Length));
        var clause = new Clause(words, found.Demand.Name, phrase.Quote(part[found.Index].Start, part[found.Index + found.Length - 1].End))
        {
            Addressee = AddresseeOf(phrase, part, found.Index) ?? Inherited(part, found.Index, goesOn),
            Deed = deed,
            Matter = thing,
            Dates = [.. phrase.Dates.Where(date => date.Start >= words.Start && date.End <= words.End)],
            Amounts = [.. phrase.Amounts.Where(amount => amount.Start >= words.Start && amount.End <= words.End)],
            Documents = [.. Issued(phrase, part)],
            PlanKind = grammar.Find("plans", text, words.Start, words.End) is [var plan, ..] ? plan.Name : null,
            Heads = [.. sentence.Heads.Select(head => head.Words)],
        };
        if (sentence.IsRunIn) runIns.Add((sentence, clause));
        else clauses.Add(clause);
    }

    /// <summary>The name nearest before the demand, or behind a call; not that of somebody who only says so.</summary>
    private static Quote? AddresseeOf(Phrase phrase, List<Phrase.Token> part, int reason)
    {
        Quote? found = null;
        for (var at = 0; at < part.Count; at++)
        {
            if (part[at].Kind != Kind.Who) continue;
            var isBehind = at > reason;
            if (isBehind && found is not null) break;
            if (isBehind && part[at - 1].Kind is not (Kind.Please or Kind.Call or Kind.Need) && !(part[at - 1].Kind == Kind.Before && part[reason].Kind == Kind.Must)) continue;
            if (!isBehind && (part[reason].Kind == Kind.Call || Says(part, at, reason))) continue;
            found = phrase.Quote(part[at].Start, part[at].End);
        }
        return found;
    }

    private static bool Says(List<Phrase.Token> part, int who, int reason)
    {
        for (var at = who + 1; at < reason; at++)
        {
            if (part[at].Kind is Kind.Say or Kind.Call) return true;
            if (part[at].Kind == Kind.Who) return false;
        }
        return false;
    }

    /// <summary>A clause without a name goes on about the one before it in its paragraph, unless it begins with something else ("those who …,"); in a letter it is for whom the letter is.</summary>
    private Quote? Inherited(List<Phrase.Token> part, int reason, bool goesOn)
    {
        var comma = part.FindLastIndex(reason, token => token.Kind == Kind.Comma);
        var begins = part.Take(reason).Skip(comma + 1).All(token => token.Kind is not (Kind.Sign or Kind.Other)) || part[comma + 1].Kind == Kind.Before;
        var all = part[0].Start < enclosed ? recipient : null;
        var isAnother = grammar.Fits("letters", "nobody", text[part[0].Start..part[^1].End]) || (comma >= 0 && (IsTopic(part) || (part[0].Kind != Kind.Before && grammar.Fits("letters", "frame", text[part[0].Start..part[comma].Start]))));
        if (!goesOn || !begins || isAnother || clauses.Count == 0) return all;
        return clauses[^1].Addressee is { } last && !text.AsSpan(clauses[^1].Words.Start, part[0].Start - clauses[^1].Words.Start).Contains('\n') ? last : all;
    }

    /// <summary>Something is named, and only behind the comma it is said what becomes of it.</summary>
    private static bool IsTopic(List<Phrase.Token> part)
    {
        var topic = part.TakeWhile(token => token.Kind is Kind.Sign or Kind.Other or Kind.Title).Count();
        return topic > 1 && topic < part.Count && part[topic].Kind == Kind.Comma;
    }

    private static (Quote? Deed, Quote? Matter) DeedOf(Phrase phrase, List<Phrase.Token> part, int from)
    {
        var at = part.FindIndex(Math.Min(from, part.Count), token => token.Kind is Kind.Deed or Kind.Into or Kind.Issue or Kind.Charge);
        if (at < 0) return (null, null);
        var end = part.FindIndex(at, token => token.Kind == Kind.Comma);
        var last = (end < 0 ? part.Count : end) - 1;
        return (phrase.Quote(part[at].Start, part[at].End), last > at ? phrase.Quote(part[at + 1].Start, part[last].End) : null);
    }

    /// <summary>Titles behind a verb that issues, and those joined to them; behind "according to" a title is only referred to.</summary>
    private static IEnumerable<Quote> Issued(Phrase phrase, List<Phrase.Token> part)
    {
        var (issued, before) = (false, Kind.Comma);
        foreach (var token in part)
        {
            if (token.Kind == Kind.Title)
            {
                if (issued) yield return phrase.Quote(token.Start, token.End);
            }
            else if (token.Kind == Kind.Issue) issued = true;
            else if (token.Kind is Kind.Comma or Kind.Before || (token.Kind is Kind.Deed or Kind.Into && before != Kind.Issue)) issued = false;
            before = token.Kind;
        }
    }

    /// <summary>A sentence that does nothing but name who answers, in a bracket or as a line of its own: it belongs to the clauses of its paragraph that name nobody.</summary>
    private bool Charged(Sentence sentence)
    {
        if (grammar.Find("charged", text, sentence.Start, sentence.End) is not [var found, ..] || found.Match.Index > sentence.Start + 1) return false;
        var who = found.Match.Groups["who"];
        var line = text.LastIndexOf('\n', sentence.Start) + 1;
        var first = line == 0 || text[line..sentence.Start].Trim().Length > 0 ? line : text.LastIndexOf('\n', line - 1 > 0 ? text[..line].TrimEnd().Length - 1 : 0) + 1;
        for (var at = clauses.Count - 1; at >= 0 && clauses[at].Words.Start >= first; at--)
            if (clauses[at].Addressee is null || clauses[at].Addressee == recipient) clauses[at] = clauses[at] with { Addressee = new(who.Index, who.Value) };
        return true;
    }

    /// <summary>A head at the beginning of a paragraph is a demand of its own only if its paragraph holds no other.</summary>
    private void Settle()
    {
        foreach (var (sentence, clause) in runIns)
        {
            var end = text.IndexOf('\n', clause.Words.End);
            if (!clauses.Exists(other => other.Words.Start > clause.Words.Start && (end < 0 || other.Words.Start < end)) && sentence.Mood != Mood.Told) clauses.Add(clause);
        }
        clauses.Sort((one, other) => one.Words.Start - other.Words.Start);
    }
}
