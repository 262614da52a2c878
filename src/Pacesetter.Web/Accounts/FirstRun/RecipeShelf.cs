using Pacesetter.Data.Campaigns;
using Pacesetter.Domain.Campaigns;

namespace Pacesetter.Web.Accounts.FirstRun;

/// <summary>The recipes that come with the program: in a folder beside it, or above it in a development tree. More can be put there.</summary>
internal static class RecipeShelf
{
    private static string? Folder
    {
        get
        {
            for (var above = new DirectoryInfo(AppContext.BaseDirectory); above is not null; above = above.Parent)
                if (Directory.Exists(Path.Combine(above.FullName, "recipes"))) return Path.Combine(above.FullName, "recipes");
            return null;
        }
    }

    /// <summary>Those that can be read.</summary>
    public static IReadOnlyList<(string Yaml, Recipe Recipe)> All()
    {
        if (Folder is not { } folder) return [];
        return [.. Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(path => File.ReadAllText(path)).Select(yaml => (yaml, RecipeYaml.Read(yaml).Recipe)).Where(pair => pair.Recipe is not null).Select(pair => (pair.yaml, pair.Recipe!))];
    }

    public static (string Yaml, Recipe Recipe)? Find(string? key) => All().Cast<(string Yaml, Recipe Recipe)?>().FirstOrDefault(pair => pair!.Value.Recipe.Key == key);
}
