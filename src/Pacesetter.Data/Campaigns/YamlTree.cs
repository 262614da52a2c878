using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Pacesetter.Data.Campaigns;

/// <summary>YAML with the place of every node. The library's own tree stops at the first doubled key, while a
/// campaign office wants all its mistakes at once.</summary>
internal abstract record YamlNode(int Line, int Column);

internal sealed record YamlScalar(string Value, int Line, int Column) : YamlNode(Line, Column);

internal sealed record YamlList(IReadOnlyList<YamlNode> Nodes, int Line, int Column) : YamlNode(Line, Column);

internal sealed record YamlMap(IReadOnlyList<(YamlScalar Key, YamlNode Value)> Entries, int Line, int Column)
    : YamlNode(Line, Column);

internal sealed class YamlTree
{
    // No recipe is deeper than six; the limit keeps a hostile file from exhausting the stack.
    private const int DeepestNesting = 32;

    private readonly Parser parser;
    private readonly Dictionary<string, YamlNode> anchors = [];

    private YamlTree(string text) => parser = new(new StringReader(text));

    /// <returns>The first document, or null if there is none.</returns>
    /// <exception cref="YamlException">The text is no YAML; its <c>Start</c> says where.</exception>
    public static YamlNode? Parse(string text)
    {
        var tree = new YamlTree(text);
        try
        {
            return tree.Document();
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            // The library's scanner gives up like this on some half-typed text, without saying where.
            var place = tree.parser.Current?.End ?? new Mark(0, 1, 1);
            throw new YamlException(place, place, "Unexpected text from here on.");
        }
    }

    private YamlNode? Document()
    {
        parser.Consume<StreamStart>();
        if (!parser.TryConsume<DocumentStart>(out _)) return null;
        var root = Node(0);
        parser.Consume<DocumentEnd>();
        return root;
    }

    private YamlNode Node(int depth)
    {
        if (depth > DeepestNesting)
            throw new YamlException(parser.Current!.Start, parser.Current.End, "Nested too deeply.");
        if (parser.TryConsume<AnchorAlias>(out var alias))
            return anchors.GetValueOrDefault(alias.Value.Value)
                ?? throw new YamlException(alias.Start, alias.End, $"Unknown anchor '{alias.Value.Value}'.");
        var opening = parser.Current as NodeEvent
            ?? throw new YamlException(parser.Current!.Start, parser.Current.End, "Expected a value.");
        var (line, column) = ((int)opening.Start.Line, (int)opening.Start.Column);
        YamlNode node;
        if (parser.TryConsume<Scalar>(out var scalar))
            node = new YamlScalar(scalar.Value, line, column);
        else if (parser.TryConsume<SequenceStart>(out _))
            node = new YamlList(Nodes(depth), line, column);
        else
        {
            parser.Consume<MappingStart>();
            node = new YamlMap(Entries(depth), line, column);
        }
        if (!opening.Anchor.IsEmpty) anchors[opening.Anchor.Value] = node;
        return node;
    }

    private List<YamlNode> Nodes(int depth)
    {
        List<YamlNode> nodes = [];
        while (!parser.TryConsume<SequenceEnd>(out _)) nodes.Add(Node(depth + 1));
        return nodes;
    }

    private List<(YamlScalar, YamlNode)> Entries(int depth)
    {
        List<(YamlScalar, YamlNode)> entries = [];
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            if (Node(depth + 1) is not YamlScalar key)
                throw new YamlException(parser.Current!.Start, parser.Current.End, "Expected a word in front of the colon.");
            entries.Add((key, Node(depth + 1)));
        }
        return entries;
    }
}
