using System.Text.RegularExpressions;

namespace Pacesetter.Domain.Directives;

/// <summary>Finds a grade of secrecy (密级) set as a mark, not the mere word. What carries one has no place in a system on an open network. The patterns stand in secrecy.txt.</summary>
public static class SecrecyMark
{
    private static readonly Lazy<IReadOnlyList<Regex>> Patterns = new(Read);

    /// <summary>The grade that a text carries; null: none.</summary>
    public static string? In(string text)
    {
        foreach (var pattern in Patterns.Value)
            if (pattern.Match(text) is { Success: true } match) return string.Concat(match.Groups["grade"].Value.Where(char.IsLetter));
        return null;
    }

    /// <exception cref="BrokenRule">directives.secret, with the grade.</exception>
    public static void Refuse(string text)
    {
        if (In(text) is { } grade) throw new BrokenRule("directives.secret", grade);
    }

    private static IReadOnlyList<Regex> Read()
    {
        using var stream = typeof(SecrecyMark).Assembly.GetManifestResourceStream("Pacesetter.Domain.Directives.secrecy.txt")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(line => !line.StartsWith('#'))
            .Select(line => new Regex(line, RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking))];
    }
}
