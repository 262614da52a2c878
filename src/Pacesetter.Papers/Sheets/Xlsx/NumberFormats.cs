using System.Globalization;
using System.Text;
using System.Xml;

namespace Pacesetter.Papers.Sheets.Xlsx;

internal enum NumberShape { Plain, Day, Month }

/// <summary>What the cell formats of a workbook make of a number: itself, a day, a month, or digits padded with zeros.</summary>
internal sealed class NumberFormats
{
    private readonly List<(NumberShape Shape, int Digits)> _styles = [];

    private NumberFormats()
    {
    }

    public static NumberFormats Read(XmlReader? part)
    {
        var formats = new NumberFormats();
        var codes = new Dictionary<int, string>();
        var inCells = false;
        using var xml = part;
        while (xml?.Read() == true)
        {
            if (xml.LocalName == "cellXfs")
                inCells = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "numFmt" })
                codes.TryAdd(Number(xml.GetAttribute("numFmtId")), xml.GetAttribute("formatCode") ?? "");
            else if (inCells && xml is { NodeType: XmlNodeType.Element, LocalName: "xf" })
                formats.Add(Number(xml.GetAttribute("numFmtId")), codes);
        }
        return formats;
    }

    /// <summary>The text a user sees for a stored number, without thousands separators and never in powers of ten.</summary>
    public string Show(string number, int style, bool from1904)
    {
        var (shape, digits) = style >= 0 && style < _styles.Count ? _styles[style] : default;
        if (shape != NumberShape.Plain && double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var days))
            return Date(days + (from1904 ? 1462 : 0), shape) ?? number;
        var plain = Plain(number);
        return digits > 1 && plain.All(char.IsAsciiDigit) ? plain.PadLeft(digits, '0') : plain;
    }

    /// <summary>A spreadsheet stores fifteen digits of a number; what was typed beyond is gone.</summary>
    public static bool HasLostDigits(string shown) => shown.Length > 15 && shown.All(char.IsAsciiDigit);

    private static string Plain(string number)
    {
        if (number.Length <= 15 && number.All(char.IsAsciiDigit))
            return number;
        if (!double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || Math.Abs(value) >= 1e28)
            return number;
        // Fifteen significant digits, which drops the noise of binary fractions as the spreadsheet itself does.
        return ((decimal)value).ToString("0.############################", CultureInfo.InvariantCulture);
    }

    private static string? Date(double days, NumberShape shape)
    {
        // Day 60 is 29 February 1900, which Excel keeps for compatibility though it never was.
        if (days is < 1 or >= 2_958_466)
            return null;
        var moment = new DateTime(1899, 12, 30).AddDays(days < 60 ? days + 1 : days);
        var seconds = Math.Round(days % 1 * 86_400);
        return shape == NumberShape.Month ? moment.ToString("yyyy-MM", CultureInfo.InvariantCulture)
            : seconds is 0 or 86_400 ? moment.AddSeconds(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : moment.AddMilliseconds(500).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
    }

    private static int Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private void Add(int id, Dictionary<int, string> codes)
    {
        var code = codes.TryGetValue(id, out var own) ? Bare(own) : "";
        var digits = code.Length > 0 && code.All(sign => sign == '0') ? code.Length : 0;
        var shape = code.Length > 0 ? ShapeOf(code) : BuiltIn(id);
        _styles.Add((shape, digits));
    }

    // 17 is mmm-yy; 27 to 36 and 50 to 58 are the East Asian date formats, of which five show year and month (ISO/IEC 29500-1 18.8.30).
    private static NumberShape BuiltIn(int id) => id switch
    {
        17 or 27 or 36 or 50 or 52 or 57 => NumberShape.Month,
        14 or 15 or 16 or 22 or (>= 28 and <= 31) or 51 or 53 or 54 or 58 => NumberShape.Day,
        _ => NumberShape.Plain,
    };

    private static NumberShape ShapeOf(string code)
    {
        var (year, month, day) = (code.Contains('y'), code.Contains('m'), code.Contains('d'));
        return year && month && !day ? NumberShape.Month : year || (month && day) ? NumberShape.Day : NumberShape.Plain;
    }

    // The first section of a format code without quoted text, [colours], \escapes and _paddings.
    private static string Bare(string code)
    {
        var bare = new StringBuilder(code.Length);
        for (var at = 0; at < code.Length && code[at] != ';'; at++)
        {
            if (code[at] is '"' or '[')
                at = code.IndexOf(code[at] == '"' ? '"' : ']', at + 1) is var end and >= 0 ? end : code.Length;
            else if (code[at] is '\\' or '_' or '*')
                at++;
            else
                bare.Append(char.ToLowerInvariant(code[at]));
        }
        return bare.ToString();
    }
}
