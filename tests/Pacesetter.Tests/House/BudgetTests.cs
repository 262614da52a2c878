using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Pacesetter.Tests.House;

public sealed class BudgetTests
{
    private const int FileLines = 300;
    private const int MethodLines = 40;
    private const int PageLines = 150;
    private const int Collaborators = 6;

    [Fact]
    public void Files_fit_their_budget()
    {
        var code = SourceTree.Code.Select(file => (file.Path, Lines: Lines(file.Path), Budget: FileLines));
        var pages = SourceTree.Pages.Select(path => (Path: path, Lines: Lines(path), Budget: PageLines));
        Exceptions.Judge("file", code.Concat(pages).Where(file => file.Lines > file.Budget)
            .Select(file => (file.Path, $"{file.Path}: {file.Lines} lines, budget {file.Budget}")));
    }

    [Fact]
    public void Methods_fit_their_budget()
    {
        var findings =
            from file in SourceTree.Code
            from member in file.Tree.GetRoot().DescendantNodes()
            where member is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax
            let span = member.GetLocation().GetLineSpan()
            let lines = span.EndLinePosition.Line - span.StartLinePosition.Line + 1
            where lines > MethodLines
            let name = $"{file.Path}:{NameOf(member)}"
            select (name, $"{file.Path}({SourceTree.LineOf(member)}): {NameOf(member)} has {lines} lines, budget {MethodLines}");
        Exceptions.Judge("method", findings);
    }

    [Fact]
    public void Top_level_statements_fit_the_budget_of_a_method()
    {
        var findings =
            from file in SourceTree.Code
            let statements = file.Tree.GetRoot().ChildNodes().OfType<GlobalStatementSyntax>().ToList()
            where statements.Count > 0
            let lines = statements[^1].GetLocation().GetLineSpan().EndLinePosition.Line + 2 - SourceTree.LineOf(statements[0])
            where lines > MethodLines
            select (file.Path, $"{file.Path}: {lines} lines of top-level statements, budget {MethodLines}");
        Exceptions.Judge("method", findings);
    }

    /// <summary>Records are not counted: their parameters are data, not collaborators.</summary>
    [Fact]
    public void Constructors_ask_for_few_collaborators()
    {
        var findings =
            from file in SourceTree.Code
            where file.Path.StartsWith("src/", StringComparison.Ordinal)
            from node in file.Tree.GetRoot().DescendantNodes()
            let parameters = node switch
            {
                ClassDeclarationSyntax type => type.ParameterList,
                ConstructorDeclarationSyntax { Parent: ClassDeclarationSyntax } constructor => constructor.ParameterList,
                _ => null,
            }
            where parameters?.Parameters.Count > Collaborators
            select ($"{file.Path}", $"{file.Path}: a constructor with {parameters.Parameters.Count} parameters, budget {Collaborators}");
        Exceptions.Judge("constructor", findings);
    }

    private static int Lines(string path) => SourceTree.Read(path).AsSpan().TrimEnd('\n').Count('\n') + 1;

    private static string NameOf(SyntaxNode member) => member switch
    {
        MethodDeclarationSyntax method => method.Identifier.Text,
        ConstructorDeclarationSyntax constructor => constructor.Identifier.Text,
        AccessorDeclarationSyntax { Parent.Parent: PropertyDeclarationSyntax property } => property.Identifier.Text,
        _ => member.Kind().ToString(),
    };
}
