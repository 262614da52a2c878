using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Pacesetter.Tests.House;

public sealed partial class CodeTests
{
    [Fact]
    public void No_method_is_async_void()
    {
        var inCode =
            from file in SourceTree.Code
            from method in file.Tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
            where method.Modifiers.Any(SyntaxKind.AsyncKeyword) && method.ReturnType.ToString() == "void"
            select $"{file.Path}({SourceTree.LineOf(method)}): async void loses its exceptions";
        var inPages = SourceTree.Pages.Where(path => SourceTree.Read(path).Contains("async void", StringComparison.Ordinal));
        Assert.Empty(inCode.Concat(inPages));
    }

    /// <summary>Task.Wait and Task.Result are banned symbols; the long way round cannot be, since generated code takes it.</summary>
    [Fact]
    public void Nothing_blocks_on_a_task()
    {
        Assert.Empty(
            from file in SourceTree.Code
            from call in file.Tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>()
            where call.Expression.ToString().EndsWith(".GetAwaiter().GetResult", StringComparison.Ordinal)
            select $"{file.Path}({SourceTree.LineOf(call)}): await it");
    }

    /// <summary>What people read stands in resource files and recipes, so that it can be translated and checked.</summary>
    [Fact]
    public void Code_and_pages_hold_no_Chinese_words()
    {
        var inCode =
            from file in SourceTree.Code
            where file.Path.StartsWith("src/", StringComparison.Ordinal)
            from token in file.Tree.GetRoot().DescendantTokens()
            where Chinese().IsMatch(token.Text)
            select (file.Path, $"{file.Path}({token.GetLocation().GetLineSpan().StartLinePosition.Line + 1}): {token.Text}");
        var inPages =
            from path in SourceTree.Pages
            from line in RazorComment().Replace(SourceTree.Read(path), "").Split('\n')
            where Chinese().IsMatch(line) && !line.TrimStart().StartsWith("//", StringComparison.Ordinal)
            select (path, $"{path}: {line.Trim()}");
        Exceptions.Judge("chinese", inCode.Concat(inPages));
    }

    [Fact]
    public void Nothing_is_left_for_later_in_a_comment()
    {
        string[] marks = ["TO" + "DO", "FIX" + "ME", "HA" + "CK:"];
        string[] folders = ["src", "tests", "bench", "recipes", "docs"];
        Assert.Empty(
            from folder in folders
            from path in SourceTree.Files(folder, "*")
            where Path.GetExtension(path) is ".cs" or ".razor" or ".css" or ".js" or ".yaml" or ".md" or ".resx" or ""
            from mark in marks
            where SourceTree.Read(path).Contains(mark, StringComparison.Ordinal)
            select $"{path}: {mark}");
    }

    [Fact]
    public void No_region_hides_code()
    {
        Assert.Empty(
            from file in SourceTree.Code
            where file.Tree.GetRoot().DescendantTrivia(descendIntoTrivia: true).Any(trivia => trivia.IsKind(SyntaxKind.RegionDirectiveTrivia))
            select file.Path);
    }

    [Fact]
    public void Tests_are_named_by_sentences_and_none_is_switched_off()
    {
        Assert.Empty(
            from file in SourceTree.Code
            where file.Path.StartsWith("tests/", StringComparison.Ordinal)
            from method in file.Tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
            let test = method.AttributeLists.SelectMany(list => list.Attributes)
                .FirstOrDefault(attribute => attribute.Name.ToString() is "Fact" or "Theory")
            where test is not null
            where !method.Identifier.Text.Contains('_', StringComparison.Ordinal) || test.ToString().Contains("Skip", StringComparison.Ordinal)
            select $"{file.Path}({SourceTree.LineOf(method)}): {method.Identifier.Text}");
    }

    [GeneratedRegex(@"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")]
    private static partial Regex Chinese();

    [GeneratedRegex(@"@\*.*?\*@|<!--.*?-->", RegexOptions.Singleline)]
    private static partial Regex RazorComment();
}
