using Pacesetter.Domain.Campaigns;

namespace Pacesetter.Domain.Documents;

/// <summary>Which units the words of a document mean, in the terms of a recipe: 各县区、市直各单位 are two tiers, 各级党组织 is everybody.</summary>
public static class Addressed
{
    /// <returns>Null: nobody by a term of the recipe; the name of one unit, or of persons.</returns>
    public static Audience? Units(string? words, Recipe recipe)
    {
        if (string.IsNullOrEmpty(words)) return null;
        List<string> tiers = [], fields = [];
        var everybody = false;
        foreach (var part in Grammar.Shipped.Parts("addressed", "between", words))
        {
            var (lead, name) = Grammar.Shipped.Behind("addressed", "lead", part);
            if (TermOf(recipe.Tiers, name) is { } tier) tiers.Add(tier);
            else if (TermOf(recipe.Fields, name) is { } field) fields.Add(field);
            else if (lead.Length > 0 && Grammar.Shipped.Fits("addressed", "everybody", name)) everybody = true;
        }
        // Who is named by tier and by field is meant by either; one set of terms can say only both.
        return everybody ? Audience.Everybody
            : tiers.Count > 0 ? new([.. tiers.Distinct()], [], [])
            : fields.Count > 0 ? new([], [.. fields.Distinct()], []) : null;
    }

    private static string? TermOf(IReadOnlyList<Term> terms, string name)
    {
        var (bare, _) = Grammar.Shipped.Before("addressed", "tail", name);
        return (terms.FirstOrDefault(term => term.Means(name)) ?? terms.FirstOrDefault(term => bare.Length > 0 && term.Means(bare)))?.Key;
    }
}
