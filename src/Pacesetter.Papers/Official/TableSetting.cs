using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Pacesetter.Papers.Official;

/// <summary>Sets the table of a paper, and the page number of a page that lies on its side.</summary>
internal static class TableSetting
{
    private const int CellMargin = 57;

    /// <summary>7 mm from the text, as on a page that stands.</summary>
    private const int NumberGap = 397, NumberWidth = 400;

    public static Table Of(PaperTable table)
    {
        var (whole, shares) = (table.Wide ? Standard.TextHeight : Standard.TextWidth, table.Columns.Sum(column => column.Share));
        string[] widths = [.. table.Columns.Select(column => Twips(whole * column.Share / shares))];
        return new(
        [
            new TableProperties(
                new TableWidth { Width = Twips(whole), Type = TableWidthUnitValues.Dxa },
                new TableBorders(Edge<TopBorder>(), Edge<LeftBorder>(), Edge<BottomBorder>(), Edge<RightBorder>(), Edge<InsideHorizontalBorder>(), Edge<InsideVerticalBorder>()),
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableCellMarginDefault(new TableCellLeftMargin { Width = CellMargin, Type = TableWidthValues.Dxa }, new TableCellRightMargin { Width = CellMargin, Type = TableWidthValues.Dxa })),
            new TableGrid(widths.Select(width => new GridColumn { Width = width })),
            new TableRow([new TableRowProperties(new CantSplit(), new TableHeader()), .. table.Columns.Zip(widths, (column, width) => Cell(PaperStyles.CellHead, column.Heading, width, centred: false))]),
            .. table.Rows.Select(row => new TableRow(table.Columns.Index().Select(one => Cell(PaperStyles.Cell, row[one.Index], widths[one.Index], one.Item.Centred)))),
        ]);
    }

    /// <summary>
    /// A page of the paper that is turned to lie on its side keeps its number where the others have it: below the text as the page is bound, which is at the left as it is
    /// read; odd ones at its lower end, even ones at its upper end.
    /// </summary>
    public static IEnumerable<OpenXmlElement> PageNumber(Paragraph number) =>
    [
        new Table(
            new TableProperties(
                new TablePositionProperties { HorizontalAnchor = HorizontalAnchorValues.Page, VerticalAnchor = VerticalAnchorValues.Page, TablePositionX = Standard.Bottom - NumberGap - NumberWidth, TablePositionY = Standard.Left },
                new TableOverlap { Val = TableOverlapValues.Never },
                new TableWidth { Width = Twips(NumberWidth), Type = TableWidthUnitValues.Dxa },
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableCellMarginDefault(new TableCellLeftMargin { Width = 0, Type = TableWidthValues.Dxa }, new TableCellRightMargin { Width = 0, Type = TableWidthValues.Dxa })),
            new TableGrid(new GridColumn { Width = Twips(NumberWidth) }),
            new TableRow(
                new TableRowProperties(new TableRowHeight { Val = Standard.TextWidth, HeightType = HeightRuleValues.Exact }),
                new TableCell(new TableCellProperties(new TableCellWidth { Width = Twips(NumberWidth), Type = TableWidthUnitValues.Dxa }, new TextDirection { Val = TextDirectionValues.TopToBottomRightToLeft }), number))),
        // A table cannot be the last thing in a footer.
        new Paragraph(new ParagraphProperties { ParagraphStyleId = new() { Val = PaperStyles.End } }),
    ];

    private static TableCell Cell(string style, string text, string width, bool centred) => new(
    [
        new TableCellProperties(new TableCellWidth { Width = width, Type = TableWidthUnitValues.Dxa }, new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center }),
        .. text.Split('\n').Select(line => Line(style, line, centred)),
    ]);

    private static Paragraph Line(string style, string text, bool centred)
    {
        var line = new Paragraph(new ParagraphProperties { ParagraphStyleId = new() { Val = style } });
        if (centred) line.ParagraphProperties!.Justification = new() { Val = JustificationValues.Center };
        if (text.Length > 0) line.Append(new Run(new Text(text) { Space = SpaceProcessingModeValues.Preserve }));
        return line;
    }

    private static T Edge<T>() where T : BorderType, new() => new() { Val = BorderValues.Single, Size = 4, Space = 0, Color = "000000" };

    private static string Twips(int length) => length.ToString(CultureInfo.InvariantCulture);
}
