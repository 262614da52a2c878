using System.Globalization;
using System.Text;

namespace Pacesetter.Papers.Sheets.Xlsx;

/// <summary>The text type of workbooks (ST_Xstring, ISO/IEC 29500-1 22.9.2.19): characters XML cannot carry are written <c>_xHHHH_</c>.</summary>
internal static class XString
{
    private const int Length = 7;

    public static string Decode(string text)
    {
        var at = text.IndexOf("_x", StringComparison.Ordinal);
        if (at < 0)
            return text;
        var plain = new StringBuilder(text.Length);
        var done = 0;
        while (at >= 0)
        {
            var escaped = CodeAt(text, at) is { } code ? code : -1;
            if (escaped >= 0)
            {
                plain.Append(text, done, at - done).Append((char)escaped);
                done = at + Length;
            }
            at = text.IndexOf("_x", escaped >= 0 ? done : at + 1, StringComparison.Ordinal);
        }
        return plain.Append(text, done, text.Length - done).ToString();
    }

    /// <summary>Appends text as XML content that <see cref="Decode"/> turns back into the same text.</summary>
    public static void Append(StringBuilder xml, string text)
    {
        text = Utf16.Repair(text);
        for (var at = 0; at < text.Length; at++)
        {
            var sign = text[at];
            _ = sign switch
            {
                '&' => xml.Append("&amp;"),
                '<' => xml.Append("&lt;"),
                '>' => xml.Append("&gt;"),
                '_' when CodeAt(text, at) is not null => xml.Append("_x005F_"),
                '\t' or '\n' => xml.Append(sign),
                < ' ' or '\uFFFE' or '\uFFFF' => xml.Append(CultureInfo.InvariantCulture, $"_x{(int)sign:X4}_"),
                _ => xml.Append(sign),
            };
        }
    }

    private static int? CodeAt(string text, int at) =>
        at + Length <= text.Length && text[at + 1] == 'x' && text[at + Length - 1] == '_'
        && int.TryParse(text.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            ? code
            : null;
}
