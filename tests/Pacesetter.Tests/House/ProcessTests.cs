using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Pacesetter.Tests.House;

/// <summary>docs/processes.md and the code name the same acts.</summary>
public sealed partial class ProcessTests
{
    [Fact]
    public void Every_act_is_described_and_every_description_has_its_act()
    {
        var described = Row().Matches(SourceTree.Read("docs/processes.md")).Select(match => match.Groups["act"].Value).ToList();
        Assert.Equal(described.Distinct(), described);
        Assert.Empty(Acts().Except(described).Select(act => $"{act}: add a row to docs/processes.md"));
        Assert.Empty(described.Where(act => !IsLiteral(act)).Select(act => $"{act}: docs/processes.md describes an act that the code does not know"));
    }

    /// <summary>Not only where the act is made: one use case may do the same under two names.</summary>
    private static bool IsLiteral(string act) => SourceTree.Code.Any(file =>
        file.Path.StartsWith("src/", StringComparison.Ordinal) && file.Tree.ToString().Contains($"\"{act}\"", StringComparison.Ordinal));

    /// <summary>Names of acts are literals, so that they can be found.</summary>
    private static IEnumerable<string> Acts() =>
        from file in SourceTree.Code
        where file.Path.StartsWith("src/", StringComparison.Ordinal)
        from made in file.Tree.GetRoot().DescendantNodes().OfType<ObjectCreationExpressionSyntax>()
        where made.Type.ToString() == "Act"
        from name in made.ArgumentList!.Arguments[0].DescendantNodes().OfType<LiteralExpressionSyntax>()
        select name.Token.ValueText;

    [GeneratedRegex(@"^\| `(?<act>[A-Za-z]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
