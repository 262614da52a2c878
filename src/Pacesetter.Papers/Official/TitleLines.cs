namespace Pacesetter.Papers.Official;

/// <summary>
/// Breaks a title into lines by sense: after the words that introduce or join, not within titles in brackets, not before a sign that cannot begin a line, and
/// lines of about the same length. Without a dictionary some breaks are a matter of luck: whoever wants others types them.
/// </summary>
internal static class TitleLines
{
    /// <summary>22 pt signs in a line, with some air at the sides.</summary>
    private const int Most = 19;

    private const string NeverFirst = "\u3001\uFF0C\u3002\uFF1A\uFF1B\u300B\u300D\uFF09\u201D\u3015";
    private const string NeverLast = "\u300A\u300C\uFF08\u201C\u3014";

    public static IReadOnlyList<string> Of(string title)
    {
        var typed = title.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return typed.Length == 1 ? Break(typed[0]) : typed;
    }

    private static List<string> Break(string title)
    {
        var count = (title.Length + Most - 1) / Most;
        if (count <= 1) return [title];
        var costs = Costs(title);
        var ideal = (double)title.Length / count;
        // Best way to set the first n signs in so many lines.
        var best = new (double Cost, int From)[count + 1, title.Length + 1];
        for (var line = 0; line <= count; line++) for (var to = 0; to <= title.Length; to++) best[line, to] = (line == 0 && to == 0 ? 0 : double.PositiveInfinity, 0);
        for (var line = 1; line <= count; line++)
            for (var to = 1; to <= title.Length; to++)
                for (var from = Math.Max(0, to - Most - 1); from < to; from++)
                {
                    var cost = best[line - 1, from].Cost + Math.Pow(to - from - ideal, 2) + costs[to];
                    if (cost < best[line, to].Cost) best[line, to] = (cost, from);
                }
        List<string> lines = [];
        for (var (line, to) = (count, title.Length); line > 0; to = best[line, to].From, line--) lines.Insert(0, title[best[line, to].From..to]);
        return lines;
    }

    /// <summary>What it costs to break after the first n signs.</summary>
    private static double[] Costs(string title)
    {
        var costs = new double[title.Length + 1];
        var standard = Standard.Shipped;
        var depth = 0;
        for (var at = 1; at < title.Length; at++)
        {
            var (before, after) = (title[at - 1], title[at]);
            if (NeverLast.Contains(before, StringComparison.Ordinal)) depth++;
            if (NeverFirst.Contains(before, StringComparison.Ordinal) && depth > 0 && before != '\u3001') depth--;
            costs[at] = 20 + depth * 40;
            if (Ends(title, at, standard.Words("and")) || Ends(title, at, standard.Words("about"))) costs[at] -= 18;
            else if (Begins(title, at, standard.Words("about"))) costs[at] -= 12;
            if (Begins(title, at, standard.Words("of")) || char.IsAsciiLetterOrDigit(before) && char.IsAsciiLetterOrDigit(after)) costs[at] += 200;
            if (Ends(title, at, standard.Words("of"))) costs[at] += 60;
            if (NeverFirst.Contains(after, StringComparison.Ordinal) || NeverLast.Contains(before, StringComparison.Ordinal)) costs[at] += 1000;
        }
        return costs;
    }

    private static bool Ends(string title, int at, IEnumerable<string> words) => words.Any(word => title.AsSpan(0, at).EndsWith(word, StringComparison.Ordinal));

    private static bool Begins(string title, int at, IEnumerable<string> words) => words.Any(word => title.AsSpan(at).StartsWith(word, StringComparison.Ordinal));
}
