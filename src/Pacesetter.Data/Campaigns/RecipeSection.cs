using System.Globalization;
using Pacesetter.Domain.Campaigns;

namespace Pacesetter.Data.Campaigns;

/// <summary>One mapping of a recipe. Each question for a key either answers, or reports what is wrong and answers with
/// something harmless, so that reading goes on to the end and finds every mistake.</summary>
internal sealed class RecipeSection
{
    private const string EnglishKey = "en";
    private const string ChineseKey = "zh";

    private readonly YamlMap map;
    private readonly string path;
    private readonly RecipeFindings findings;
    private readonly HashSet<string> taken;
    private readonly Dictionary<string, YamlNode> values = [];
    private readonly List<string> asked = [];

    public RecipeSection(YamlMap map, string path, RecipeFindings findings, HashSet<string>? taken = null)
    {
        (this.map, this.path, this.findings, this.taken) = (map, path, findings, taken ?? []);
        foreach (var (key, value) in map.Entries)
            if (!values.TryAdd(key.Value, value))
                findings.Report(key, "duplicate-key", key.Value);
    }

    /// <summary>The keys of a mapping whose keys are free, in the order of the file.</summary>
    public IEnumerable<string> FreeKeys => map.Entries.Select(entry => entry.Key.Value).Distinct();

    /// <summary>Reports a mistake at the value of a key, unless something is wrong there already: what follows from a
    /// mistake is not another one.</summary>
    public void Report(string key, string code, params object?[] args)
    {
        if (values.TryGetValue(key, out var node) && !findings.HasAt(node)) findings.Report(node, code, args);
    }

    /// <summary>To be called last: reports every key nobody asked for.</summary>
    public void Done()
    {
        foreach (var (key, _) in map.Entries.Where(entry => !asked.Contains(entry.Key.Value)))
            findings.Report(key, "unknown-key", key.Value, string.Join(", ", asked));
    }

    /// <summary>The stable name of a list's entry; no two entries of one list share it.</summary>
    public string Key(string name = "key")
    {
        var key = Text(name);
        if (key.Length == 0) return key;
        if (!Term.IsKey(key)) Report(name, "bad-key", key);
        else if (!taken.Add(key)) Report(name, "key-taken", key);
        return key;
    }

    public string Text(string key) => TextOf(Require(key), key) ?? "";

    public string? TextIfAny(string key) => TextOf(Find(key), key);

    public IReadOnlyList<string> Texts(string key) =>
        [.. Nodes(Find(key), key).Select(node => TextOf(node, key)).OfType<string>()];

    /// <summary>Offers each text of a list; those not accepted are reported with <paramref name="code"/>.</summary>
    public void EachText(string key, Func<string, bool> accept, string code, bool required = false)
    {
        foreach (var node in Nodes(required ? Require(key) : Find(key), key))
            if (TextOf(node, key) is { } text && !accept(text))
                findings.Report(node, code, text);
    }

    public Label Label(string key) => LabelOf(Require(key), key) ?? new("");

    public Label? LabelIfAny(string key) => LabelOf(Find(key), key);

    public IReadOnlyList<Label> Labels(string key, bool required = false) =>
        [.. Nodes(required ? Require(key) : Find(key), key).Select(node => LabelOf(node, key + "[]")).OfType<Label>()];

    public int Whole(string key, int least, int most) => LegibleWhole(key, least, most) ?? least;

    /// <summary>A required number; null where it could not be read, for those who must not go on with a makeshift.</summary>
    public int? LegibleWhole(string key, int least, int most) => WholeOf(Require(key), key, least, most);

    public int? WholeIfAny(string key, int least, int most) => WholeOf(Find(key), key, least, most);

    public IReadOnlyList<int> Wholes(string key, int least, int most) =>
        [.. Nodes(Find(key), key).Select(node => WholeOf(node, key, least, most)).OfType<int>()];

    public decimal Number(string key, decimal least, decimal most) => NumberOf(Require(key), key, least, most) ?? least;

    public decimal? NumberIfAny(string key, decimal least, decimal most) => NumberOf(Find(key), key, least, most);

    public bool Truth(string key, bool otherwise)
    {
        var node = Find(key);
        if (node is null) return otherwise;
        if (node is YamlScalar { Value: "true" or "false" } scalar) return scalar.Value == "true";
        findings.Report(node, "expected-truth", key);
        return otherwise;
    }

    /// <summary>A day of the calendar; null where it could not be read.</summary>
    public DateOnly? Day(string key)
    {
        var text = Text(key);
        if (text.Length == 0) return null;
        if (RecipeDate.TryParseDay(text, out var day)) return day;
        Report(key, "bad-day", text);
        return null;
    }

    /// <summary>A date in the notation of <see cref="RecipeDate"/>; null where it could not be read.</summary>
    public RecipeDate? Date(string key)
    {
        var text = Text(key);
        if (text.Length == 0) return null;
        if (RecipeDate.TryParse(text, out var date)) return date;
        Report(key, "bad-date", text);
        return null;
    }

    /// <summary>One of the words of an enum, in lower case.</summary>
    public T OneOf<T>(string key, params IReadOnlyList<T> allowed) where T : struct, Enum
    {
        var among = allowed.Count > 0 ? allowed : Enum.GetValues<T>();
        var text = Text(key);
        foreach (var value in among)
            if (text == Word(value)) return value;
        if (text.Length > 0) Report(key, "not-one-of", text, string.Join(", ", among.Select(Word)));
        return among[0];
    }

    /// <summary>The same where the key may be left out.</summary>
    public T? OneOfIfAny<T>(string key) where T : struct, Enum => Find(key) is null ? null : OneOf<T>(key);

    /// <summary>One of a list of words; empty if it is none of them.</summary>
    public string OneOf(string key, IReadOnlyList<string> allowed)
    {
        var text = Text(key);
        if (text.Length == 0 || allowed.Contains(text)) return text;
        Report(key, "not-one-of", text, string.Join(", ", allowed));
        return "";
    }

    /// <summary>Keys of entries of another list; those not <paramref name="known"/> are reported with <paramref name="code"/>.</summary>
    public IReadOnlyList<string> References(string key, IEnumerable<string> known, string code, bool required = false)
    {
        var legal = known.ToHashSet();
        List<string> found = [];
        EachText(key, word =>
        {
            found.Add(word);
            return legal.Contains(word);
        }, code, required);
        return found;
    }

    public T? Section<T>(string key, Func<RecipeSection, T> read) where T : class =>
        Find(key) is { } node ? Inner(node, key, read) : null;

    public T? RequiredSection<T>(string key, Func<RecipeSection, T> read) where T : class =>
        Require(key) is { } node ? Inner(node, key, read) : null;

    public IReadOnlyList<T> Each<T>(string key, Func<RecipeSection, T> read, bool required = false) where T : class
    {
        var node = required ? Require(key) : Find(key);
        HashSet<string> keys = [];
        IReadOnlyList<T> entries = [.. Nodes(node, key).Select(entry => Inner(entry, key + "[]", read, keys)).OfType<T>()];
        if (required && node is YamlList { Nodes.Count: 0 }) findings.Report(node, "empty-list", key);
        return entries;
    }

    private static string Bare(string key) => key.Replace("[]", "", StringComparison.Ordinal);

    private static string Word<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();

    private T? Inner<T>(YamlNode node, string key, Func<RecipeSection, T> read, HashSet<string>? keys = null) where T : class
    {
        if (node is not YamlMap inner)
        {
            findings.Report(node, "expected-map", Bare(key));
            return null;
        }
        var section = new RecipeSection(inner, Path(key), findings, keys);
        var value = read(section);
        section.Done();
        return value;
    }

    private YamlNode? Find(string key)
    {
        asked.Add(key);
        findings.Asked.Add(Path(key));
        return values.GetValueOrDefault(key);
    }

    private YamlNode? Require(string key)
    {
        var node = Find(key);
        if (node is null) findings.Report(map, "missing-key", key);
        return node;
    }

    private string Path(string key) => path.Length == 0 ? key : path + "." + key;

    private IEnumerable<YamlNode> Nodes(YamlNode? node, string key)
    {
        if (node is YamlList list) return list.Nodes;
        if (node is not null) findings.Report(node, "expected-list", key);
        return [];
    }

    private string? TextOf(YamlNode? node, string key)
    {
        if (node is null) return null;
        if (node is YamlScalar scalar && !string.IsNullOrWhiteSpace(scalar.Value)) return scalar.Value.Trim();
        findings.Report(node, "expected-text", Bare(key));
        return null;
    }

    private Label? LabelOf(YamlNode? node, string key)
    {
        findings.Asked.Add(Path(key) + "." + ChineseKey);
        findings.Asked.Add(Path(key) + "." + EnglishKey);
        return node switch
        {
            null => null,
            YamlMap => Inner(node, key, inner =>
                new Label(inner.Text(ChineseKey), inner.TextOf(inner.Find(EnglishKey), EnglishKey))),
            _ => TextOf(node, key) is { } text ? new Label(text) : null,
        };
    }

    private int? WholeOf(YamlNode? node, string key, int least, int most)
    {
        var number = NumberOf(node, key, least, most);
        if (number is null || number == decimal.Truncate(number.Value)) return (int?)number;
        findings.Report(node!, "expected-number", key);
        return null;
    }

    private decimal? NumberOf(YamlNode? node, string key, decimal least, decimal most)
    {
        if (node is null) return null;
        if (node is not YamlScalar scalar
            || !decimal.TryParse(scalar.Value, NumberStyles.Number & ~NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number))
        {
            findings.Report(node, "expected-number", key);
            return null;
        }
        if (number >= least && number <= most) return number;
        findings.Report(node, "out-of-range", key, least, most);
        return null;
    }
}
