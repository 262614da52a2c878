namespace Pacesetter.Domain.Directives;

/// <summary>A paragraph in two versions of a text; null where one of them lacks it.</summary>
public readonly record struct ComparedLine(string? Before, string? After)
{
    public bool IsSame => Before == After;
}

/// <summary>Two versions of a text, paragraph by paragraph: as few as possible are taken out and added.</summary>
public static class TextComparison
{
    // Beyond this many pairs of paragraphs the middle is shown as replaced as a whole.
    private const int MostPairs = 4_000_000;

    public static IReadOnlyList<ComparedLine> Of(string before, string after)
    {
        var (old, now) = (Lines(before), Lines(after));
        var head = 0;
        while (head < old.Length && head < now.Length && old[head] == now[head]) head++;
        var tail = 0;
        while (tail < old.Length - head && tail < now.Length - head && old[^(tail + 1)] == now[^(tail + 1)]) tail++;
        return
        [
            .. old[..head].Select(line => new ComparedLine(line, line)),
            .. Middle(old[head..^tail], now[head..^tail]),
            .. old[^tail..].Select(line => new ComparedLine(line, line)),
        ];
    }

    private static IEnumerable<ComparedLine> Middle(string[] old, string[] now)
    {
        var shared = (long)old.Length * now.Length > MostPairs ? null : Shared(old, now);
        var (i, j) = (0, 0);
        while (i < old.Length || j < now.Length)
        {
            if (shared is not null && i < old.Length && j < now.Length && old[i] == now[j]) yield return new(old[i++], now[j++]);
            else if (i < old.Length && (j == now.Length || shared is null || shared[i + 1, j] >= shared[i, j + 1])) yield return new(old[i++], null);
            else yield return new(null, now[j++]);
        }
    }

    /// <summary>How many paragraphs the rests from each pair of places on have in common, in order.</summary>
    private static int[,] Shared(string[] old, string[] now)
    {
        var shared = new int[old.Length + 1, now.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
            for (var j = now.Length - 1; j >= 0; j--)
                shared[i, j] = old[i] == now[j] ? shared[i + 1, j + 1] + 1 : Math.Max(shared[i + 1, j], shared[i, j + 1]);
        return shared;
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
