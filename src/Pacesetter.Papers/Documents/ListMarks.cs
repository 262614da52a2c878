using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace Pacesetter.Papers.Documents;

/// <summary>The numbers that Word counts by itself and does not write into the text: without them the structure of most papers would be lost.</summary>
internal sealed partial class ListMarks
{
    private const int Levels = 9;
    private const string ChineseDigits = "\u3007\u4E00\u4E8C\u4E09\u56DB\u4E94\u516D\u4E03\u516B\u4E5D";
    private const string ChineseTen = "\u5341";

    private readonly Dictionary<string, (string? Format, string? Text, int Start)[]> kinds = [];
    private readonly Dictionary<string, string> kindOfList = [];
    private readonly Dictionary<string, (string List, int Level)> listOfStyle = [];
    private readonly Dictionary<string, int[]> counts = [];

    /// <summary>Reads word/numbering.xml.</summary>
    public void Read(XmlReader xml)
    {
        var (kind, level, list) = ("", 0, "");
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            switch (xml.LocalName)
            {
                case "abstractNum": kinds[kind = xml.GetAttribute("abstractNumId", xml.NamespaceURI) ?? ""] = new (string?, string?, int)[Levels]; list = ""; break;
                case "lvl" when list.Length == 0: level = Math.Clamp(Number(xml.GetAttribute("ilvl", xml.NamespaceURI)), 0, Levels - 1); break;
                case "start" when list.Length == 0: kinds[kind][level].Start = Number(DocxText.Value(xml)); break;
                case "numFmt" when list.Length == 0: kinds[kind][level].Format = DocxText.Value(xml); break;
                case "lvlText" when list.Length == 0: kinds[kind][level].Text = DocxText.Value(xml); break;
                case "num": list = xml.GetAttribute("numId", xml.NamespaceURI) ?? ""; break;
                case "abstractNumId": kindOfList[list] = DocxText.Value(xml) ?? ""; break;
            }
        }
    }

    /// <summary>Reads which styles of word/styles.xml number their paragraphs.</summary>
    public void ReadStyles(XmlReader xml)
    {
        var (style, level) = ("", 0);
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            switch (xml.LocalName)
            {
                case "style": (style, level) = (xml.GetAttribute("styleId", xml.NamespaceURI) ?? "", 0); break;
                case "ilvl": level = Number(DocxText.Value(xml)); break;
                case "numId": listOfStyle[style] = (DocxText.Value(xml) ?? "", level); break;
            }
        }
    }

    /// <returns>What stands before the next paragraph of the list; empty: nothing.</returns>
    public string Next(string? list, int level, string? style)
    {
        if (list is null && style is not null && listOfStyle.TryGetValue(style, out var own)) (list, level) = own;
        if (list is null || !kindOfList.TryGetValue(list, out var kind) || !kinds.TryGetValue(kind, out var levels) || level is < 0 or >= Levels) return "";
        if (!counts.TryGetValue(kind, out var count)) counts[kind] = count = new int[Levels];
        count[level] = count[level] == 0 ? Math.Max(1, levels[level].Start) : count[level] + 1;
        Array.Clear(count, level + 1, Levels - level - 1);
        if (levels[level].Format is null or "none" or "bullet" || levels[level].Text is not { } text) return levels[level].Format == "bullet" ? "\u2022 " : "";
        return Place().Replace(text, match =>
        {
            var at = match.Value[1] - '1';
            return Written(Math.Max(1, count[at]), levels[at].Format);
        });
    }

    private static int Number(string? text) => int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static string Written(int number, string? format)
    {
        if (format is null || number > 99 || !(format.StartsWith("chinese", StringComparison.Ordinal) || format.StartsWith("ideograph", StringComparison.Ordinal) || format.StartsWith("japanese", StringComparison.Ordinal)))
            return number.ToString(CultureInfo.InvariantCulture);
        var (tens, ones) = (number / 10, number % 10);
        return (tens > 1 ? ChineseDigits[tens].ToString() : "") + (tens > 0 ? ChineseTen : "") + (ones > 0 ? ChineseDigits[ones].ToString() : "");
    }

    [GeneratedRegex("%[1-9]")]
    private static partial Regex Place();
}
