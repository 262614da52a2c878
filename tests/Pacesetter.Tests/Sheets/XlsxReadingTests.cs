using Pacesetter.Papers.Sheets;
using static Pacesetter.Tests.Sheets.Files;

namespace Pacesetter.Tests.Sheets;

public sealed class XlsxReadingTests
{
    private static readonly string _header = Row(1, "单位代码", "单位名称", "上级代码", "启用月份");

    private static string Shown(string cell, string strings = "", string styles = "")
    {
        var read = Read(Xlsx(_header + $"<row r='2'><c r='A2' {cell}</row>", strings: strings, styles: styles));
        Assert.Empty(read.Problems);
        return read.Rows.Single()["code"];
    }

    [Fact]
    public void Gives_rows_by_key_with_the_address_a_spreadsheet_shows()
    {
        var read = Read(Xlsx(_header + Row(17, "6205", "天水市")), "something.exe");

        Assert.Empty(read.Problems);
        Assert.Equal("单位!B17", Assert.Single(read.Rows).Address("name"));
        Assert.Equal("天水市", read.Rows[0]["name"]);
    }

    [Theory]
    [InlineData("><v>620502001</v></c>", "620502001")]
    [InlineData("t='n'><v>6.20502001E8</v></c>", "620502001")]
    [InlineData("><v>6.20502001001E11</v></c>", "620502001001")]
    [InlineData("><v>0.10000000000000001</v></c>", "0.1")]
    [InlineData("><v>-1.5E-3</v></c>", "-0.0015")]
    public void Shows_a_number_as_digits_never_in_powers_of_ten(string cell, string shown) => Assert.Equal(shown, Shown(cell));

    [Theory]
    [InlineData("t='s'><v>1</v></c>", "b=c")]
    [InlineData("t='s'><v>0</v></c>", "two runs")]
    [InlineData("t='str'><v>x</v></c>", "x")]
    [InlineData("t='inlineStr'><is><t>a_x000D_&amp;_x005F_x000D_b</t></is></c>", "a\r&_x000D_b")]
    [InlineData("t='b'><v>1</v></c>", "TRUE")]
    [InlineData("t='d'><v>2026-10-31T00:00:00</v></c>", "2026-10-31")]
    public void Shows_every_kind_of_text(string cell, string shown) =>
        Assert.Equal(shown, Shown(cell, "<si><r><t>two </t></r><r><rPr><b/></rPr><t>runs</t></r><rPh><t>no</t></rPh></si><si><t>b=c</t></si>"));

    [Theory]
    [InlineData(14, "", "46296", "2026-10-01")]
    [InlineData(17, "", "46296", "2026-10")]
    [InlineData(57, "", "46296", "2026-10")]
    [InlineData(31, "", "46296", "2026-10-01")]
    [InlineData(22, "", "46296.5", "2026-10-01 12:00:00")]
    [InlineData(170, "yyyy\"年\"m\"月\"", "46296", "2026-10")]
    [InlineData(170, "[$-804]yyyy/mm/dd;@", "46296", "2026-10-01")]
    [InlineData(170, "000000", "1234", "001234")]
    [InlineData(170, "\"day\" 0", "1234", "1234")]
    [InlineData(14, "", "59", "1900-02-28")]
    public void Shows_a_date_as_a_day_or_a_month_by_its_format(int id, string code, string value, string shown)
    {
        var escaped = System.Security.SecurityElement.Escape(code);
        var styles = $"<numFmts><numFmt numFmtId='170' formatCode='{escaped}'/></numFmts><cellXfs><xf numFmtId='0'/><xf numFmtId='{id}'/></cellXfs>";

        Assert.Equal(shown, Shown($"s='1'><v>{value}</v></c>", styles: styles));
    }

    [Fact]
    public void Points_at_a_code_that_lost_digits_because_it_was_typed_as_a_number()
    {
        var problem = Read(Xlsx(_header + "<row r='2'><c r='A2'><v>6.2050200100100003E+17</v></c></row>")).Problem;

        Assert.Equal((SheetCodes.LostDigits, "单位!A2", "620502001001000000"), (problem.Code, problem.Address, problem.Args[0]));
    }

    [Fact]
    public void Points_at_formulas_and_errors_in_the_columns_it_reads()
    {
        var read = Read(Xlsx(Row(1, "Code", "Name", "Remark") + "<row r='2'><c r='A2'><f>1+1</f><v>2</v></c>"
            + "<c r='B2' t='e'><v>#N/A</v></c><c r='C2'><f>3+3</f><v>6</v></c></row>"));

        Assert.Equal([("单位!A2", SheetCodes.Formula, "=1+1"), ("单位!B2", SheetCodes.ErrorValue, "#N/A")],
            read.Problems.Select(p => (p.Address, p.Code, (string)p.Args[0]!)));
    }

    [Fact]
    public void Points_at_merged_cells_beneath_the_header_but_forgives_a_merged_title()
    {
        var rows = Row(1, "单位名册") + Row(2, "Code", "Name") + Row(3, "1", "a") + Row(4, "2");

        var read = Read(Xlsx(rows, "<mergeCells><mergeCell ref='A1:D1'/><mergeCell ref='B3:B4'/><mergeCell ref='F3:G4'/></mergeCells>"));

        Assert.Equal((SheetCodes.MergedCell, "单位!B3", "B3:B4"), (read.Problem.Code, read.Problem.Address, read.Problem.Args[0]));
    }

    [Fact]
    public void Chooses_the_visible_sheet_that_has_the_header_and_passes_over_the_instructions()
    {
        var read = Read(Xlsx([("说明", "visible", _header, ""), ("旧", "hidden", _header + Row(2, "0", "old"), ""), ("封面", "visible", Row(1, "封面"), ""), ("单位", "visible", _header + Row(2, "1", "a"), "")]));

        Assert.Equal(("单位", "1"), (read.Sheet, read.Rows.Single()["code"]));
    }

    [Fact]
    public void Falls_back_to_the_first_visible_sheet_and_says_what_it_lacks()
    {
        var read = Read(Xlsx([("封面", "visible", Row(1, "标题"), ""), ("别的", "visible", Row(1, "标题"), "")]));

        Assert.Equal(["封面!1", "封面!1"], read.Problems.Select(p => p.Address));
        Assert.All(read.Problems, p => Assert.Equal(SheetCodes.MissingColumn, p.Code));
    }

    [Fact]
    public void Counts_problems_beyond_the_limit_instead_of_keeping_them()
    {
        var rows = string.Concat(Enumerable.Range(2, 50).Select(n => $"<row r='{n}'><c r='A{n}'><f>1</f></c></row>"));

        var read = Read(Xlsx(_header + rows), limits: new SheetLimits { Problems = 10 });

        Assert.Equal(11, read.Problems.Count);
        Assert.Equal((SheetCodes.More, 40), (read.Problems[^1].Code, read.Problems[^1].Args[0]));
    }

    [Fact]
    public void Yields_rows_as_they_are_asked_for()
    {
        var file = Xlsx(_header + string.Concat(Enumerable.Range(2, 50_000).Select(n => Row(n, $"{n}", "a"))));
        using var reader = SheetReader.Open(file, UnitColumns);

        Assert.Equal("2", reader.Rows.First()["code"]);

        Assert.InRange(reader.Progress, double.Epsilon, 0.5);
    }

    [Fact]
    public void Reads_a_stream_that_cannot_seek() =>
        Assert.Equal("天水市", Read(new OneWayStream(Xlsx(_header + Row(2, "6205", "天水市")))).Rows.Single()["name"]);
}
