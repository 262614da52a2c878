using System.Buffers;
using System.Text;

namespace Pacesetter.Papers.Sheets.Csv;

/// <summary>Rows as RFC 4180 has them.</summary>
internal static class CsvOutput
{
    // Semicolon and tab, too, so that no reader takes them for the delimiter.
    private static readonly SearchValues<char> _quoted = SearchValues.Create(",;\t\"\r\n");

    public static void Append(StringBuilder csv, IReadOnlyList<string?> row)
    {
        for (var column = 0; column < row.Count; column++)
        {
            if (column > 0)
                csv.Append(',');
            // A zero character would make the whole file binary.
            var text = FormulaGuard.Guard(row[column] ?? "").Replace('\0', '\uFFFD');
            if (text.AsSpan().ContainsAny(_quoted) || text is [' ', ..] or [.., ' '])
                csv.Append('"').Append(text.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
            else
                csv.Append(text);
        }
        csv.Append("\r\n");
    }
}
