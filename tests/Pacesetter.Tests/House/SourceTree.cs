using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Pacesetter.Tests.House;

/// <summary>The files of this repository as the convention tests read them: written by us, not generated, not built.</summary>
internal static class SourceTree
{
    public static string Root { get; } = FindRoot();

    /// <summary>Every C# file of src, tests and bench except migrations, parsed. Paths are relative to the root.</summary>
    public static IReadOnlyList<(string Path, SyntaxTree Tree)> Code { get; } =
        [.. Files("src", "*.cs").Concat(Files("tests", "*.cs")).Concat(Files("bench", "*.cs"))
            .Where(path => !path.Contains("/Migrations/", StringComparison.Ordinal))
            .Select(path => (path, CSharpSyntaxTree.ParseText(Read(path))))];

    public static IReadOnlyList<string> Pages { get; } = [.. Files("src", "*.razor")];

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>Files below a folder by pattern, without bin and obj, sorted, with forward slashes.</summary>
    public static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.Exists(Path.Combine(Root, folder))
            ? Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
                .Where(path => !path.Split('/').Any(part => part is "bin" or "obj"))
                .Order(StringComparer.Ordinal)
            : [];

    public static int LineOf(SyntaxNode node) => node.GetLocation().GetLineSpan().StartLinePosition.Line + 1;

    private static string FindRoot([CallerFilePath] string here = "")
    {
        for (var folder = Path.GetDirectoryName(here); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "Pacesetter.slnx")))
            {
                return folder;
            }
        }

        throw new InvalidOperationException($"No Pacesetter.slnx above {here}: the convention tests read the source tree.");
    }
}
