using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Pacesetter.Tests.House;

/// <summary>Interface texts: Chinese (Words.resx) and English (Words.en.resx) complete, every key known and used.</summary>
public sealed partial class WordsTests
{
    private static readonly List<string> Folders =
        [.. SourceTree.Files("src/Pacesetter.Web", "Words.resx").Select(path => Path.GetDirectoryName(path)!.Replace('\\', '/'))];

    private static readonly Dictionary<string, string> Chinese = Folders.SelectMany(folder => Load($"{folder}/Words.resx")).ToDictionary();

    private static readonly string Sources = string.Join('\n',
        SourceTree.Code.Where(file => file.Path.StartsWith("src/", StringComparison.Ordinal)).Select(file => file.Tree.ToString())
            .Concat(SourceTree.Pages.Select(SourceTree.Read)));

    [Fact]
    public void Both_languages_have_the_same_words_with_the_same_places()
    {
        foreach (var folder in Folders)
        {
            var chinese = Load($"{folder}/Words.resx");
            var english = Load($"{folder}/Words.en.resx");
            Assert.Equal(chinese.Keys.Order(StringComparer.Ordinal), english.Keys.Order(StringComparer.Ordinal));
            Assert.Empty(chinese.Where(word => string.IsNullOrWhiteSpace(word.Value)).Select(word => $"{folder}: {word.Key} is empty"));
            Assert.Empty(english.Where(word => Han().IsMatch(word.Value)).Select(word => $"{folder}: {word.Key} is not in English"));
            Assert.Empty(chinese.Where(word => !Places(word.Value).SetEquals(Places(english[word.Key])))
                .Select(word => $"{folder}: {word.Key} has other {{0}} in English"));
        }
    }

    [Fact]
    public void Keys_begin_with_their_folder()
    {
        foreach (var folder in Folders)
        {
            var prefix = Path.GetFileName(folder).ToLowerInvariant() + ".";
            Assert.Empty(Load($"{folder}/Words.resx").Keys
                .Where(key => !key.StartsWith(prefix, StringComparison.Ordinal) || !Key().IsMatch(key))
                .Select(key => $"{folder}: {key}"));
        }
    }

    [Fact]
    public void Every_word_asked_for_exists()
    {
        var asked = Asked().Matches(Sources).Select(match => match.Groups["key"].Value).Concat(BrokenRules()).ToHashSet();
        Assert.Empty(asked.Where(key => !Chinese.ContainsKey(key)).Order(StringComparer.Ordinal));
    }

    /// <summary>A key counts as used when it stands as a literal, or when a literal ending in its beginning is completed by code.</summary>
    [Fact]
    public void No_word_is_left_over()
    {
        var literals = Literal().Matches(Sources).Select(match => match.Groups["key"].Value).ToHashSet();
        var beginnings = Beginning().Matches(Sources).Select(match => match.Groups["key"].Value).ToHashSet();
        Exceptions.Judge("word", Chinese.Keys
            .Where(key => !literals.Contains(key) && !beginnings.Any(start => key.StartsWith(start, StringComparison.Ordinal)))
            .Select(key => (key, $"{key}: nobody asks for it")));
    }

    /// <summary>The codes in <c>new BrokenRule("code", …)</c> and <c>BrokenRule.Unless(holds, "code", …)</c>.</summary>
    private static IEnumerable<string> BrokenRules() =>
        from file in SourceTree.Code
        where file.Path.StartsWith("src/", StringComparison.Ordinal)
        from node in file.Tree.GetRoot().DescendantNodes()
        let code = node switch
        {
            ObjectCreationExpressionSyntax { Type: IdentifierNameSyntax { Identifier.Text: "BrokenRule" } } made => made.ArgumentList?.Arguments.ElementAtOrDefault(0),
            InvocationExpressionSyntax call when call.Expression.ToString() == "BrokenRule.Unless" => call.ArgumentList.Arguments.ElementAtOrDefault(1),
            _ => null,
        }
        where code?.Expression is LiteralExpressionSyntax
        select ((LiteralExpressionSyntax)code.Expression).Token.ValueText;

    private static Dictionary<string, string> Load(string path) => XDocument.Parse(SourceTree.Read(path)).Descendants("data")
        .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(match => match.Value)];

    [GeneratedRegex(@"\{\d")]
    private static partial Regex Place();

    [GeneratedRegex(@"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")]
    private static partial Regex Han();

    [GeneratedRegex(@"^[a-z][a-z0-9-]*(\.[a-z0-9-]+)+$")]
    private static partial Regex Key();

    [GeneratedRegex("""\b[Ww](?:ords)?\[\s*"(?<key>[^"{]+)"(?=\s*[\],)])""")]
    private static partial Regex Asked();

    [GeneratedRegex("\"(?<key>[a-z][a-z0-9-]*\\.[a-z0-9.-]+)\"")]
    private static partial Regex Literal();

    [GeneratedRegex("""\$"(?<key>[a-z][a-z0-9-]*\.[a-z0-9.-]*)\{|"(?<key>[a-z][a-z0-9-]*\.[a-z0-9.-]*)"\s*\+""")]
    private static partial Regex Beginning();
}
