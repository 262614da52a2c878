using System.Text;
using Pacesetter.Domain.Documents;

namespace Pacesetter.Tests.Documents;

/// <summary>
/// A document of the labelled set. The file is the document with marks: {a clause}, &lt;its addressee&gt;, [a date], +《a title to be issued》; behind the opening
/// brace ^ says that the addressee is that of the clause before, @ that it is whom the letter is for.
/// </summary>
internal sealed record Labelled(string Name, string Text, IReadOnlyList<Labelled.Clause> Clauses)
{
    public sealed record Clause(int Start, int End, string? Addressee, IReadOnlyList<string> Dates, IReadOnlyList<string> Documents);

    public static Labelled Read(string name, string marked)
    {
        var text = new StringBuilder();
        List<Clause> clauses = [];
        var (start, mark, recipient, title) = (-1, 0, (string?)null, false);
        var (addressee, dates, documents) = ((string?)null, new List<string>(), new List<string>());
        foreach (var sign in marked)
        {
            switch (sign)
            {
                case '{': (start, addressee, dates, documents) = (text.Length, null, [], []); break;
                case '}': clauses.Add(new(start, text.Length, addressee, dates, documents)); start = -1; break;
                case '^': addressee = clauses[^1].Addressee; break;
                case '@': addressee = recipient; break;
                case '<' or '[': mark = text.Length; break;
                case '>' when start < 0: recipient = text.ToString(mark, text.Length - mark); Annotate(clauses, recipient, text, mark); break;
                case '>': addressee = text.ToString(mark, text.Length - mark); break;
                case ']' when start < 0: break;
                case ']': dates.Add(text.ToString(mark, text.Length - mark)); break;
                case '+': (mark, title) = (text.Length, true); break;
                default: text.Append(sign); break;
            }
            if (sign != '》' || !title) continue;
            documents.Add(text.ToString(mark, text.Length - mark));
            title = false;
        }
        return new(name, text.ToString(), clauses);
    }

    /// <summary>A name in a bracket behind a clause says who answers for it.</summary>
    private static void Annotate(List<Clause> clauses, string name, StringBuilder text, int mark)
    {
        var line = text.ToString().LastIndexOf('\n') + 1;
        for (var at = clauses.Count - 1; at >= 0 && clauses[at].Start >= line && mark > line; at--)
            if (clauses[at].Addressee is null) clauses[at] = clauses[at] with { Addressee = name };
    }
}

/// <summary>Right, wrongly found and missed.</summary>
internal sealed class Score
{
    public int Right { get; private set; }

    public int Wrong { get; private set; }

    public int Missed { get; private set; }

    public double Precision => Right + Wrong == 0 ? 1 : (double)Right / (Right + Wrong);

    public double Recall => Right + Missed == 0 ? 1 : (double)Right / (Right + Missed);

    public void Count(IEnumerable<string> expected, IEnumerable<string> found)
    {
        var left = expected.ToList();
        foreach (var one in found)
        {
            if (left.Remove(one)) Right++;
            else Wrong++;
        }
        Missed += left.Count;
    }
}

/// <summary>The scores of clause finding and of what is read in the clauses.</summary>
internal sealed class Scores
{
    // A found clause is the labelled one if the part they share is at least this share of what either covers.
    private const double Same = 0.6;

    public Score Clauses { get; } = new();

    public Score Addressees { get; } = new();

    public Score Dates { get; } = new();

    public Score Documents { get; } = new();

    public List<string> Differences { get; } = [];

    public void Add(Labelled document)
    {
        var found = Decomposition.Of(document.Text).Clauses.ToList();
        foreach (var label in document.Clauses)
        {
            var clause = found.Find(one => Shared(label, one) >= Same);
            var words = document.Text[label.Start..label.End];
            Count(Clauses, "clause", [words], clause is null ? [] : [words]);
            Count(Addressees, "addressee", label.Addressee is null ? [] : [label.Addressee], clause?.Addressee is { } who ? [who.Text] : [], words);
            Count(Dates, "date", label.Dates, clause?.Dates.Select(date => date.Text) ?? [], words);
            Count(Documents, "document", label.Documents, clause?.Documents.Select(title => title.Text) ?? [], words);
            if (clause is not null) found.Remove(clause);
        }
        foreach (var clause in found)
        {
            Count(Clauses, "clause", [], [$"{clause.Words.Text} ({clause.Rule})"]);
            Count(Addressees, "addressee", [], clause.Addressee is { } who ? [who.Text] : []);
            Count(Dates, "date", [], clause.Dates.Select(date => date.Text));
            Count(Documents, "document", [], clause.Documents.Select(title => title.Text));
        }
    }

    public override string ToString() => string.Join("; ", new[] { ("clauses", Clauses), ("addressees", Addressees), ("dates", Dates), ("documents", Documents) }
        .Select(score => $"{score.Item1} {score.Item2.Precision:0.000} / {score.Item2.Recall:0.000} ({score.Item2.Right}+{score.Item2.Wrong}-{score.Item2.Missed})"));

    private static double Shared(Labelled.Clause label, Domain.Documents.Clause found)
    {
        var both = Math.Min(label.End, found.Words.End) - Math.Max(label.Start, found.Words.Start);
        return both <= 0 ? 0 : (double)both / (Math.Max(label.End, found.Words.End) - Math.Min(label.Start, found.Words.Start));
    }

    private void Count(Score score, string what, IEnumerable<string> expected, IEnumerable<string> found, string where = "")
    {
        List<string> wanted = [.. expected], got = [.. found];
        score.Count(wanted, got);
        if (!wanted.Order().SequenceEqual(got.Order())) Differences.Add($"{what}: labelled [{string.Join(" | ", wanted)}] found [{string.Join(" | ", got)}] {where}");
    }
}
