namespace Pacesetter.Domain.Documents;

/// <summary>
/// Finds the mark of a secrecy grade (秘密, 机密, 绝密): it stands in a line of its own, before a star, or behind "grade:". The same words in a sentence are no mark.
/// This product is no place for what is graded.
/// </summary>
public static class SecrecyGrade
{
    // A mark is short; a longer line is a sentence.
    private const int LongestMark = 30;

    /// <returns>The line with the mark; null: the text has none.</returns>
    public static string? In(string text)
    {
        foreach (var line in text.Split('\n'))
        {
            var bare = string.Concat(line.Where(sign => !char.IsWhiteSpace(sign)));
            if (bare.Length is > 0 and <= LongestMark && Grammar.Shipped.Fits("secrecy", "line", bare)) return line.Trim();
            if (Grammar.Shipped.Fits("secrecy", "anywhere", line)) return line.Trim() is { Length: > LongestMark } all ? all[..LongestMark] : line.Trim();
        }
        return null;
    }
}
