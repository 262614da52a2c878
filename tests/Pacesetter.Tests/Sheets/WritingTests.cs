using System.Text;
using CsCheck;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Pacesetter.Domain;
using Pacesetter.Papers.Sheets;
using static Pacesetter.Tests.Sheets.Files;

namespace Pacesetter.Tests.Sheets;

public sealed class WritingTests
{
    private static readonly string[] _traps =
    [
        "", "=1+1", "+8613", "-5", "@a", "\t", "\r", "\r\n", "\n=1", "'", "''=1", "'+", "'a", "＝1＋1", "\"", "\"\"", "a\"b", ",", ";", "a;b", "$=1", " a ", "　全角　",
        "0123", "620502001001001", "1E5", "TRUE", "2026-10", "😀👨‍👩‍👧", "_x000D_", "_x_x0041_", "\u0001", "<&>", "]]>", "\uFEFF", "a\rb", "多行\n文字\r\n", "\uFFFE", "🀄\u200B",
    ];

    private static readonly Gen<string> _nasty = Gen.OneOf(
        Gen.Int[0, _traps.Length - 1].Select(index => _traps[index]),
        Gen.Char["=+-@\t\r\n'\" ,;_x0Aa中＝"].Array[0, 8].Select(signs => new string(signs)));

    private static readonly Gen<string[][]> _rows = _nasty.Array[4].Array[0, 6];

    private static async Task<MemoryStream> Xlsx(IEnumerable<string?[]> rows, bool english = false)
    {
        var stream = new MemoryStream();
        await SheetWriter.WriteXlsxAsync(stream, "单位", UnitColumns, rows.ToAsyncEnumerable(), english);
        stream.Position = 0;
        return stream;
    }

    private static async Task<MemoryStream> Csv(IEnumerable<string?[]> rows, bool english = false)
    {
        var stream = new MemoryStream();
        await SheetWriter.WriteCsvAsync(stream, UnitColumns, rows.ToAsyncEnumerable(), english);
        stream.Position = 0;
        return stream;
    }

    [Fact]
    public Task What_is_exported_to_csv_is_imported_as_the_same_texts() => _rows.SampleAsync(async rows => AssertSame(rows, await Csv(rows)));

    [Fact]
    public Task What_is_exported_to_a_workbook_is_imported_as_the_same_texts() => _rows.SampleAsync(async rows => AssertSame(rows, await Xlsx(rows)));

    private static void AssertSame(string[][] rows, Stream file)
    {
        var read = Read(file);
        Assert.Empty(read.Problems);
        Assert.Equal(
            rows.Where(row => !row.All(string.IsNullOrWhiteSpace)),
            read.Rows.Select(row => row.Cells.Concat(Enumerable.Repeat("", 4 - row.Cells.Count)).ToArray()));
    }

    [Fact]
    public async Task A_csv_cell_never_begins_like_a_formula()
    {
        var text = Encoding.UTF8.GetString((await Csv([["=cmd|' /C calc'!A0", "+1", "-1", "@x"], ["\t=1", "\r=1", "＝1", "a"]])).ToArray());

        Assert.StartsWith("\uFEFF单位代码,单位名称,上级代码,启用月份\r\n", text, StringComparison.Ordinal);
        Assert.Contains("'=cmd|' /C calc'!A0,'+1,'-1,'@x\r\n\"'\t=1\",\"'\r=1\",'＝1,a\r\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workbook_passes_the_validator_of_the_format()
    {
        using var document = SpreadsheetDocument.Open(await Xlsx([["=1", "a\u0001\r\n<&>", null, " "]]), isEditable: false);

        Assert.Empty(new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken).Select(error => $"{error.Path?.XPath}: {error.Description}"));
    }

    [Fact]
    public async Task Numbers_and_days_are_typed_where_a_column_says_so_and_read_back_as_they_were()
    {
        Column[] columns = [UnitColumns[0], UnitColumns[1] with { Kind = ColumnKind.Number }, UnitColumns[2] with { Kind = ColumnKind.Day }];
        string?[][] rows = [["007", "12.5", "2026-10-31"], ["-1", "007", "十月"], ["=1+1", "=1+1", "2026-1-1"], ["8", null, null]];
        var file = new MemoryStream();
        await SheetWriter.WriteXlsxAsync(file, "任务", columns, rows.ToAsyncEnumerable(), stop: TestContext.Current.CancellationToken);
        file.Position = 0;
        using (var document = SpreadsheetDocument.Open(file, isEditable: false))
        {
            Assert.Empty(new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken).Select(error => error.Description));
            var sheet = document.WorkbookPart!.WorksheetParts.Single().Worksheet!;
            var typed = sheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.CellValue>().Select(value => value.Text);
            // Everything else is text, and no cell is a formula.
            Assert.Equal(["12.5", "46326"], typed);
            Assert.Empty(sheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.CellFormula>());
            Assert.Equal(("A2", "frozen"), (sheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.Pane>().Single().TopLeftCell!.Value, sheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.Pane>().Single().State!.InnerText));
        }
        file.Position = 0;
        Assert.Equal(rows.Select(row => string.Join('|', row)), Read(file).Rows.Select(row => string.Join('|', row.Cells.Concat(Enumerable.Repeat("", 3 - row.Cells.Count)))));
    }

    [Fact]
    public async Task The_same_rows_give_the_same_bytes() =>
        Assert.Equal((await Xlsx([["1", "a"]])).ToArray(), (await Xlsx([["1", "a"]])).ToArray());

    [Fact]
    public async Task Headings_can_be_English() => Assert.Equal("a", Read(await Xlsx([["1", "a"]], english: true)).Rows.Single()["name"]);

    [Fact]
    public async Task Writing_never_blocks_and_never_looks_back()
    {
        using var inner = new MemoryStream();
        var rows = Enumerable.Range(0, 20_000).Select(n => new[] { $"{n}", "单位" }).ToAsyncEnumerable();

        await SheetWriter.WriteXlsxAsync(new ResponseLikeStream(inner), "a/b", UnitColumns, rows, stop: TestContext.Current.CancellationToken);

        inner.Position = 0;
        var read = Read(inner);
        Assert.Equal((20_000, "a b"), (read.Rows.Count, read.Sheet));
    }

    [Fact]
    public async Task A_text_longer_than_a_cell_is_refused_rather_than_cut() =>
        Assert.Equal(SheetCodes.CellTooLong, (await Assert.ThrowsAsync<BrokenRule>(() => Xlsx([[new string('a', 32_768)]]))).Code);

    [Theory]
    [InlineData("zh-Hans", false)]
    [InlineData("en", true)]
    public async Task A_template_explains_its_columns_and_can_be_handed_in_as_it_is(string language, bool english)
    {
        var words = new Web.Shell.Words(null!);
        var culture = System.Globalization.CultureInfo.GetCultureInfo(language);
        var stream = new MemoryStream();
        Column[] columns = [UnitColumns[0] with { Meaning = "meaning", Example = "620502" }, UnitColumns[1]];

        await SheetWriter.WriteTemplateAsync(
            stream, "单位", columns, TemplateWords.From(key => words.In(culture, key)), english, TestContext.Current.CancellationToken);

        stream.Position = 0;
        var read = Read(stream);
        Assert.Equal("单位", read.Sheet);
        Assert.Empty(read.Problems);
        Assert.Equal(SheetCodes.NoRows, Assert.Single(read.Notices).Code);
        using var document = SpreadsheetDocument.Open(stream, isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken));
        Assert.Contains("620502", document.WorkbookPart!.WorksheetParts.Select(part => part.Worksheet.InnerText).Single(text => text.Contains("meaning", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    /// <summary>As a web server's response body: forwards only, and never synchronously.</summary>
    private sealed class ResponseLikeStream(Stream inner) : Stream
    {
        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => inner.WriteAsync(buffer, cancellationToken);
        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => inner.WriteAsync(buffer, offset, count, cancellationToken);
        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;
        public override void Write(byte[] buffer, int offset, int count) => throw new InvalidOperationException("synchronous");
        public override void Flush() => throw new InvalidOperationException("synchronous");
        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
