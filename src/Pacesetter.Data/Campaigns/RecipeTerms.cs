using Pacesetter.Domain.Campaigns;

namespace Pacesetter.Data.Campaigns;

/// <summary>The words of a recipe by which units are told apart, and the sections that refer to them.</summary>
internal sealed record RecipeTerms(IReadOnlyList<Term> Tiers, IReadOnlyList<Term> Fields, IReadOnlyList<Term> Industries)
{
    public IReadOnlyList<string> TiersOf(RecipeSection section, string key = "tiers", bool required = false) =>
        section.References(key, Tiers.Select(tier => tier.Key), "unknown-tier", required);

    public IReadOnlyList<string> FieldsOf(RecipeSection section) =>
        section.References("fields", Fields.Select(field => field.Key), "unknown-field");

    public IReadOnlyList<string> IndustriesOf(RecipeSection section) =>
        section.References("industries", Industries.Select(industry => industry.Key), "unknown-industry");

    public Audience AudienceOf(RecipeSection section) =>
        section.Section("for", inner => new Audience(TiersOf(inner), FieldsOf(inner), TiersOf(inner, "except-tiers")))
        ?? Audience.Everybody;
}
