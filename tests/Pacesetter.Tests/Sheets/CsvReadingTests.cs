using System.Text;
using Pacesetter.Papers.Sheets;
using static Pacesetter.Tests.Sheets.Files;

namespace Pacesetter.Tests.Sheets;

public sealed class CsvReadingTests
{
    private const string Two = "单位代码,单位名称,上级代码\r\n6205,天水市,\r\n620502,秦州区,6205\r\n";

    [Fact]
    public void Gives_rows_by_key_with_the_address_a_spreadsheet_shows()
    {
        var read = Read(Csv(Two), @"C:\名册\units.csv");

        Assert.Empty(read.Problems);
        Assert.Empty(read.Notices);
        Assert.Equal(["天水市", "秦州区"], read.Rows.Select(row => row["name"]));
        Assert.Equal("units!C3", read.Rows[1].Address("parent"));
        Assert.Equal("units!B3", read.Rows[1].Address(1));
        Assert.False(read.Rows[0].Has("from"));
        Assert.Equal("", read.Rows[0]["from"]);
        Assert.Throws<KeyNotFoundException>(() => read.Rows[0]["form"]);
    }

    [Theory]
    [InlineData("Name,CODE *,parent", "天水市,6205,")]
    [InlineData("单位 名称;单位代码＊", "天水市;6205")]
    [InlineData("Ｎame\t单位代码", "天水市\t6205")]
    public void Finds_columns_in_any_order_language_and_delimiter(string header, string row)
    {
        var read = Read(Csv($"{header}\n{row}\n"));

        Assert.Empty(read.Problems);
        Assert.Equal("6205 天水市", $"{read.Rows[0]["code"]} {read.Rows[0]["name"]}");
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void Reads_unicode_by_its_mark(string encoding) =>
        Assert.Equal("秦州区", Read(Csv(Two, Encoding.GetEncoding(encoding))).Rows[1]["name"]);

    [Fact]
    public void Detects_GB18030_and_says_so()
    {
        var gb = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

        var read = Read(Csv(Two, gb), "units.csv");

        Assert.Equal("秦州区", read.Rows[1]["name"]);
        var notice = Assert.Single(read.Notices);
        Assert.Equal((SheetCodes.OtherEncoding, "GB18030"), (notice.Code, notice.Args[0]));
    }

    [Fact]
    public void Refuses_bytes_that_are_no_text_in_any_encoding_known() =>
        Assert.Equal(SheetCodes.UnknownEncoding, Read(new MemoryStream([.. "code,name\n"u8, 0x81, 0x20, 0xFF, 0xFF, 0x0A])).Problem.Code);

    [Fact]
    public void Keeps_quotes_delimiters_and_line_breaks_inside_quotes_and_counts_rows_not_lines()
    {
        var read = Read(Csv("code,name\n1,\"a \"\"b\"\", c\r\nd\"\n\n2,e\n"));

        Assert.Equal("a \"b\", c\r\nd", read.Rows[0].Cells[1]);
        Assert.Equal(4, read.Rows[1].Number);
    }

    [Theory]
    [InlineData("code,name\n1,a\n2,b\"c\n3,d\n", "units!B3")]
    [InlineData("code,name\n1,a\n2,\"b\"c\n3,d\n", "units!B3")]
    [InlineData("code,name\n1,a\n2,\"b\n3,d\n", "units!B3")]
    public void Points_at_a_stray_quotation_mark(string text, string address)
    {
        var problem = Read(Csv(text), "units.csv").Problem;

        Assert.Equal((SheetCodes.Quote, address), (problem.Code, problem.Address));
    }

    [Fact]
    public void Names_each_missing_required_column_and_what_was_found()
    {
        var read = Read(Csv("代码,单位名称\n1,a\n"), "units.csv");

        Assert.Empty(read.Rows);
        Assert.Equal((SheetCodes.MissingColumn, "units!1"), (read.Problem.Code, read.Problem.Address));
        Assert.Equal<object?[]>(["单位代码", "Code", "代码 · 单位名称"], read.Problem.Args);
        Assert.Equal(("units!A1", SheetCodes.UnknownColumn), (read.Notices[0].Address, read.Notices[0].Code));
    }

    [Fact]
    public void Refuses_a_column_that_stands_twice()
    {
        var problem = Read(Csv("code,name,单位代码\n1,a,2\n"), "units.csv").Problem;

        Assert.Equal((SheetCodes.DuplicateColumn, "units!C1", "units!A1"), (problem.Code, problem.Address, problem.Args[1]));
    }

    [Fact]
    public void Finds_the_header_beneath_a_title()
    {
        var read = Read(Csv("天水市单位名册,,\n填表人：,,2026-10\n单位代码,单位名称,上级代码\n6205,天水市,\n"));

        Assert.Empty(read.Problems);
        Assert.Equal(4, Assert.Single(read.Rows).Number);
    }

    [Fact]
    public void Passes_over_blank_rows_and_says_when_there_is_nothing_else()
    {
        var read = Read(Csv("code,name\n,\n\n  ,　\n"));

        Assert.Empty(read.Problems);
        Assert.Empty(read.Rows);
        Assert.Equal(SheetCodes.NoRows, Assert.Single(read.Notices).Code);
    }

    [Fact]
    public void Refuses_an_endless_cell_or_line()
    {
        Assert.Equal(SheetCodes.CellTooLong, Read(Csv($"code,name\n1,{new string('a', 40_000)}\n")).Problem.Code);
        Assert.Equal(SheetCodes.Binary, Read(Csv($"code,name\n{new string(',', 2_000_000)}\n")).Problem.Code);
        Assert.Equal(SheetCodes.TooManyColumns, Read(Csv($"code,name\n{new string(',', 20_000)}\n")).Problem.Code);
    }

    [Fact]
    public void Yields_rows_as_they_are_asked_for()
    {
        var file = Csv("code,name\n" + string.Concat(Enumerable.Range(1, 100_000).Select(n => $"{n},a\n")));
        using var reader = SheetReader.Open(file, UnitColumns);

        Assert.Equal("1", reader.Rows.First()["code"]);

        Assert.InRange(reader.Progress, double.Epsilon, 0.5);
    }
}
