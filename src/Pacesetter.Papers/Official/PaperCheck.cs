using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Pacesetter.Domain;

namespace Pacesetter.Papers.Official;

/// <summary>Compares any .docx with the layout of official papers.</summary>
public sealed class PaperCheck
{
    private const int Millimetre = 57;
    private static readonly Standard Standard = Standard.Shipped;
    private readonly List<Deviation> found = [];
    private readonly MainDocumentPart main;
    private readonly Look look;
    private readonly PaperParts parts;

    private PaperCheck(MainDocumentPart main) => (this.main, look, parts) = (main, new(main), new(main.Document!.Body!, new(main)));

    /// <returns>Deviations in the order of the page, the same one in many paragraphs told once.</returns>
    /// <exception cref="BrokenRule">official.not-a-paper: no .docx, or a broken one.</exception>
    public static IReadOnlyList<Deviation> Of(Stream file)
    {
        try
        {
            using var document = WordprocessingDocument.Open(file, isEditable: false);
            if (document.MainDocumentPart?.Document?.Body is null) throw new BrokenRule("official.not-a-paper");
            return new PaperCheck(document.MainDocumentPart).All();
        }
        catch (Exception error) when (error is OpenXmlPackageException or InvalidDataException or FileFormatException or System.Xml.XmlException)
        {
            throw new BrokenRule("official.not-a-paper");
        }
    }

    private List<Deviation> All()
    {
        Page();
        Grid();
        Head();
        Title();
        Text();
        Tables();
        End();
        PageNumbers();
        return [.. found.GroupBy(one => (one.Element, one.Property, one.Expected, one.Found)).Select(group => group.First() with { Times = group.Count() })];
    }

    private void Page()
    {
        foreach (var section in main.Document!.Body!.Descendants<SectionProperties>())
        {
            var (size, margin) = (section.GetFirstChild<PageSize>(), section.GetFirstChild<PageMargin>());
            // A wide table lies on its side, its head where the paper is bound: then the sides of the page change places.
            var (width, height, top, left, right, bottom) = IsWide(section)
                ? (Standard.PageHeight, Standard.PageWidth, Standard.Left, Standard.Bottom, Standard.Top, Standard.Right)
                : (Standard.PageWidth, Standard.PageHeight, Standard.Top, Standard.Left, Standard.Right, Standard.Bottom);
            Length("page", "width", width, (int)(size?.Width?.Value ?? 12240));
            Length("page", "height", height, (int)(size?.Height?.Value ?? 15840));
            Length("page", "top", top, margin?.Top?.Value ?? 1440);
            Length("page", "left", left, (int)(margin?.Left?.Value ?? 1440) + (int)(margin?.Gutter?.Value ?? 0));
            Length("page", "right", right, (int)(margin?.Right?.Value ?? 1440));
            Length("page", "bottom", bottom, margin?.Bottom?.Value ?? 1440);
        }
    }

    private static bool IsWide(SectionProperties? section) => section?.GetFirstChild<PageSize>()?.Orient?.Value == PageOrientationValues.Landscape;

    private void Grid()
    {
        var section = main.Document!.Body!.Descendants<SectionProperties>().LastOrDefault();
        if (parts.Text.Count == 0 || IsWide(section)) return;
        var (size, margin, grid) = (section?.GetFirstChild<PageSize>(), section?.GetFirstChild<PageMargin>(), section?.GetFirstChild<DocGrid>());
        var height = (int)(size?.Height?.Value ?? 15840) - (margin?.Top?.Value ?? 1440) - (margin?.Bottom?.Value ?? 1440);
        var width = (int)(size?.Width?.Value ?? 12240) - (int)(margin?.Left?.Value ?? 1440) - (int)(margin?.Right?.Value ?? 1440);
        var typical = parts.Text.GroupBy(line => (look.Pitch(line.Paragraph), Size: look.Size(line.Run), Spread: look.Spread(line.Run))).MaxBy(group => group.Count())!.Key;
        var pitch = typical.Item1 ?? (grid?.Type?.Value is { } type && type != DocGridValues.Default ? grid.LinePitch?.Value : null);
        if (pitch is > 0) Number("grid", "lines", Standard.Lines, height / pitch.Value);
        else Tell("grid", "lines", Text(Standard.Lines), Deviation.Absent);
        var sign = typical.Size * 10 + typical.Spread;
        if (grid?.Type?.Value is { } kind && (kind == DocGridValues.LinesAndChars || kind == DocGridValues.SnapToChars)) sign += (int)((grid.CharacterSpace?.Value ?? 0) / 4096.0 * 20);
        Number("grid", "characters", Standard.Characters, width / Math.Max(1, sign));
    }

    private void Head()
    {
        if (parts.IsSheet) return;
        if (parts.Mast is not { } mast) Tell("mast", "presence", Deviation.Present, Deviation.Absent);
        else
        {
            Font("mast", "title", mast);
            Side("mast", JustificationValues.Center, mast);
        }
        if (parts.Issue is { } issue) Bulletin(issue);
        else if (parts.Number is { } number) Number(number);
        else Tell("number", "presence", Deviation.Present, Deviation.Absent);
    }

    private void Bulletin(Line issue)
    {
        if (!Standard.Is("issue", issue.Text)) Tell("issue", "form", "\u7B2C1\u671F", issue.Text, issue);
        Font("issue", "body", issue);
        Size("issue", Standard.BodySize, issue);
        Side("issue", JustificationValues.Center, issue);
        RedLine(parts.Editor ?? issue);
        if (parts.Editor is not { } editor)
        {
            Tell("editor", "presence", Deviation.Present, Deviation.Absent);
            return;
        }
        Font("editor", "body", editor);
        Size("editor", Standard.BodySize, editor);
    }

    private void Number(Line number)
    {
        // Whoever signs may stand behind it in the same line.
        var text = number.Text[..(number.Text.IndexOf('\u53F7', StringComparison.Ordinal) + 1)];
        if (!Standard.Is("number", text)) Tell("number", "form", "\u30142026\u30151", number.Text, number);
        Font("number", "body", number);
        Size("number", Standard.BodySize, number);
        RedLine(number);
    }

    private void RedLine(Line number)
    {
        var at = parts.Lines.IndexOf(number);
        var ruled = parts.Lines.Skip(Math.Max(0, at - 1)).Take(3).Any(line => look.Of<ParagraphBorders>(line.Paragraph)?.ChildElements.OfType<BorderType>().Any(edge => PaperParts.IsRed(edge.Color?.Value ?? "")) == true);
        // A drawn line cannot be read as one: any drawing in the head is taken for it.
        var drawn = parts.Lines.Take(at + 2).Any(line => line.Paragraph.Descendants<Drawing>().Any() || line.Paragraph.Descendants<Picture>().Any()) || main.Document!.Body!.Elements<Paragraph>().Take(20).Any(paragraph => paragraph.Descendants<Drawing>().Any() || paragraph.Descendants<Picture>().Any());
        if (!ruled && !drawn) Tell("red-line", "presence", Deviation.Present, Deviation.Absent);
    }

    private void Title()
    {
        if (parts.Title.Count == 0) Tell("title", "presence", Deviation.Present, Deviation.Absent);
        foreach (var line in parts.Title)
        {
            Font("title", "title", line);
            Size("title", Standard.TitleSize, line);
            Side("title", JustificationValues.Center, line);
        }
        if (parts.Addressee is not { } to) return;
        Font("addressee", "body", to);
        Size("addressee", Standard.BodySize, to);
        if (to.Text[^1] != '\uFF1A') Tell("addressee", "end", "\uFF1A", to.Text[^1..], to);
        Indent("addressee", 0, to);
    }

    private void Text()
    {
        foreach (var line in parts.Text)
        {
            if (Standard.Mistakes.FirstOrDefault(mistake => mistake.Looks.IsMatch(line.Text)) is { Looks: { } looks, Belongs: var belongs }) Tell("heading", "mark", belongs, looks.Match(line.Text).Value, line);
            var level = Standard.Level(line.Text);
            var first = level > 0 ? line with { Run = line.Paragraph.Descendants<Run>().First(run => run.InnerText.Trim().Length > 0) } : line;
            Font(level > 0 ? $"heading{level}" : "body", Standard.FontOf(level), first);
            Size("body", Standard.BodySize, first);
            Indent("body", 2, line);
            if (look.Pitch(line.Paragraph) is { } pitch && (pitch < Standard.LinePitch - 1 || pitch > Standard.LinePitch + 1)) Tell("body", "pitch", Points(Standard.LinePitch), Points(pitch), line);
            if (Standard.Is("subject", line.Text)) Tell("subject-words", "presence", Deviation.Absent, line.Text, line);
        }
    }

    private void Tables()
    {
        foreach (var table in parts.Tables)
        {
            var rows = table.Elements<TableRow>().ToList();
            var repeated = rows[0].TableRowProperties?.GetFirstChild<TableHeader>();
            if (rows.Count > Standard.Lines && (repeated is null || repeated.Val?.Value == OnOffOnlyValues.Off)) Tell("table", "head", Deviation.Present, Deviation.Absent);
            var wide = IsWide(table.ElementsAfter().Select(element => element as SectionProperties ?? element.Descendants<SectionProperties>().FirstOrDefault()).OfType<SectionProperties>().FirstOrDefault());
            var (found, most) = (table.GetFirstChild<TableGrid>()?.Elements<GridColumn>().Sum(column => int.TryParse(column.Width?.Value, out var width) ? width : 0) ?? 0, wide ? Standard.TextHeight : Standard.TextWidth);
            if (found > most + Millimetre) Tell("table", "width", Millimetres(most), Millimetres(found));
        }
        if (!parts.IsSheet) return;
        foreach (var cell in parts.Cells)
        {
            var (font, size) = (look.Font(cell.Run) ?? Deviation.Absent, look.Size(cell.Run));
            if (!Standard.Fonts("heading1").Contains(font, StringComparer.OrdinalIgnoreCase)) Font("table", "body", font, cell);
            if (size is < Standard.SmallestCell or > Standard.BodySize) Tell("table", "size", $"{Points(Standard.SmallestCell * 10)} \u2013 {Points(Standard.BodySize * 10)}", Points(size * 10), cell);
        }
    }

    private void End()
    {
        if (parts.Attachment is { } attachment)
        {
            Font("attachment", "body", attachment);
            Size("attachment", Standard.BodySize, attachment);
            if (attachment.Text[^1] is '\u3002' or '\uFF1B' or ';' or '.') Tell("attachment", "end", Deviation.Absent, attachment.Text[^1..], attachment);
        }
        foreach (var line in new[] { parts.Copies, parts.Printed }.OfType<Line>())
        {
            Font("foot", "body", line);
            Size("foot", Standard.SmallSize, line);
        }
        if ((parts.IsSheet && parts.Date is null) || parts.Issue is not null) return;
        if (parts.Date is not { } date) Tell("date", "presence", Deviation.Present, Deviation.Absent);
        else
        {
            if (!Standard.Is("date", date.Text)) Tell("date", "form", "2026\u5E741\u67081\u65E5", date.Text, date);
            Font("date", "body", date);
            Size("date", Standard.BodySize, date);
        }
        if (parts.Signature is { } signature)
        {
            Font("signature", "body", signature);
            Size("signature", Standard.BodySize, signature);
        }
    }

    private void PageNumbers()
    {
        var section = main.Document!.Body!.Descendants<SectionProperties>().LastOrDefault();
        var feet = section?.Elements<FooterReference>().Where(foot => foot.Id?.Value is not null && main.TryGetPartById(foot.Id!.Value!, out _)).ToList() ?? [];
        if (main.DocumentSettingsPart?.Settings?.GetFirstChild<EvenAndOddHeaders>() is not { } apart || apart.Val?.Value == false) Tell("page-number", "sides", Deviation.Present, Deviation.Absent);
        foreach (var (kind, side) in new[] { (HeaderFooterValues.Default, JustificationValues.Right), (HeaderFooterValues.Even, JustificationValues.Left) })
        {
            var page = kind == HeaderFooterValues.Even ? "even" : "odd";
            var footer = feet.Where(foot => (foot.Type?.Value ?? HeaderFooterValues.Default) == kind).Select(foot => ((FooterPart)main.GetPartById(foot.Id!.Value!)).Footer).FirstOrDefault();
            var paragraph = footer?.Descendants<Paragraph>().FirstOrDefault(one => one.Descendants<SimpleField>().Any(field => field.Instruction?.Value?.Contains("PAGE", StringComparison.Ordinal) == true) || one.Descendants<FieldCode>().Any(code => code.Text.Contains("PAGE", StringComparison.Ordinal)));
            if (paragraph is null)
            {
                Tell($"page-number-{page}", "presence", Deviation.Present, Deviation.Absent);
                continue;
            }
            if (paragraph.InnerText.Count(sign => sign == '\u2014') != 2) Tell($"page-number-{page}", "form", "\u2014 1 \u2014", paragraph.InnerText.Trim());
            if (look.Side(paragraph) != side) Tell($"page-number-{page}", "side", Name(side), Name(look.Side(paragraph)));
            foreach (var run in paragraph.Descendants<Run>().Where(run => run.InnerText.Trim().Length > 0).Take(1))
            {
                if (look.Size(run) != Standard.SmallSize) Tell($"page-number-{page}", "size", Points(Standard.SmallSize * 10), Points(look.Size(run) * 10));
                Font($"page-number-{page}", "page", look.Font(run) ?? Deviation.Absent, null);
            }
        }
    }

    private void Font(string element, string font, Line line) => Font(element, font, look.Font(line.Run) ?? Deviation.Absent, line);

    private void Font(string element, string font, string name, Line? line)
    {
        if (!Standard.Fonts(font).Contains(name, StringComparer.OrdinalIgnoreCase)) Tell(element, "font", Standard.Fonts(font)[0], name, line);
    }

    private void Size(string element, int size, Line line)
    {
        if (look.Size(line.Run) != size) Tell(element, "size", Points(size * 10), Points(look.Size(line.Run) * 10), line);
    }

    private void Side(string element, JustificationValues side, Line line)
    {
        if (look.Side(line.Paragraph) != side) Tell(element, "side", Name(side), Name(look.Side(line.Paragraph)), line);
    }

    private void Indent(string element, int signs, Line line)
    {
        var blank = line.Paragraph.InnerText.Length - line.Paragraph.InnerText.TrimStart('\u3000', ' ').Length;
        var indent = look.FirstLine(line.Paragraph, look.Size(line.Run)) + blank;
        if (Math.Abs(indent - signs) > 0.2) Tell(element, "indent", Text(signs), indent.ToString("0.#", CultureInfo.InvariantCulture), line);
    }

    private void Length(string element, string property, int expected, int is_)
    {
        if (Math.Abs(expected - is_) > Millimetre) Tell(element, property, Millimetres(expected), Millimetres(is_));
    }

    private void Number(string element, string property, int expected, int is_)
    {
        if (expected != is_) Tell(element, property, Text(expected), Text(is_));
    }

    private void Tell(string element, string property, string expected, string is_, Line? line = null) => found.Add(new(element, property, expected, is_, line?.Number));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Points(int twips) => string.Create(CultureInfo.InvariantCulture, $"{twips / 20.0:0.##} pt");

    private static string Millimetres(int twips) => string.Create(CultureInfo.InvariantCulture, $"{twips / 1440.0 * 25.4:0.#} mm");

    private static string Name(JustificationValues side) => side == JustificationValues.Center ? Deviation.Centre : side == JustificationValues.Right || side == JustificationValues.End ? Deviation.Right : Deviation.Left;
}
