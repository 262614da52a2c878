using System.Globalization;
using System.IO.Compression;
using System.Text;
using Pacesetter.Domain;

namespace Pacesetter.Papers.Sheets.Xlsx;

/// <summary>A sheet to write. Widths are in characters.</summary>
internal sealed record OutputSheet(
    string Name, IReadOnlyList<string> Header, IReadOnlyList<double> Widths, IAsyncEnumerable<IReadOnlyList<string?>> Rows)
{
    /// <summary>By column; those left out are text.</summary>
    public IReadOnlyList<ColumnKind> Kinds { get; init; } = [];
}

/// <summary>
/// Writes a workbook straight into a zip stream: the packaging library would hold each sheet in memory until the end;
/// MiniExcel streams, but loses carriage returns and cannot format a column as text.
/// </summary>
internal static class XlsxOutput
{
    private const int MostRows = 1_048_576;
    private const int LongestText = 32_767;

    /// <summary>Day 0 of workbooks, since March 1900: 30 December 1899.</summary>
    private static readonly int DayZero = new DateOnly(1899, 12, 30).DayNumber;

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Kind = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    // Cell formats: 0 as it comes, 1 text, 2 header, 3 number, 4 day. 49 is the built-in text format.
    private const string Styles = $"""
        <styleSheet xmlns="{Main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf/><xf numFmtId="49" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1"/><xf numFmtId="0"/><xf numFmtId="164" applyNumberFormat="1"/></cellXfs></styleSheet>
        """;

    public static async Task WriteAsync(Stream to, IReadOnlyList<OutputSheet> sheets, CancellationToken stop)
    {
        await using var late = new LateStream(to);
        await PackageAsync(late, sheets, stop);
        await late.FlushAsync(stop);
    }

    private static async Task PackageAsync(LateStream to, IReadOnlyList<OutputSheet> sheets, CancellationToken stop)
    {
        await using var zip = await ZipArchive.CreateAsync(to, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, stop);
        await PartAsync(zip, "[Content_Types].xml", ContentTypes(sheets.Count), stop);
        await PartAsync(zip, "_rels/.rels", Relations([("officeDocument", "xl/workbook.xml")]), stop);
        await PartAsync(zip, "xl/workbook.xml", Workbook(sheets), stop);
        var targets = sheets.Select((_, index) => ("worksheet", $"worksheets/sheet{index + 1}.xml")).Append(("styles", "styles.xml"));
        await PartAsync(zip, "xl/_rels/workbook.xml.rels", Relations(targets), stop);
        await PartAsync(zip, "xl/styles.xml", Styles, stop);
        foreach (var (index, sheet) in sheets.Index())
            await PartAsync(zip, $"xl/worksheets/sheet{index + 1}.xml", part => SheetAsync(part, sheet, stop), stop);
    }

    private static async Task SheetAsync(StreamWriter part, OutputSheet sheet, CancellationToken stop)
    {
        var xml = new StringBuilder($"""<worksheet xmlns="{Main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>""");
        ColumnKind[] kinds = [.. sheet.Widths.Select((_, column) => column < sheet.Kinds.Count ? sheet.Kinds[column] : ColumnKind.Text)];
        // The column's own format makes cells typed later text as well: a code keeps its leading zeros.
        for (var column = 0; column < sheet.Widths.Count; column++)
            xml.Append(CultureInfo.InvariantCulture, $"""<col min="{column + 1}" max="{column + 1}" width="{sheet.Widths[column]}" style="{StyleOf(kinds[column])}" customWidth="1"/>""");
        xml.Append("</cols><sheetData>");
        string[] letters = [.. Enumerable.Range(0, sheet.Header.Count).Select(CellName.Letters)];
        Row(xml, 1, sheet.Header, letters, new ColumnKind[letters.Length], style: 2);
        var number = 1;
        await foreach (var row in sheet.Rows.WithCancellation(stop))
        {
            BrokenRule.Unless(++number <= MostRows, "sheets.too-many-rows", MostRows - 1);
            Row(xml, number, row, letters, kinds, style: 1);
            if (xml.Length < 1 << 14)
                continue;
            await part.WriteAsync(xml, stop);
            xml.Clear();
        }
        xml.Append("</sheetData></worksheet>");
        await part.WriteAsync(xml, stop);
    }

    private static void Row(StringBuilder xml, int number, IReadOnlyList<string?> texts, string[] letters, ColumnKind[] kinds, int style)
    {
        xml.Append("<row r=\"").Append(number).Append("\">");
        for (var column = 0; column < letters.Length && column < texts.Count; column++)
        {
            if (texts[column] is not { Length: > 0 } text)
                continue;
            if (kinds[column] != ColumnKind.Text && Typed(kinds[column], text) is { } value)
            {
                xml.Append("<c r=\"").Append(letters[column]).Append(number).Append("\" s=\"").Append(StyleOf(kinds[column])).Append("\"><v>").Append(value).Append("</v></c>");
                continue;
            }
            BrokenRule.Unless(text.Length <= LongestText, SheetCodes.CellTooLong, LongestText);
            xml.Append("<c r=\"").Append(letters[column]).Append(number).Append("\" s=\"").Append(style).Append("\" t=\"inlineStr\"><is><t");
            if (char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]))
                xml.Append(" xml:space=\"preserve\"");
            xml.Append('>');
            XString.Append(xml, text);
            xml.Append("</t></is></c>");
        }
        xml.Append("</row>");
    }

    private static int StyleOf(ColumnKind kind) => kind switch { ColumnKind.Number => 3, ColumnKind.Day => 4, _ => 1 };

    /// <summary>The value as a workbook keeps it; null for what does not read back as the same text.</summary>
    private static string? Typed(ColumnKind kind, string text)
    {
        if (kind == ColumnKind.Day) return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year > 1900 ? (day.DayNumber - DayZero).ToString(CultureInfo.InvariantCulture) : null;
        return double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number.ToString(CultureInfo.InvariantCulture) == text ? text : null;
    }

    private static string ContentTypes(int sheets)
    {
        var overrides = Enumerable.Range(1, sheets).Select(number =>
            $"""<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="{Kind}.worksheet+xml"/>""");
        return $"""
            <Types xmlns="{Package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{Kind}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="{Kind}.styles+xml"/>{string.Concat(overrides)}</Types>
            """;
    }

    private static string Workbook(IEnumerable<OutputSheet> sheets)
    {
        var names = sheets.Select((sheet, index) =>
        {
            var name = new StringBuilder();
            XString.Append(name, Allowed(sheet.Name));
            return $"""<sheet name="{name}" sheetId="{index + 1}" r:id="r{index + 1}"/>""";
        });
        return $"""<workbook xmlns="{Main}" xmlns:r="{Office}"><sheets>{string.Concat(names)}</sheets></workbook>""";
    }

    private static string Allowed(string name)
    {
        var allowed = string.Concat(name.Select(sign => sign is '[' or ']' or ':' or '*' or '?' or '/' or '\\' or '"' or < ' ' ? ' ' : sign)).Trim(' ', '\'');
        return allowed.Length == 0 ? "Sheet" : allowed.Length > 31 ? allowed[..31] : allowed;
    }

    private static string Relations(IEnumerable<(string Kind, string Target)> relations) =>
        $"<Relationships xmlns=\"{Package}/relationships\">"
        + string.Concat(relations.Select((relation, index) =>
            $"""<Relationship Id="r{index + 1}" Type="{Office}/{relation.Kind}" Target="{relation.Target}"/>"""))
        + "</Relationships>";

    private static Task PartAsync(ZipArchive zip, string path, string content, CancellationToken stop) =>
        PartAsync(zip, path, part => part.WriteAsync(content.AsMemory(), stop), stop);

    private static async Task PartAsync(ZipArchive zip, string path, Func<StreamWriter, Task> write, CancellationToken stop)
    {
        var entry = zip.CreateEntry(path, CompressionLevel.Fastest);
        // A fixed time: the same rows give the same bytes.
        entry.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
        await using var part = new StreamWriter(await entry.OpenAsync(stop), new UTF8Encoding(false), 1 << 15);
        await write(part);
    }
}
