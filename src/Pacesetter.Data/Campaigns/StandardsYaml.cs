using Pacesetter.Domain.Campaigns;

namespace Pacesetter.Data.Campaigns;

/// <summary>Reads the standards and their refinements.</summary>
internal static class StandardsYaml
{
    private const decimal LargestFigure = 1_000_000_000;

    public static IReadOnlyList<StandardSet> Read(RecipeSection top, RecipeTerms terms) => top.Each("standards", section =>
    {
        var (key, label) = (section.Key(), section.Label("label"));
        var items = section.Each("items", item =>
            new StandardItem(item.Key(), item.Label("label"), item.LabelIfAny("text")), required: true);
        return new StandardSet(key, label)
        {
            For = section.OneOf<Subject>("for"),
            Items = items,
            Refinements = section.Each("refinements", refinement => Refinement(refinement, terms, items)),
        };
    });

    private static StandardRefinement Refinement(
        RecipeSection section, RecipeTerms terms, IReadOnlyList<StandardItem> items)
    {
        var item = section.Text("item");
        if (item.Length > 0 && items.All(known => known.Key != item)) section.Report("item", "unknown-standard", item);
        return new(item, section.Label("text"))
        {
            Tiers = terms.TiersOf(section),
            Fields = terms.FieldsOf(section),
            Industries = terms.IndustriesOf(section),
            Check = section.OneOf<CheckedBy>("check"),
            Number = section.NumberIfAny("number", 0, LargestFigure),
            Measure = section.LabelIfAny("measure"),
        };
    }
}
