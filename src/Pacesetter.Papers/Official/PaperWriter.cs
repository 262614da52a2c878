using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Pacesetter.Papers.Official;

/// <summary>Sets an official paper as .docx by GB/T 9704-2012, without a seal.</summary>
public static class PaperWriter
{
    private static readonly Standard Standard = Standard.Shipped;

    /// <param name="output">Any stream that can be written and sought.</param>
    public static void Write(OfficialPaper paper, Stream output)
    {
        using var document = WordprocessingDocument.Create(output, WordprocessingDocumentType.Document);
        document.PackageProperties.Title = paper.Title.ReplaceLineEndings("");
        document.PackageProperties.Creator = paper.Signature;
        var main = document.AddMainDocumentPart();
        PaperStyles.Add(main);
        OpenXmlElement[] elements = [.. Head(paper), .. Title(paper), .. Text(paper), .. Table(paper), .. Signature(paper), .. Foot(paper)];
        main.Document = new(new Body([.. elements, PaperStyles.Section(main, IsWide(paper))]));
    }

    private static bool IsWide(OfficialPaper paper) => paper.Table is { Wide: true };

    private static IEnumerable<Paragraph> Head(OfficialPaper paper)
    {
        if (paper.Mast is not { } name) yield break;
        string[] above = [.. new[] { paper.Copy, paper.Urgency }.OfType<string>()];
        foreach (var line in above) yield return Styled(PaperStyles.Above, line);
        var mast = Styled(PaperStyles.Mast, name);
        mast.ParagraphProperties!.SpacingBetweenLines = new() { Before = Twips(Standard.MastDrop - above.Length * Standard.LinePitch) };
        Fit(mast, name.Length);
        yield return mast;
        if (paper.Issue is { } issue)
        {
            yield return Styled(PaperStyles.Issue, $"\u7B2C{(issue > 0 ? issue.ToString(CultureInfo.InvariantCulture) : "\u3000")}\u671F");
            var editor = Styled(PaperStyles.Editor, "\u3000" + paper.Signature);
            editor.Append(new Run(new TabChar()), Run(Day(paper.Date)));
            yield return editor;
            yield break;
        }
        yield return Number(paper);
    }

    private static Paragraph Number(OfficialPaper paper)
    {
        var number = Styled(PaperStyles.Number, paper.Number ?? "");
        if (paper.Signer is { } signer)
        {
            var properties = number.ParagraphProperties!;
            properties.Justification = new() { Val = JustificationValues.Left };
            properties.Indentation = new() { Left = Twips(Standard.CharacterPitch), Right = Twips(Standard.CharacterPitch) };
            properties.Tabs = new(new TabStop { Val = TabStopValues.Right, Position = (int)(Standard.TextWidth - Standard.CharacterPitch) });
            number.Append(new Run(new TabChar()), Run(Standard.Word("signer")), Run(signer, "heading2"));
        }
        return number;
    }

    private static IEnumerable<Paragraph> Title(OfficialPaper paper)
    {
        var title = Styled(PaperStyles.Title, "");
        foreach (var line in TitleLines.Of(paper.Title)) title.Append(title.Elements<Run>().Any() ? new Run(new Break(), Words(line)) : Run(line));
        yield return title;
        if (paper.Addressees is { } to) yield return Styled(PaperStyles.Addressee, to + Standard.Word("attachment")[^1]);
    }

    private static IEnumerable<Paragraph> Text(OfficialPaper paper)
    {
        foreach (var line in paper.Body.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var level = Standard.Level(line);
            var head = level is 1 or 2 ? HeadLength(line) : 0;
            var paragraph = Styled(PaperStyles.Text, "");
            if (head > 0) paragraph.Append(Run(line[..head], Standard.FontOf(level)));
            if (head < line.Length) paragraph.Append(Run(line[head..]));
            yield return paragraph;
        }
        for (var at = 0; at < paper.Attachments.Count; at++)
        {
            var many = paper.Attachments.Count > 1;
            var numbered = many ? string.Create(CultureInfo.InvariantCulture, $"{at + 1}.{paper.Attachments[at]}") : paper.Attachments[at];
            var line = Styled(at == 0 ? PaperStyles.Attachment : PaperStyles.NextAttachment, (at == 0 ? Standard.Word("attachment") : "") + numbered);
            yield return line;
        }
    }

    /// <summary>Up to the first full stop, where text goes on behind a heading in the same paragraph.</summary>
    private static int HeadLength(string line)
    {
        var stop = line.IndexOf('\u3002', StringComparison.Ordinal);
        return stop < 0 ? line.Length : stop + 1;
    }

    private static IEnumerable<Table> Table(OfficialPaper paper)
    {
        if (paper.Table is not { } table) yield break;
        PaperTable.DemandFits(table.Rows.Count);
        yield return TableSetting.Of(table);
    }

    // Without a seal: the issuer ends two signs from the right, the date begins two signs behind it; a longer date moves the issuer instead.
    private static IEnumerable<Paragraph> Signature(OfficialPaper paper)
    {
        if (paper.Issue is not null) yield break;
        var date = Day(paper.Date);
        var line = IsWide(paper) ? (int)(Standard.TextHeight / Standard.CharacterPitch) : Standard.Characters;
        var issuerStart = line - 2 - Width(paper.Signature);
        var dateStart = Math.Min(issuerStart + 2, line - 2 - Width(date));
        yield return At(Styled(PaperStyles.Signature, paper.Signature), Math.Max(0, dateStart - 2));
        yield return At(Styled(PaperStyles.Date, date), dateStart);
    }

    private static IEnumerable<OpenXmlElement> Foot(OfficialPaper paper)
    {
        if (paper.Printer is not { } printer) yield break;
        List<Paragraph> lines = [];
        if (paper.CopiesTo is { } copies) lines.Add(Styled(PaperStyles.Copies, Standard.Word("copies") + copies + '\u3002'));
        lines.Add(Styled(PaperStyles.Printed, printer));
        lines[^1].Append(new Run(new TabChar()), Run(Day(paper.Printed ?? paper.Date) + Standard.Word("printed")));
        yield return PaperStyles.AtFoot(lines);
        // A table cannot be the last thing in a document.
        yield return Styled(PaperStyles.End, "");
    }

    private static string Day(DateOnly day) => day.ToString("yyyy\u5E74M\u6708d\u65E5", CultureInfo.InvariantCulture);

    /// <summary>In signs of the text's size; Latin letters and figures take half of one.</summary>
    private static double Width(string text) => text.Sum(sign => sign < 256 ? 0.5 : 1);

    private static Paragraph At(Paragraph paragraph, double signs)
    {
        paragraph.ParagraphProperties!.Indentation = new() { Left = Twips(signs * Standard.CharacterPitch) };
        return paragraph;
    }

    private static Paragraph Styled(string style, string text)
    {
        var paragraph = new Paragraph(new ParagraphProperties { ParagraphStyleId = new() { Val = style } });
        if (text.Length > 0) paragraph.Append(Run(text));
        return paragraph;
    }

    /// <summary>As large as fits, since the standard leaves the size to the eye; a long name is set narrower instead of smaller than 26 pt.</summary>
    private static void Fit(Paragraph mast, int signs)
    {
        var fits = Standard.TextWidth / 10.0 * 0.96 / signs;
        var size = Math.Clamp((int)fits, 52, 116);
        foreach (var run in mast.Elements<Run>())
        {
            run.RunProperties = new();
            if (fits < size) run.RunProperties.CharacterScale = new() { Val = Math.Max(33, (int)(100 * fits / size)) };
            run.RunProperties.FontSize = new() { Val = size.ToString(CultureInfo.InvariantCulture) };
        }
    }

    private static Run Run(string text, string? font = null)
    {
        var run = new Run(Words(text));
        if (font is not null) run.RunProperties = new() { RunFonts = PaperStyles.Font(font) };
        return run;
    }

    private static Text Words(string text) => new(text) { Space = SpaceProcessingModeValues.Preserve };

    private static string Twips(double length) => ((int)Math.Round(length)).ToString(CultureInfo.InvariantCulture);
}
