using System.Text;
using Pacesetter.Papers.Sheets;
using static Pacesetter.Tests.Sheets.Files;

namespace Pacesetter.Tests.Sheets;

public sealed class RefusalTests
{
    public static TheoryData<string, byte[]> NoTables => new()
    {
        { "EXE", [.. "MZ"u8, 0x90, 0, 3, 0, 0, 0] },
        { "PDF", [.. "%PDF-1.7\n"u8] },
        { "PNG", [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A] },
        { "JPEG", [0xFF, 0xD8, 0xFF, 0xE0] },
        { "HTML/XML", [.. " \r\n<table><tr><td>"u8] },
    };

    [Theory]
    [MemberData(nameof(NoTables))]
    public void Another_kind_of_file_is_named_whatever_its_ending(string kind, byte[] content)
    {
        var problem = Read(new MemoryStream(content), "units.xlsx").Problem;

        Assert.Equal((SheetCodes.NotATable, "units.xlsx", kind), (problem.Code, problem.Address, problem.Args[0]));
    }

    [Fact]
    public void Binary_data_is_no_table() => Assert.Equal(SheetCodes.Binary, Read(new MemoryStream([.. "code,name\n1,\0"u8])).Problem.Code);

    [Theory]
    [InlineData("word/document.xml", "DOCX")]
    [InlineData("xl/workbook.bin", "XLSB")]
    [InlineData("readme.txt", "ZIP")]
    public void A_zip_without_a_workbook_is_named(string part, string kind) =>
        Assert.Equal(kind, Read(Zip(new Dictionary<string, string> { [part] = "" })).Problem.Args[0]);

    [Fact]
    public void An_old_workbook_has_a_sentence_of_its_own() =>
        Assert.Equal(SheetCodes.OldWorkbook, Read(new MemoryStream([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0])).Problem.Code);

    [Fact]
    public void A_text_that_begins_like_a_program_is_still_a_text() =>
        Assert.Equal(SheetCodes.MissingColumn, Read(Csv("MZ,name,parent,from\n1,2,3,4")).Problem.Code);

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF")]
    [InlineData(" \r\n\r\n")]
    public void An_empty_file_is_empty(string text) => Assert.Equal(SheetCodes.Empty, Read(Csv(text)).Problem.Code);

    [Fact]
    public void An_empty_workbook_is_empty() => Assert.Equal(SheetCodes.Empty, Read(Xlsx("")).Problem.Code);

    [Fact]
    public void A_file_over_the_limit_is_refused_before_a_byte_is_read()
    {
        using var file = new UnreadableStream(200L << 20);

        var problem = Read(file, "units.xlsx").Problem;

        Assert.Equal(SheetCodes.TooLarge, problem.Code);
        Assert.Equal<object?[]>(["50", "200"], problem.Args);
    }

    [Fact]
    public void A_stream_of_unknown_length_is_given_up_at_the_limit()
    {
        var problem = Read(new OneWayStream(Csv(new string('a', 300_000))), limits: new SheetLimits { FileBytes = 100_000 }).Problem;

        Assert.Equal(SheetCodes.TooLarge, problem.Code);
    }

    [Fact]
    public void A_zip_bomb_is_refused_by_the_size_it_declares()
    {
        var file = Xlsx(Row(1, "Code", "Name") + new string(' ', 3 << 20));

        Assert.Equal(SheetCodes.UnpacksTooLarge, Read(file, limits: new SheetLimits { UnpackedBytes = 1 << 20 }).Problem.Code);
    }

    [Fact]
    public void A_zip_bomb_that_lies_about_its_size_is_damaged()
    {
        var file = Xlsx(Row(1, "Code", "Name") + string.Concat(Enumerable.Repeat("<row/>", 500_000)));
        DeclareTiny(file);

        // The runtime itself stops at the size declared and calls the entry damaged.
        Assert.Equal(SheetCodes.Damaged, Read(file, limits: new SheetLimits { UnpackedBytes = 1 << 20 }).Problem.Code);
    }

    [Fact]
    public void Shared_texts_cannot_fill_the_memory()
    {
        var file = Xlsx("<row r='1'><c r='A1' t='s'><v>0</v></c></row>", strings: string.Concat(Enumerable.Repeat("<si/>", 100_000)));

        Assert.Equal(SheetCodes.UnpacksTooLarge, Read(file, limits: new SheetLimits { SharedTextBytes = 1 << 20 }).Problem.Code);
    }

    [Fact]
    public void A_single_piece_of_markup_cannot_fill_the_memory() =>
        Assert.Equal(SheetCodes.UnpacksTooLarge, Read(Xlsx(Row(1, "Code", "Name") + $"<row a='{new string('a', 5 << 20)}'/>")).Problem.Code);

    [Theory]
    [InlineData("<row r='2'><c r='A2' t='inlineStr'><is><t>a</t></is></c></row><row r='3'><c", "单位!3")]
    [InlineData("<row r='2'/><row r='2'/>", "单位!3")]
    [InlineData("<row r='2'><c r='C2'/><c r='B2'/></row>", "单位!2")]
    [InlineData("<row r='2'><c r='A2' t='s'><v>7</v></c></row>", "单位!2")]
    [InlineData("<!DOCTYPE a [<!ENTITY b 'c'>]>", "单位!2")]
    public void A_damaged_workbook_says_how_far_it_could_be_read(string rows, string address)
    {
        var problem = Read(Xlsx(Row(1, "Code", "Name") + rows)).Problem;

        Assert.Equal((SheetCodes.Damaged, address), (problem.Code, problem.Address));
    }

    [Fact]
    public void A_workbook_that_breaks_off_is_damaged()
    {
        var whole = Xlsx(Row(1, "Code", "Name")).ToArray();

        Assert.Equal(SheetCodes.Damaged, Read(new MemoryStream(whole[..(whole.Length / 2)])).Problem.Code);
    }

    // The uncompressed size in the central directory: 24 bytes after its signature.
    private static void DeclareTiny(MemoryStream zip)
    {
        var bytes = zip.GetBuffer().AsSpan(0, (int)zip.Length);
        for (var at = bytes.IndexOf("PK\x01\x02"u8); at >= 0;)
        {
            if (Encoding.ASCII.GetString(bytes.Slice(at + 46, 23)).StartsWith("xl/worksheets/", StringComparison.Ordinal))
                BitConverter.TryWriteBytes(bytes.Slice(at + 24, 4), 10);
            var next = bytes[(at + 4)..].IndexOf("PK\x01\x02"u8);
            at = next < 0 ? -1 : at + 4 + next;
        }
    }

    private sealed class UnreadableStream(long length) : MemoryStream
    {
        public override long Length => length;

        public override int Read(Span<byte> buffer) => throw new InvalidOperationException("read");

        public override int Read(byte[] buffer, int offset, int count) => throw new InvalidOperationException("read");
    }
}
