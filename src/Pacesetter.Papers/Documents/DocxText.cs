using System.IO.Compression;
using System.Text;
using System.Xml;
using Pacesetter.Domain;
using Pacesetter.Papers.Sheets;
using Pacesetter.Papers.Sheets.Xlsx;

namespace Pacesetter.Papers.Documents;

/// <summary>
/// The paragraphs of a .docx with the numbers Word writes before them. Read as a stream with a limit on what it unpacks to, since it comes from outside;
/// the OpenXML library would load the whole of it first. Deleted text, notes, heads and feet of pages are left out.
/// </summary>
internal static class DocxText
{
    private const long LargestPart = 64L << 20;
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    /// <exception cref="BrokenRule">documents.not-a-document: a ZIP of another kind.</exception>
    public static string Read(SeekableInput input)
    {
        using var zip = new ZipArchive(input.Rewound(), ZipArchiveMode.Read, leaveOpen: true);
        var main = zip.GetEntry("word/document.xml") ?? throw new BrokenRule("documents.not-a-document", "ZIP");
        var marks = new ListMarks();
        if (zip.GetEntry("word/numbering.xml") is { } numbering) Use(numbering, marks.Read);
        if (zip.GetEntry("word/styles.xml") is { } styles) Use(styles, marks.ReadStyles);
        var text = new StringBuilder();
        Use(main, xml => ReadBody(xml, marks, text));
        return text.ToString();
    }

    private static void Use(ZipArchiveEntry part, Action<XmlReader> read)
    {
        using var stream = new CappedStream(part.Open(), LargestPart);
        using var xml = XmlReader.Create(stream, Settings);
        read(xml);
    }

    private static void ReadBody(XmlReader xml, ListMarks marks, StringBuilder text)
    {
        var (list, level, style, begins) = ((string?)null, 0, (string?)null, true);
        xml.Read();
        while (!xml.EOF)
        {
            if (xml.NodeType == XmlNodeType.EndElement && xml.LocalName == "p") text.Append('\n');
            if (xml.NodeType != XmlNodeType.Element)
            {
                xml.Read();
                continue;
            }
            switch (xml.LocalName)
            {
                // The same text box is written a second time for old programs; moved text stands at its new place.
                case "Fallback" or "del" or "moveFrom" or "rPr" or "pPrChange": xml.Skip(); continue;
                case "p": (list, level, style, begins) = (null, 0, null, true); if (xml.IsEmptyElement) text.Append('\n'); break;
                case "pStyle": style = Value(xml); break;
                case "ilvl": level = int.TryParse(Value(xml), out var number) ? number : 0; break;
                case "numId": list = Value(xml); break;
                case "r" when begins: text.Append(marks.Next(list, level, style)); begins = false; break;
                case "tab" when !begins: text.Append('\t'); break;
                case "br" or "cr": text.Append('\n'); break;
                case "t": text.Append(xml.ReadElementContentAsString()); continue;
            }
            xml.Read();
        }
    }

    internal static string? Value(XmlReader xml) => xml.GetAttribute("val", xml.NamespaceURI);
}
