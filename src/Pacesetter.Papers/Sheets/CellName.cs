namespace Pacesetter.Papers.Sheets;

/// <summary>Column letters and cell names as spreadsheets show them. Columns count from 0, rows from 1.</summary>
internal static class CellName
{
    public static string Letters(int column)
    {
        Span<char> letters = stackalloc char[8];
        var at = letters.Length;
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26)
            letters[--at] = (char)('A' + (rest - 1) % 26);
        return new string(letters[at..]);
    }

    public static string Of(string sheet, int column, int row) => $"{sheet}!{Letters(column)}{row}";

    /// <summary>Reads <c>B17</c> or <c>$B$17</c>; false where the text is no cell name.</summary>
    public static bool TryParse(ReadOnlySpan<char> name, out int column, out int row)
    {
        (column, row) = (0, 0);
        var letters = 0;
        foreach (var sign in name)
        {
            if (sign == '$')
                continue;
            if (char.IsAsciiLetter(sign) && row == 0 && letters++ < 4)
                column = column * 26 + (sign & 0x1F);
            else if (char.IsAsciiDigit(sign) && row < 100_000_000)
                row = row * 10 + (sign - '0');
            else
                return false;
        }
        column--;
        return column >= 0 && row > 0;
    }
}
