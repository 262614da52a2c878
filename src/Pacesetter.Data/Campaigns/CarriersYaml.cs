using Pacesetter.Domain.Campaigns;

namespace Pacesetter.Data.Campaigns;

/// <summary>Reads documents, carriers and registers, which refer to each other.</summary>
internal static class CarriersYaml
{
    private const decimal LargestFigure = 1_000_000_000;

    public static IReadOnlyList<CampaignDocument> Documents(RecipeSection top) =>
        top.Each("documents", section => new CampaignDocument(section.Key(), section.Label("title"), section.LabelIfAny("theme")));

    public static IReadOnlyList<Carrier> Carriers(RecipeSection top, IReadOnlyList<CampaignDocument> documents, IReadOnlyList<Register> registers) =>
        top.Each("carriers", section => new Carrier(section.Key(), section.Label("name"))
        {
            // Demanded, so that "not known" is said on purpose and never by oversight.
            Expansion = section.Label("expansion") is var expansion && expansion.Zh != "unknown" ? expansion : null,
            Aims = section.Labels("aims"),
            Owner = section.LabelIfAny("owner"),
            SubProjects = section.Labels("sub-projects"),
            Documents = section.References("documents", documents.Select(document => document.Key), "unknown-document"),
            Indicators = section.Each("indicators", indicator => Indicator(indicator, registers)),
        });

    public static IReadOnlyList<Register> Registers(RecipeSection top, RecipeTerms terms, IReadOnlyList<CampaignDocument> documents) =>
        top.Each("registers", section =>
        {
            var (key, name, document) = (section.Key(), section.Label("name"), section.TextIfAny("document"));
            if (document is not null && documents.All(known => known.Key != document)) section.Report("document", "unknown-document", document);
            var fields = section.Each("fields", Field, required: true);
            if (fields.Count > Register.MostFields) section.Report("fields", "too-many-fields", fields.Count, Register.MostFields);
            return new Register(key, name) { Document = document, For = terms.AudienceOf(section), Fields = fields, Lends = section.Truth("lends", otherwise: false) };
        });

    private static RegisterField Field(RecipeSection section)
    {
        var (key, label, type) = (section.Key(), section.Label("label"), section.OneOf<RegisterFieldType>("type"));
        var field = new RegisterField(key, label, type)
        {
            Required = section.Truth("required", otherwise: false),
            Measure = section.LabelIfAny("measure"),
            Sum = section.Truth("sum", otherwise: false),
            Choices = section.Each("choices", RecipeYaml.Term, required: type == RegisterFieldType.Choice),
        };
        if (field.Sum && type != RegisterFieldType.Number) section.Report("sum", "only-numbers-add-up", key);
        if (field.Measure is not null && type != RegisterFieldType.Number) section.Report("measure", "only-numbers-are-measured", key);
        if (field.Choices.Count > 0 && type != RegisterFieldType.Choice) section.Report("choices", "nothing-to-choose", key);
        return field;
    }

    private static CarrierIndicator Indicator(RecipeSection section, IReadOnlyList<Register> registers)
    {
        var (register, field) = (section.TextIfAny("register"), section.TextIfAny("sum"));
        var found = registers.FirstOrDefault(known => known.Key == register);
        if (register is not null && found is null) section.Report("register", "unknown-register", register);
        if (field is not null && (found is not null || register is null) && found?.Sums.Any(known => known.Key == field) != true) section.Report("sum", "unknown-sum", field);
        return new(section.Label("label"))
        {
            Number = section.NumberIfAny("number", 0, LargestFigure),
            Measure = section.LabelIfAny("measure"),
            Count = register is null ? null : new(register, field),
        };
    }
}
