using System.IO.Compression;
using System.Text;
using Pacesetter.Papers.Sheets;

namespace Pacesetter.Tests.Sheets;

/// <summary>Files made in code, good ones and bad ones.</summary>
internal static class Files
{
    public static readonly Column[] UnitColumns =
    [
        new("code", "单位代码", "Code", Required: true),
        new("name", "单位名称", "Name", Required: true),
        new("parent", "上级代码", "Parent"),
        new("from", "启用月份", "From"),
    ];

    public static MemoryStream Csv(string text, Encoding? encoding = null)
    {
        encoding ??= new UTF8Encoding(false);
        return new MemoryStream([.. encoding.GetPreamble(), .. encoding.GetBytes(text)]);
    }

    /// <summary>A workbook of one sheet, its rows given as XML.</summary>
    public static MemoryStream Xlsx(string rows, string after = "", string sheet = "单位", string strings = "", string styles = "") =>
        Xlsx([(sheet, "visible", rows, after)], strings, styles);

    public static MemoryStream Xlsx((string Name, string State, string Rows, string After)[] sheets, string strings = "", string styles = "")
    {
        const string main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        const string rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        var numbers = Enumerable.Range(1, sheets.Length).ToArray();
        var parts = new Dictionary<string, string>
        {
            ["_rels/.rels"] = Relations([("w", "officeDocument", "xl/workbook.xml")]),
            ["xl/workbook.xml"] = $"<workbook xmlns='{main}' xmlns:r='{rel}'><sheets>"
                + string.Concat(numbers.Select(n => $"<sheet name='{sheets[n - 1].Name}' sheetId='{n}' state='{sheets[n - 1].State}' r:id='s{n}'/>")) + "</sheets></workbook>",
            ["xl/_rels/workbook.xml.rels"] = Relations([.. numbers.Select(n => ($"s{n}", "worksheet", $"worksheets/sheet{n}.xml")),
                ("t", "sharedStrings", "/xl/sharedStrings.xml"), ("y", "styles", "styles.xml")]),
            ["xl/sharedStrings.xml"] = $"<sst xmlns='{main}'>{strings}</sst>",
            ["xl/styles.xml"] = $"<styleSheet xmlns='{main}'>{styles}</styleSheet>",
        };
        foreach (var n in numbers)
            parts[$"xl/worksheets/sheet{n}.xml"] = $"<worksheet xmlns='{main}'><sheetData>{sheets[n - 1].Rows}</sheetData>{sheets[n - 1].After}</worksheet>";
        return Zip(parts);

        static string Relations(IEnumerable<(string Id, string Kind, string Target)> relations) =>
            "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
            + string.Concat(relations.Select(r => $"<Relationship Id='{r.Id}' Type='{rel}/{r.Kind}' Target='{r.Target}'/>")) + "</Relationships>";
    }

    public static MemoryStream Zip(IReadOnlyDictionary<string, string> parts)
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in parts)
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(Encoding.UTF8.GetBytes(content));
            }
        stream.Position = 0;
        return stream;
    }

    public static string Row(int number, params string[] texts) =>
        $"<row r='{number}'>" + string.Concat(texts.Select((t, i) => $"<c r='{(char)('A' + i)}{number}' t='inlineStr'><is><t>{t}</t></is></c>")) + "</row>";

    public static Reading Read(Stream stream, string? name = null, SheetLimits? limits = null)
    {
        using var reader = SheetReader.Open(stream, UnitColumns, name, limits);
        var rows = reader.Rows.ToList();
        return new Reading(rows, reader.Problems, reader.Notices, reader.Sheet);
    }
}

internal sealed record Reading(List<SheetRow> Rows, IReadOnlyList<SheetProblem> Problems, IReadOnlyList<SheetProblem> Notices, string Sheet)
{
    /// <summary>The only problem; fails where there is none or another one.</summary>
    public SheetProblem Problem => Assert.Single(Problems);
}

/// <summary>Gives bytes once and forwards only, as a request body does.</summary>
internal sealed class OneWayStream(Stream inner) : Stream
{
    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);
    public override void Flush() => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
