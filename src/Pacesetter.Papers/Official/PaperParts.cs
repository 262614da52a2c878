using DocumentFormat.OpenXml.Wordprocessing;

namespace Pacesetter.Papers.Official;

/// <summary>A paragraph of a paper that says something, with its number among all and the run that carries most of its text.</summary>
internal sealed record Line(int Number, Paragraph Paragraph, string Text, Run Run);

/// <summary>Which paragraph of a paper is which element, told from words and places: papers from elsewhere have no styles that say so.</summary>
internal sealed class PaperParts
{
    /// <summary>Elements of the head stand among the first paragraphs.</summary>
    private const int OfHead = 15;

    private static readonly Standard Standard = Standard.Shipped;

    public PaperParts(Body body, Look look)
    {
        var all = body.Descendants<Paragraph>().Select((paragraph, at) => Read(paragraph, at + 1)).OfType<Line>().ToLookup(IsInOwnTable);
        Lines = [.. all[false]];
        Cells = [.. all[true]];
        Tables = [.. body.Elements<Table>().Where(IsOwn)];
        var head = Lines.Take(OfHead).ToList();
        Mast = head.FirstOrDefault(line => IsRed(look.Color(line.Run)));
        Number = head.FirstOrDefault(line => Standard.Is("numberlike", line.Text));
        if (Number is null && head.FirstOrDefault(line => Standard.Is("issuelike", line.Text)) is { } issue)
        {
            Issue = issue;
            Editor = Lines.Skip(Lines.IndexOf(issue) + 1).Take(1).FirstOrDefault(line => Standard.Is("editor", line.Text));
        }
        var after = (Editor ?? Issue ?? Number ?? Mast) is { } last ? Lines.IndexOf(last) : -1;
        var title = Lines.Skip(after + 1).Take(OfHead).Where(line => line != Mast).ToList();
        var start = title.FindIndex(line => look.Side(line.Paragraph) == JustificationValues.Center);
        if (start < 0 && title.Count > 0) start = title.FindIndex(line => look.Size(line.Run) == title.Max(other => look.Size(other.Run)));
        Title = start < 0 ? [] : [.. title.Skip(start).TakeWhile((line, at) => at == 0 || look.Side(line.Paragraph) == JustificationValues.Center && look.Size(line.Run) == look.Size(title[start].Run))];
        var rest = Lines.Skip(Title.Count == 0 ? after + 1 : Lines.IndexOf(Title[^1]) + 1).ToList();
        Addressee = rest.Take(1).FirstOrDefault(line => Standard.Is("addressee", line.Text));
        Copies = rest.FirstOrDefault(line => Standard.Is("copies", line.Text));
        Printed = rest.LastOrDefault(line => Standard.Is("printed", line.Text));
        Attachment = rest.FirstOrDefault(line => Standard.Is("attachment", line.Text));
        Date = rest.LastOrDefault(line => Standard.Is("datelike", line.Text));
        Signature = Date is null ? null : rest.TakeWhile(line => line != Date).LastOrDefault(line => line.Text.Length <= 40 && line != Attachment && look.FirstLine(line.Paragraph, look.Size(line.Run)) == 0 && !line.Text.EndsWith('\u3002'));
        Text = [.. rest.TakeWhile(line => line != Attachment && line != Signature && line != Date && line != Copies && line != Printed).Where(line => line != Addressee && !IsInTable(line))];
    }

    /// <summary>All but what stands in tables of several columns.</summary>
    public List<Line> Lines { get; }

    public IReadOnlyList<Line> Cells { get; }

    /// <summary>Tables that are matter: not those of one or two columns, in which heads and feet are set.</summary>
    public IReadOnlyList<Table> Tables { get; }

    /// <summary>A table with its title and without a head, as goes with a paper or is put up.</summary>
    public bool IsSheet => Tables.Count > 0 && Mast is null && Number is null && Issue is null;

    /// <summary>The number of a bulletin.</summary>
    public Line? Issue { get; }

    /// <summary>Who edits a bulletin, and its day.</summary>
    public Line? Editor { get; }

    public Line? Mast { get; }

    public Line? Number { get; }

    public IReadOnlyList<Line> Title { get; }

    public Line? Addressee { get; }

    public IReadOnlyList<Line> Text { get; }

    public Line? Attachment { get; }

    public Line? Signature { get; }

    public Line? Date { get; }

    public Line? Copies { get; }

    public Line? Printed { get; }

    /// <summary>Any red in which marks of issuers are printed.</summary>
    public static bool IsRed(string color) =>
        color.Length == 6 && uint.TryParse(color, System.Globalization.NumberStyles.HexNumber, null, out var rgb) && rgb >> 16 >= 0xB0 && (rgb >> 8 & 0xFF) <= 0x50 && (rgb & 0xFF) <= 0x50;

    private static bool IsInOwnTable(Line line) => line.Paragraph.Ancestors<Table>().Any(IsOwn);

    private static bool IsOwn(Table table) => table.Elements<TableRow>().Any(row => row.Elements<TableCell>().Count() > 2);

    private static bool IsInTable(Line line) => line.Paragraph.Ancestors<Table>().Any();

    private static Line? Read(Paragraph paragraph, int number)
    {
        var runs = paragraph.Descendants<Run>().Where(run => run.InnerText.Trim().Length > 0).ToList();
        return runs.Count == 0 ? null : new(number, paragraph, string.Concat(paragraph.Descendants<Text>().Select(text => text.Text)).Trim(), runs.MaxBy(run => run.InnerText.Length)!);
    }
}
