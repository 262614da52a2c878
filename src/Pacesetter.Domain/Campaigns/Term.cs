namespace Pacesetter.Domain.Campaigns;

/// <summary>A named thing of the recipe: a tier, a field, an industry, a grade, a step. <see cref="Key"/> is what is
/// stored; the label may be reworded at any time.</summary>
/// <param name="Aliases">Other words by which a roster may call it.</param>
public sealed record Term(string Key, Label Label, IReadOnlyList<string> Aliases)
{
    /// <summary>Longest key that may be stored.</summary>
    public const int KeyLength = 40;

    /// <summary>Every word that means this term.</summary>
    public IEnumerable<string> Words =>
        new[] { Key, Label.Zh }.Concat(Label.En is null ? [] : [Label.En]).Concat(Aliases).Distinct(StringComparer.Ordinal);

    /// <summary>Whether a word in a roster means this term: its key, either label or an alias, whatever the case.</summary>
    public bool Means(string word)
    {
        var said = word.Trim();
        return Same(said, Key) || Same(said, Label.Zh) || Same(said, Label.En) || Aliases.Any(alias => Same(said, alias));
    }

    /// <summary>Keys are lower-case Latin letters, digits and hyphens, because they stand in addresses and columns.</summary>
    public static bool IsKey(string key) =>
        key.Length is > 0 and <= KeyLength && char.IsAsciiLetterLower(key[0])
        && key.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-');

    private static bool Same(string said, string? word) => string.Equals(said, word, StringComparison.OrdinalIgnoreCase);
}
