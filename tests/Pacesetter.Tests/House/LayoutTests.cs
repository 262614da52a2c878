using System.Reflection;
using System.Runtime.CompilerServices;
using System.Xml.Linq;
using Microsoft.AspNetCore.Components;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Pacesetter.Tests.House;

public sealed class LayoutTests
{
    private static readonly Dictionary<string, string[]> AllowedReferences = new()
    {
        ["Pacesetter.Domain"] = [],
        ["Pacesetter.Data"] = ["Pacesetter.Domain"],
        ["Pacesetter.Papers"] = ["Pacesetter.Domain"],
        ["Pacesetter.Web"] = ["Pacesetter.Data", "Pacesetter.Domain", "Pacesetter.Papers"],
    };

    private static readonly string[] RefusedEndings =
        ["Service", "Manager", "Helper", "Helpers", "Util", "Utils", "Dto", "Impl", "Repository"];

    private static readonly string[] RefusedFolders =
        ["Services", "Helpers", "Managers", "Common", "Utils", "Models", "Dtos", "Interfaces", "Repositories"];

    private static readonly Assembly[] Ours =
        [.. AllowedReferences.Keys.Select(name => Assembly.Load(name == "Pacesetter.Web" ? "pacesetter" : name))];

    [Fact]
    public void Projects_refer_to_each_other_in_one_direction_only()
    {
        foreach (var (project, allowed) in AllowedReferences)
        {
            var references = XDocument.Parse(SourceTree.Read($"src/{project}/{project}.csproj"))
                .Descendants("ProjectReference")
                .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));
            Assert.Subset(allowed.ToHashSet(), references.ToHashSet());
        }
    }

    [Fact]
    public void The_domain_depends_on_the_runtime_only()
    {
        var foreign = Assembly.Load("Pacesetter.Domain").GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(name => !name.StartsWith("System", StringComparison.Ordinal));
        Assert.Empty(foreign);
        Assert.DoesNotContain("PackageReference", SourceTree.Read("src/Pacesetter.Domain/Pacesetter.Domain.csproj"));
    }

    [Fact]
    public void Types_are_named_after_what_they_are()
    {
        Exceptions.Judge("type-name", Types()
            .Where(type => RefusedEndings.Any(ending => type.Name.Split('`')[0].EndsWith(ending, StringComparison.Ordinal)))
            .Select(type => (type.FullName!, $"{type.FullName}: says nothing about what it does")));
    }

    [Fact]
    public void Folders_are_named_after_features()
    {
        Assert.Empty(SourceTree.Files("src", "*").Concat(SourceTree.Files("tests", "*"))
            .Where(path => path.Split('/').Intersect(RefusedFolders).Any()));
    }

    [Fact]
    public void Only_one_component_says_when_components_load() => Assert.Equal(
        ["Pacesetter.Web.Shell.Loading"],
        Types()
            .Where(type => type.IsSubclassOf(typeof(ComponentBase)))
            .Where(type => new[] { "OnInitializedAsync", "OnParametersSetAsync", "SetParametersAsync" }
                .Any(name => type.GetMethod(name, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly) is not null))
            .Select(type => type.FullName!));

    [Fact]
    public void Namespaces_follow_folders()
    {
        var findings =
            from file in SourceTree.Code
            let parts = file.Path.Split('/')
            let expected = string.Join('.', parts[1..^1])
            from space in file.Tree.GetRoot().DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>()
            where space.Name.ToString() != expected
            select (file.Path, $"{file.Path}: namespace {space.Name}, expected {expected}");
        Exceptions.Judge("namespace", findings);
    }

    [Fact]
    public void Classes_are_sealed_unless_inherited()
    {
        var types = Types().ToList();
        var bases = types.Select(type => type.BaseType)
            .Select(type => type is { IsGenericType: true } ? type.GetGenericTypeDefinition() : type).ToHashSet();
        Exceptions.Judge("sealed", types
            .Where(type => type is { IsClass: true, IsAbstract: false, IsSealed: false } && !bases.Contains(type))
            .Where(type => !typeof(IComponent).IsAssignableFrom(type) && type.Name is not ("Program" or "_Imports"))
            .Select(type => (type.FullName!, $"{type.FullName}: seal it, nobody inherits it")));
    }

    [Fact]
    public void Interfaces_have_more_than_one_implementation()
    {
        var types = Types().ToList();
        Exceptions.Judge("interface", types
            .Where(type => type.IsInterface)
            .Where(type => types.Count(other => other.IsClass && type.IsAssignableFrom(other)) < 2)
            .Select(type => (type.FullName!, $"{type.FullName}: use the class itself")));
    }

    [Fact]
    public void Every_project_has_a_lock_file()
    {
        Assert.Empty(new[] { "src", "tests", "bench" }.SelectMany(folder => SourceTree.Files(folder, "*.csproj"))
            .Where(path => !File.Exists(Path.Combine(SourceTree.Root, Path.GetDirectoryName(path)!, "packages.lock.json"))));
    }

    private static IEnumerable<Type> Types() => Ours.SelectMany(assembly => assembly.GetTypes())
        .Where(type => type.Namespace?.StartsWith("Pacesetter.", StringComparison.Ordinal) == true)
        .Where(type => !type.Namespace!.Contains(".Migrations", StringComparison.Ordinal))
        .Where(type => !type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false) && !type.Name.Contains('<', StringComparison.Ordinal));
}
