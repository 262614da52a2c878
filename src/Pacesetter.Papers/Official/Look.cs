using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Pacesetter.Papers.Official;

/// <summary>How paragraphs and runs of a document look in the end: by themselves, else by their style and those it is based on, else by the defaults.</summary>
internal sealed class Look(MainDocumentPart main)
{
    private readonly Dictionary<string, Style> styles = main.StyleDefinitionsPart?.Styles?.Elements<Style>().Where(style => style.StyleId is not null)
        .GroupBy(style => style.StyleId!.Value!).ToDictionary(group => group.Key, group => group.First()) ?? [];

    private readonly string? normal = main.StyleDefinitionsPart?.Styles?.Elements<Style>().FirstOrDefault(style => style.Type?.Value == StyleValues.Paragraph && style.Default?.Value == true)?.StyleId;
    private readonly DocDefaults? defaults = main.StyleDefinitionsPart?.Styles?.DocDefaults;

    /// <summary>The nearest element of a kind that has the attribute asked for.</summary>
    public T? Of<T>(Paragraph paragraph, Func<T, bool> says) where T : OpenXmlElement =>
        First(Chain(paragraph).Select(style => (OpenXmlElement?)style.StyleParagraphProperties).Prepend(paragraph.ParagraphProperties).Append(defaults?.ParagraphPropertiesDefault?.ParagraphPropertiesBaseStyle), says);

    public T? Of<T>(Paragraph paragraph) where T : OpenXmlElement => Of<T>(paragraph, _ => true);

    public T? Of<T>(Run run, Func<T, bool> says) where T : OpenXmlElement
    {
        var paragraph = run.Ancestors<Paragraph>().FirstOrDefault();
        var own = Styles(run.RunProperties?.RunStyle?.Val?.Value);
        List<Style> above = paragraph is null ? [] : Chain(paragraph);
        return First(own.Concat(above).Select(style => (OpenXmlElement?)style.StyleRunProperties).Prepend(run.RunProperties).Append(defaults?.RunPropertiesDefault?.RunPropertiesBaseStyle), says);
    }

    public T? Of<T>(Run run) where T : OpenXmlElement => Of<T>(run, _ => true);

    /// <summary>Of Chinese signs, null where the theme decides.</summary>
    public string? Font(Run run) => Of<RunFonts>(run, fonts => fonts.EastAsia is not null)?.EastAsia?.Value;

    /// <summary>In half points.</summary>
    public int Size(Run run) => int.TryParse(Of<FontSize>(run)?.Val?.Value, out var size) ? size : 20;

    public string Color(Run run) => Of<Color>(run)?.Val?.Value ?? "auto";

    /// <summary>In twips between signs.</summary>
    public int Spread(Run run) => Of<Spacing>(run)?.Val?.Value ?? 0;

    public JustificationValues Side(Paragraph paragraph) => Of<Justification>(paragraph)?.Val?.Value ?? JustificationValues.Left;

    /// <summary>Twips from line to line where it is said exactly, else null.</summary>
    public int? Pitch(Paragraph paragraph) =>
        Of<SpacingBetweenLines>(paragraph, spacing => spacing.Line is not null) is { } spacing && spacing.LineRule?.Value == LineSpacingRuleValues.Exact && int.TryParse(spacing.Line?.Value, out var line) ? line : null;

    /// <summary>Of the first line, in signs of the paragraph's own size.</summary>
    public double FirstLine(Paragraph paragraph, int size)
    {
        if (Of<Indentation>(paragraph, indent => indent.FirstLineChars is not null)?.FirstLineChars?.Value is { } hundredths and not 0) return hundredths / 100.0;
        return int.TryParse(Of<Indentation>(paragraph, indent => indent.FirstLine is not null)?.FirstLine?.Value, out var twips) ? twips / (size * 10.0) : 0;
    }

    private static T? First<T>(IEnumerable<OpenXmlElement?> places, Func<T, bool> says) where T : OpenXmlElement =>
        places.OfType<OpenXmlElement>().Select(place => place.GetFirstChild<T>()).FirstOrDefault(found => found is not null && says(found));

    private List<Style> Chain(Paragraph paragraph) => Styles(paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value ?? normal);

    private List<Style> Styles(string? id)
    {
        List<Style> chain = [];
        while (id is not null && styles.TryGetValue(id, out var style) && !chain.Contains(style))
        {
            chain.Add(style);
            id = style.BasedOn?.Val?.Value;
        }
        return chain;
    }
}
