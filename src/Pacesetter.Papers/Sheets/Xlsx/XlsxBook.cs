using System.IO.Compression;
using System.Xml;

namespace Pacesetter.Papers.Sheets.Xlsx;

/// <summary>
/// An .xlsx package (ISO/IEC 29500), read by zip and XML reader alone: an object model would unpack whole parts
/// before any limit could stop it, and refuse files with a flawed hyperlink that nobody here reads.
/// </summary>
internal sealed class XlsxBook : IDisposable
{
    private static readonly XmlReaderSettings _xml = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
    };

    // Contents, relations and formats are held in memory; real ones stay far below.
    private const long SmallPart = 16L << 20;

    // A template's instructions stand in a sheet of this name (the first is 说明), before or after the data.
    private static readonly string[] _instructions = ["\u8BF4\u660E", "Instructions"];

    private readonly ZipArchive _zip;
    private readonly SheetLimits _limits;
    private readonly Dictionary<string, ZipArchiveEntry> _parts = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Relation> _relations;
    private readonly string _workbook;
    private SharedStrings? _strings;
    private NumberFormats? _formats;

    /// <exception cref="UnreadableTable">No workbook inside, or a part passes a limit.</exception>
    /// <exception cref="InvalidDataException">No zip file.</exception>
    /// <exception cref="XmlException">Broken markup.</exception>
    public XlsxBook(SeekableInput input, SheetLimits limits)
    {
        _limits = limits;
        _zip = new ZipArchive(input.Rewound(), ZipArchiveMode.Read, leaveOpen: true);
        foreach (var part in _zip.Entries)
            _parts.TryAdd(part.FullName.Replace('\\', '/').TrimStart('/'), part);
        _workbook = Relations("").Values.FirstOrDefault(r => r.Is("officeDocument"))?.Target ?? "xl/workbook.xml";
        if (!_parts.ContainsKey(_workbook) || !_workbook.StartsWith("xl/", StringComparison.Ordinal) || _workbook.EndsWith(".bin", StringComparison.Ordinal))
            throw new UnreadableTable(SheetCodes.NotATable, Kind());
        _relations = Relations(_workbook);
    }

    /// <summary>Days count from 1904, as on old Macintoshes; known once <see cref="Sheets"/> was read.</summary>
    public bool From1904 { get; private set; }

    public SharedStrings Strings => _strings ??= SharedStrings.Read(PartOf("sharedStrings", long.MaxValue), _limits);

    public NumberFormats Formats => _formats ??= NumberFormats.Read(PartOf("styles", SmallPart));

    /// <summary>The visible sheets without instructions.</summary>
    public IReadOnlyList<Table> Sheets()
    {
        var sheets = new List<Table>();
        using var xml = Open(_workbook, SmallPart)!.Xml;
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            if (xml.LocalName == "workbookPr")
                From1904 = xml.GetAttribute("date1904") is "1" or "true";
            else if (xml.LocalName == "sheet" && xml.GetAttribute("state") is null or "visible" && Sheet(xml) is { } sheet)
                sheets.Add(sheet);
        }
        return sheets;
    }

    /// <summary>Opens a part: the size it declares is looked at first, then the bytes are counted as they come.</summary>
    public OpenPart? Open(string path, long most = long.MaxValue)
    {
        if (!_parts.TryGetValue(path, out var part))
            return null;
        var limit = Math.Min(most, _limits.UnpackedBytes);
        if (part.Length > limit)
            throw CappedStream.TooLarge(limit);
        var stream = new CappedStream(part.Open(), limit);
        return new OpenPart(XmlReader.Create(stream, _xml), stream, part.Length);
    }

    public void Dispose() => _zip.Dispose();

    private XmlReader? PartOf(string kind, long most) =>
        _relations.Values.FirstOrDefault(relation => relation.Is(kind)) is { } relation ? Open(relation.Target, most)?.Xml : null;

    private XlsxTable? Sheet(XmlReader xml)
    {
        string? id = null;
        for (var more = xml.MoveToFirstAttribute(); more; more = xml.MoveToNextAttribute())
            if (xml.LocalName == "id" && xml.Prefix.Length > 0)
                id = xml.Value;
        xml.MoveToElement();
        var name = xml.GetAttribute("name") ?? "";
        return id is not null && _relations.TryGetValue(id, out var relation) && relation.Is("worksheet")
            && !_instructions.Contains(name.Trim(), StringComparer.OrdinalIgnoreCase)
            ? new XlsxTable(this, relation.Target, name, _limits)
            : null;
    }

    private Dictionary<string, Relation> Relations(string source)
    {
        var relations = new Dictionary<string, Relation>();
        var folder = source[..(source.LastIndexOf('/') + 1)];
        using var xml = Open($"{folder}_rels/{source[folder.Length..]}.rels", SmallPart)?.Xml;
        while (xml?.Read() == true)
        {
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "Relationship" } || xml.GetAttribute("TargetMode") == "External")
                continue;
            var target = xml.GetAttribute("Target") ?? "";
            relations.TryAdd(xml.GetAttribute("Id") ?? "", new(xml.GetAttribute("Type") ?? "", Resolve(folder, target)));
        }
        return relations;
    }

    private static string Resolve(string folder, string target)
    {
        if (target.StartsWith('/'))
            return target[1..];
        var steps = new List<string>(folder.Split('/', StringSplitOptions.RemoveEmptyEntries));
        foreach (var step in target.Split('/'))
            if (step != "..")
                steps.Add(step);
            else if (steps.Count > 0)
                steps.RemoveAt(steps.Count - 1);
        return string.Join('/', steps.Where(step => step != "."));
    }

    private string Kind() =>
        _parts.ContainsKey("xl/workbook.bin") ? "XLSB"
        : _parts.ContainsKey("word/document.xml") ? "DOCX"
        : _parts.ContainsKey("ppt/presentation.xml") ? "PPTX"
        : _parts.ContainsKey("content.xml") ? "ODF"
        : FileKind.Zip;

    // The ending is the same in the transitional and the strict form of the standard.
    private sealed record Relation(string Type, string Target)
    {
        public bool Is(string kind) => Type.EndsWith("/" + kind, StringComparison.Ordinal);
    }
}

internal sealed record OpenPart(XmlReader Xml, CappedStream Stream, long Length);
