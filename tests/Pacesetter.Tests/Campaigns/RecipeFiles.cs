using Pacesetter.Data.Campaigns;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Tests.House;

namespace Pacesetter.Tests.Campaigns;

/// <summary>The recipes that come with the product.</summary>
internal static class RecipeFiles
{
    public const string Speech = "chuangxian-zhengyou";
    public const string Energy = "energy-saving-university";

    private static readonly string Folder = Path.Combine(SourceTree.Root, "recipes");

    public static TheoryData<string> All { get; } = [Speech, Energy];

    public static string SchemaPath => Path.Combine(Folder, "recipe.schema.json");

    public static string Text(string name) => File.ReadAllText(Path.Combine(Folder, name, "recipe.yaml"));

    public static Recipe Read(string name)
    {
        var (recipe, problems) = RecipeYaml.Read(Text(name));
        Assert.Empty(problems);
        return recipe!;
    }
}
