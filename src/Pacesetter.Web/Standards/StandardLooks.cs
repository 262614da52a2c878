using System.Globalization;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Standards;
using Pacesetter.Web.Plans;
using Pacesetter.Web.Shell;
using Pacesetter.Web.Units;

namespace Pacesetter.Web.Standards;

/// <summary>How standards read on pages, and where their pages stand.</summary>
internal static class StandardLooks
{
    public static string Item(this Place place, string item) => place.Href("standards/items/" + Uri.EscapeDataString(item));

    public static string Refine(this Place place, string item) => place.With("standards/new", ("item", item));

    public static string Change(this Place place, Guid refinement) => place.Href($"standards/{refinement}/change");

    /// <summary>How it is seen, the figure, and whom one asks, in a line.</summary>
    public static IEnumerable<string> Manner(this Words words, RefinementWording wording)
    {
        yield return words["standards.check-" + wording.CheckedBy.Key()];
        if (wording.Threshold is { } threshold) yield return words.Figure(threshold);
        if (wording.Asked is { } asked) yield return words["standards.asks", asked];
    }

    public static IEnumerable<string> Manner(this Words words, StandardRefinement refinement)
    {
        yield return words["standards.check-" + refinement.Check.Key()];
        if (refinement.Number is { } number) yield return words.Figure(new Threshold((double)number, AtMost: false, refinement.Measure?.ToString()));
    }

    /// <summary>≥ 95 %, ≤ 3 days.</summary>
    public static string Figure(this Words words, Threshold threshold) => (threshold.AtMost ? "\u2264\u00A0" : "\u2265\u00A0") + words.Quantity(threshold.Number, threshold.Unit);

    /// <summary>To whom it speaks: tiers, fields, industries; or to all.</summary>
    public static string Reach(this Words words, Recipe recipe, RefinementWording wording) => words.Reach(recipe, Split(wording.Tiers), Split(wording.Fields), Split(wording.Industries));

    public static string Reach(this Words words, Recipe recipe, StandardRefinement refinement) => words.Reach(recipe, refinement.Tiers, refinement.Fields, refinement.Industries);

    public static string Reach(this Words words, Recipe recipe, IReadOnlyList<string> tiers, IReadOnlyList<string> fields, IReadOnlyList<string> industries)
    {
        string[] parts = [.. new[] { Names(words, recipe.Tiers, tiers), Names(words, recipe.Fields, fields), Names(words, recipe.Industries, industries) }.Where(part => part.Length > 0)];
        return parts.Length == 0 ? words["standards.for-all"] : string.Join(" \u00B7 ", parts);
    }

    /// <summary>What the words in a table mean: the ways of checking and the bounds, by their words in both languages in upper case.</summary>
    public static IReadOnlyDictionary<string, string> Meanings(this Words words)
    {
        var meanings = new Dictionary<string, string>();
        foreach (var (key, text) in Enum.GetValues<CheckedBy>().Select(way => (way.Key(), "standards.check-" + way.Key())).Concat([(RefinementText.AtLeast, "standards.at-least"), (RefinementText.AtMost, "standards.at-most")]))
            foreach (var language in (CultureInfo[])[Reading.Chinese, Reading.English]) meanings[words.In(language, text).ToUpperInvariant()] = key;
        return meanings;
    }

    private static string[] Split(string keys) => keys.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static string Names(Words words, IReadOnlyList<Term> terms, IReadOnlyList<string> keys) =>
        words.List(keys.Select(key => terms.FirstOrDefault(term => term.Key == key)?.Label.ToString() ?? key));
}
