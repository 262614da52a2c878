using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Pacesetter.Papers.Official;

/// <summary>The styles of the elements of a paper, its section, fonts and page numbers.</summary>
internal static class PaperStyles
{
    public const string Above = "PaperAbove", Mast = "PaperMast", Number = "PaperNumber", Title = "PaperTitle", Addressee = "PaperAddressee", Text = "PaperText",
        Attachment = "PaperAttachment", NextAttachment = "PaperNextAttachment", Signature = "PaperSignature", Date = "PaperDate", Copies = "PaperCopies", Printed = "PaperPrinted", End = "PaperEnd",
        Issue = "PaperIssue", Editor = "PaperEditor", Cell = "PaperCell", CellHead = "PaperCellHead";

    private const string PageNumber = "PaperPageNumber";
    private const int Line = Standard.LinePitch;
    private const double Sign = Standard.CharacterPitch;

    /// <summary>Of the small size, in which the foot and the page numbers are set.</summary>
    private const int SmallSign = Standard.SmallSize * 10;

    public static void Add(MainDocumentPart main)
    {
        main.AddNewPart<StyleDefinitionsPart>().Styles = new((OpenXmlElement[])[Defaults(), Normal(), .. All()]);
        main.AddNewPart<FontTablePart>().Fonts = new(FontNames().Select(names => new Font { Name = names[0], AltName = new() { Val = string.Join(',', names.Skip(1)) } }));
        main.AddNewPart<DocumentSettingsPart>().Settings = new(new EvenAndOddHeaders(), new CharacterSpacingControl { Val = CharacterSpacingValues.DoNotCompress }, new Compatibility(new CompatibilitySetting { Name = CompatSettingNameValues.CompatibilityMode, Uri = "http://schemas.microsoft.com/office/word", Val = "15" }));
    }

    /// <summary>A4, the grid of 22 lines with 28 signs, and a page number in the outer corner.</summary>
    /// <param name="wide">The page lies on its side, its head where the others are bound: the margins turn with it.</param>
    public static SectionProperties Section(MainDocumentPart main, bool wide) => new(
        new FooterReference { Type = HeaderFooterValues.Default, Id = Footer(main, JustificationValues.Right, wide) },
        new FooterReference { Type = HeaderFooterValues.Even, Id = Footer(main, JustificationValues.Left, wide) },
        wide ? new PageSize { Width = Standard.PageHeight, Height = Standard.PageWidth, Orient = PageOrientationValues.Landscape } : new PageSize { Width = Standard.PageWidth, Height = Standard.PageHeight },
        wide
            ? new PageMargin { Top = Standard.Left, Right = Standard.Top, Bottom = Standard.Right, Left = Standard.Bottom, Header = 851, Footer = 851, Gutter = 0 }
            : new PageMargin { Top = Standard.Top, Right = Standard.Right, Bottom = Standard.Bottom, Left = Standard.Left, Header = 851, Footer = Standard.PageNumberFoot, Gutter = 0 },
        new DocGrid { Type = DocGridValues.Lines, LinePitch = Line });

    public static RunFonts Font(string element)
    {
        var name = Standard.Shipped.Fonts(element)[0];
        return new() { Ascii = name, HighAnsi = name, EastAsia = name, Hint = FontTypeHintValues.EastAsia };
    }

    /// <summary>The last element of a paper: as wide as the text, at the foot of the last page whatever stands above, between thick lines.</summary>
    public static Table AtFoot(IEnumerable<Paragraph> lines) => new(
    [
        new TableProperties(
            new TablePositionProperties { HorizontalAnchor = HorizontalAnchorValues.Page, VerticalAnchor = VerticalAnchorValues.Margin, TablePositionX = Standard.Left, TablePositionYAlignment = VerticalAlignmentValues.Bottom },
            new TableOverlap { Val = TableOverlapValues.Never },
            new TableWidth { Width = Half(Standard.TextWidth), Type = TableWidthUnitValues.Dxa },
            new TableBorders(Edge<TopBorder>(Standard.ThickLine), Edge<BottomBorder>(Standard.ThickLine), Edge<InsideHorizontalBorder>(Standard.ThinLine)),
            new TableLayout { Type = TableLayoutValues.Fixed },
            new TableCellMarginDefault(new TableCellLeftMargin { Width = 0, Type = TableWidthValues.Dxa }, new TableCellRightMargin { Width = 0, Type = TableWidthValues.Dxa })),
        new TableGrid(new GridColumn { Width = Half(Standard.TextWidth) }),
        .. lines.Select(line => new TableRow(new TableCell(new TableCellProperties(new TableCellWidth { Width = Half(Standard.TextWidth), Type = TableWidthUnitValues.Dxa }), line))),
    ]);

    private static IEnumerable<IReadOnlyList<string>> FontNames() => ((string[])["title", "body", "heading1", "heading2", "page"]).Select(Standard.Shipped.Fonts);

    private static DocDefaults Defaults() => new(
        new RunPropertiesDefault(new RunPropertiesBaseStyle(Font("body"), new FontSize { Val = Half(Standard.BodySize) }, new FontSizeComplexScript { Val = Half(Standard.BodySize) }, new Languages { Val = "en-US", EastAsia = "zh-CN" })),
        new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new WidowControl { Val = false }, new AutoSpaceDE { Val = false }, new AutoSpaceDN { Val = false })));

    private static Style Normal() => new(
        new StyleName { Val = "Normal" },
        new StyleParagraphProperties(Exactly(Line), new Justification { Val = JustificationValues.Both }),
        // 28 signs of 15.75 pt instead of a grid of signs: not every word processor sets a sign of 16 pt into one place of such a grid.
        new StyleRunProperties(new Spacing { Val = -5 }, new FontSize { Val = Half(Standard.BodySize) }, new FontSizeComplexScript { Val = Half(Standard.BodySize) }))
    { Type = StyleValues.Paragraph, StyleId = "Normal", Default = true };

    private static IEnumerable<Style> All() =>
    [
        Of(Above, [], Font("heading1")),
        Of(Mast, [new SnapToGrid { Val = false }, new SpacingBetweenLines { Line = "240", LineRule = LineSpacingRuleValues.Auto }, Centred()], Font("title"), new Color { Val = Standard.Red }),
        Of(Number, [RedLine(), Exactly(Line, before: 2 * Line), Centred()]),
        Of(Title, [new KeepNext(), new SnapToGrid { Val = false }, Exactly(35 * 20, before: 2 * Line), Centred()], Font("title"), new FontSize { Val = Half(Standard.TitleSize) }, new FontSizeComplexScript { Val = Half(Standard.TitleSize) }),
        Of(Addressee, [Exactly(Line, before: Line)]),
        Of(Text, [Exactly(Line), new Indentation { FirstLine = Twips(2 * Sign), FirstLineChars = 200 }]),
        Of(Attachment, [Exactly(Line, before: Line), new Indentation { Left = Twips(5 * Sign), Hanging = Twips(3 * Sign) }]),
        Of(NextAttachment, [Exactly(Line), new Indentation { Left = Twips(5 * Sign) }]),
        Of(Signature, [new KeepNext(), Exactly(Line, before: Line), new Justification { Val = JustificationValues.Left }]),
        Of(Date, [Exactly(Line), new Justification { Val = JustificationValues.Left }]),
        Of(Copies, [Exactly(Line), new Indentation { Left = Twips(4 * SmallSign), Right = Twips(SmallSign), Hanging = Twips(3 * SmallSign) }], Small()),
        Of(Printed, [new Tabs(new TabStop { Val = TabStopValues.Right, Position = Standard.TextWidth - SmallSign }), Exactly(Line), new Indentation { Left = Twips(SmallSign), Right = Twips(SmallSign) }], Small()),
        Of(End, [new SnapToGrid { Val = false }, Exactly(20)], new FontSize { Val = "2" }),
        Of(Issue, [Exactly(Line, before: Line), Centred()]),
        Of(Editor, [RedLine(), new Tabs(new TabStop { Val = TabStopValues.Right, Position = (int)(Standard.TextWidth - Sign) }), Exactly(Line, before: Line), new Justification { Val = JustificationValues.Left }]),
        Of(Cell, [new SnapToGrid { Val = false }, Exactly(Standard.CellPitch), new Justification { Val = JustificationValues.Left }], Close(), Size(Standard.CellSize)),
        Of(CellHead, [new KeepNext(), new SnapToGrid { Val = false }, Exactly(Standard.CellPitch), Centred()], Font("heading1"), Close(), Size(Standard.CellSize)),
        Of(PageNumber, [new SnapToGrid { Val = false }, new SpacingBetweenLines { Line = "240", LineRule = LineSpacingRuleValues.Auto }, new Indentation { Left = Twips(SmallSign), Right = Twips(SmallSign) }], Font("page"), Small()),
    ];

    private static Style Of(string id, OpenXmlElement[] paragraph, params OpenXmlElement[] run)
    {
        var style = new Style(new StyleName { Val = id }, new BasedOn { Val = "Normal" }, new PrimaryStyle(), new StyleParagraphProperties(paragraph)) { Type = StyleValues.Paragraph, StyleId = id, CustomStyle = true };
        if (run.Length > 0) style.Append(new StyleRunProperties(run));
        return style;
    }

    private static string Footer(MainDocumentPart main, JustificationValues side, bool wide)
    {
        var part = main.AddNewPart<FooterPart>();
        var number = new Paragraph(
            new ParagraphProperties { ParagraphStyleId = new() { Val = PageNumber }, Justification = new() { Val = side } },
            new Run(new DocumentFormat.OpenXml.Wordprocessing.Text("\u2014 ") { Space = SpaceProcessingModeValues.Preserve }),
            new SimpleField(new Run(new DocumentFormat.OpenXml.Wordprocessing.Text("1"))) { Instruction = "PAGE" },
            new Run(new DocumentFormat.OpenXml.Wordprocessing.Text(" \u2014") { Space = SpaceProcessingModeValues.Preserve }));
        part.Footer = new(wide ? TableSetting.PageNumber(number) : [number]);
        return main.GetIdOfPart(part);
    }

    private static T Edge<T>(int size) where T : BorderType, new() => new() { Val = BorderValues.Single, Size = (uint)size, Space = 0, Color = "000000" };

    private static SpacingBetweenLines Exactly(int line, int before = 0) => new() { Before = Half(before), Line = Half(line), LineRule = LineSpacingRuleValues.Exact };

    private static Justification Centred() => new() { Val = JustificationValues.Center };

    /// <summary>As wide as the text, 4 mm under the line.</summary>
    private static ParagraphBorders RedLine() => new(new BottomBorder { Val = BorderValues.Single, Size = 12, Space = 11, Color = Standard.Red });

    private static Spacing Close() => new() { Val = 0 };

    private static FontSize Size(int size) => new() { Val = Half(size) };

    private static FontSize Small() => new() { Val = Half(Standard.SmallSize) };

    private static string Twips(double length) => Half((int)Math.Round(length));

    private static string Half(int number) => number.ToString(CultureInfo.InvariantCulture);
}
