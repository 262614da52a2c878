using System.Text;
using System.Xml;

namespace Pacesetter.Papers.Sheets.Xlsx;

/// <summary>The text of an <c>si</c> or <c>is</c> element: its runs joined, reading aids (phonetic runs) left out.</summary>
internal static class RichText
{
    /// <summary>Reads to the end of the element the reader stands on. Stops collecting one character past the longest allowed.</summary>
    public static string Read(XmlReader xml, int longest)
    {
        if (xml.IsEmptyElement)
            return "";
        var depth = xml.Depth;
        string first = "";
        StringBuilder? joined = null;
        var text = false;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.Element)
            {
                if (xml.LocalName == "rPh")
                    SkipInner(xml);
                text = xml is { LocalName: "t", IsEmptyElement: false };
            }
            else if (xml.NodeType == XmlNodeType.EndElement)
                text = false;
            else if (text && first.Length == 0)
                first = xml.Value;
            else if (text && (joined ??= new StringBuilder(first)).Length <= longest)
                joined.Append(xml.Value);
        }
        return XString.Decode(Cut(joined?.ToString() ?? first, longest));
    }

    /// <summary>Goes to the end tag of the element the reader stands on.</summary>
    public static void SkipInner(XmlReader xml)
    {
        if (xml.IsEmptyElement)
            return;
        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
        }
    }

    private static string Cut(string text, int longest) => text.Length > longest ? text[..(longest + 1)] : text;
}
