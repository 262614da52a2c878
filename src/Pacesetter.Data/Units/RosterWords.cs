using Pacesetter.Domain.Campaigns;

namespace Pacesetter.Data.Units;

/// <summary>Which words for tiers and fields the recipes know. Without a recipe any word is taken, since one may be applied later.</summary>
public sealed class RosterWords(IReadOnlyList<Recipe> recipes)
{
    private readonly Dictionary<(string Column, string Word), string?> asked = [];

    /// <returns>Null if the word will do, else the words that would.</returns>
    public string? Refusal(string column, string word)
    {
        if (recipes.Count == 0 || column is not ("tier" or "field") || word.Length == 0) return null;
        if (!asked.TryGetValue((column, word), out var refusal))
            asked[(column, word)] = refusal = recipes.Any(recipe => (column == "tier" ? recipe.Tier(word) : recipe.Field(word)) is not null) ? null
                : string.Join(" · ", recipes.SelectMany(recipe => column == "tier" ? recipe.Tiers : recipe.Fields).Select(term => term.Label.ToString()).Distinct());
        return refusal;
    }
}
