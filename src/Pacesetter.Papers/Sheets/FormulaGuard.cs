using System.Buffers;

namespace Pacesetter.Papers.Sheets;

/// <summary>
/// Keeps a spreadsheet from running a csv cell as a formula (CWE-1236): an apostrophe goes in front of texts that
/// begin like one, and of texts that already look so guarded, so that taking one apostrophe away restores every text.
/// </summary>
internal static class FormulaGuard
{
    // The last four are the full-width = + - @, which East Asian spreadsheets take for the plain ones.
    private static readonly SearchValues<char> _starts = SearchValues.Create("=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20");

    public static string Guard(string text) => LooksLikeFormula(text) ? "'" + text : text;

    public static string Release(string text) => text is ['\'', ..] && LooksLikeFormula(text) ? text[1..] : text;

    private static bool LooksLikeFormula(string text)
    {
        var bare = text.AsSpan().TrimStart('\'');
        return bare.Length > 0 && _starts.Contains(bare[0]);
    }
}
