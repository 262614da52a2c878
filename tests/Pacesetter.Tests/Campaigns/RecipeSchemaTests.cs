using NJsonSchema;
using Pacesetter.Data.Campaigns;
using YamlDotNet.Serialization;

namespace Pacesetter.Tests.Campaigns;

public sealed class RecipeSchemaTests
{
    [Theory]
    [MemberData(nameof(RecipeFiles.All), MemberType = typeof(RecipeFiles))]
    public async Task A_recipe_that_reads_also_satisfies_the_published_schema(string name)
    {
        var schema = await JsonSchema.FromFileAsync(RecipeFiles.SchemaPath, TestContext.Current.CancellationToken);
        Assert.Empty(schema.Validate(Json(RecipeFiles.Text(name))));
    }

    [Theory]
    [InlineData("months: 24", "months: many")]
    [InlineData("every: month", "every: fortnight")]
    [InlineData("due: day 28", "due: soon")]
    [InlineData("shape: circle", "shape: star")]
    [InlineData("aims:", "goals:")]
    public async Task The_schema_finds_mistakes_in_the_editor(string right, string wrong)
    {
        var schema = await JsonSchema.FromFileAsync(RecipeFiles.SchemaPath, TestContext.Current.CancellationToken);
        var text = RecipeFiles.Text(RecipeFiles.Speech);
        Assert.Contains(right, text, StringComparison.Ordinal);
        Assert.NotEmpty(schema.Validate(Json(text.Replace(right, wrong, StringComparison.Ordinal))));
    }

    [Theory]
    [MemberData(nameof(RecipeFiles.All), MemberType = typeof(RecipeFiles))]
    public void The_first_line_tells_editors_where_the_schema_is(string name) =>
        Assert.StartsWith("# yaml-language-server: $schema=../recipe.schema.json\n", RecipeFiles.Text(name), StringComparison.Ordinal);

    [Fact]
    public async Task Reader_and_schema_know_the_same_keys()
    {
        var schema = await JsonSchema.FromFileAsync(RecipeFiles.SchemaPath, TestContext.Current.CancellationToken);
        var findings = new RecipeFindings();
        RecipeYaml.Read(RecipeFiles.Text(RecipeFiles.Speech), findings);
        RecipeYaml.Read(RecipeFiles.Text(RecipeFiles.Energy), findings);
        Assert.Empty(findings.Problems);

        var read = findings.Asked.Where(key => !key.StartsWith("words.", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        Assert.Equal(Keys(schema, "").Order(StringComparer.Ordinal), read);
    }

    private static IEnumerable<string> Keys(JsonSchema schema, string path)
    {
        schema = schema.ActualSchema;
        var described = schema.OneOf.Select(choice => choice.ActualSchema).FirstOrDefault(choice => choice.Properties.Count > 0) ?? schema;
        if (described.Item is { } item)
            foreach (var key in Keys(item, path + "[]"))
                yield return key;
        foreach (var (name, property) in described.ActualProperties)
        {
            var key = path.Length == 0 ? name : path + "." + name;
            yield return key;
            foreach (var inner in Keys(property, key))
                yield return inner;
        }
    }

    private static string Json(string yaml)
    {
        var tree = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build().Deserialize<object>(yaml);
        return new SerializerBuilder().JsonCompatible().Build().Serialize(tree);
    }
}
