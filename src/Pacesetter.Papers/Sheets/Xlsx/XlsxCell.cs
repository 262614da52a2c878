using System.Globalization;
using System.Xml;

namespace Pacesetter.Papers.Sheets.Xlsx;

/// <summary>One <c>c</c> element, as stored.</summary>
internal readonly struct XlsxCell
{
    private readonly string? _type;
    private readonly int _style;
    private readonly string _value = "";
    private readonly string? _formula;

    /// <summary>Reads to the end of the element the reader stands on.</summary>
    public XlsxCell(XmlReader xml, int longest)
    {
        _type = xml.GetAttribute("t");
        _style = int.TryParse(xml.GetAttribute("s"), NumberStyles.None, CultureInfo.InvariantCulture, out var style) ? style : 0;
        if (xml.IsEmptyElement)
            return;
        var depth = xml.Depth;
        var part = "";
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.Element)
            {
                part = xml.IsEmptyElement ? "" : xml.LocalName;
                if (xml.LocalName == "f")
                    _formula = "";
                else if (xml.LocalName == "is")
                    _value = RichText.Read(xml, longest);
            }
            else if (xml.NodeType == XmlNodeType.EndElement)
                part = "";
            else if (part == "v" && _value.Length <= longest)
                _value += xml.Value;
            else if (part == "f" && _formula!.Length < 80)
                _formula += xml.Value;
        }
    }

    /// <summary>The text a user sees.</summary>
    public string Show(XlsxBook book) => _type switch
    {
        "s" => book.Strings[int.TryParse(_value, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : -1],
        "inlineStr" or "e" => _value,
        "str" => XString.Decode(_value),
        "b" => _value is "1" or "true" ? "TRUE" : "FALSE",
        "d" => _value.EndsWith("T00:00:00", StringComparison.Ordinal) ? _value[..^9] : _value.Replace('T', ' '),
        _ => _value.Length == 0 ? "" : book.Formats.Show(_value, _style, book.From1904),
    };

    public (string Code, object Arg)? Oddity(string shown, int longest) =>
        _formula is not null ? (SheetCodes.Formula, "=" + (_formula.Length > 80 ? _formula[..80] + "…" : _formula))
        : _type == "e" ? (SheetCodes.ErrorValue, shown)
        : shown.Length > longest ? (SheetCodes.CellTooLong, longest)
        : _type is null or "n" && NumberFormats.HasLostDigits(shown) ? (SheetCodes.LostDigits, shown)
        : null;
}
