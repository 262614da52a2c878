using System.Globalization;
using Pacesetter.Domain;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Standards;

namespace Pacesetter.Web.Standards;

/// <summary>A refinement as typed: the same fields in the form and in a table, so that both are read, and refused, alike.</summary>
/// <param name="typed">The text of a field; null or empty: nothing.</param>
public sealed class RefinementText(Func<string, string?> typed)
{
    public const string Standard = "item", Text = "text", Check = "check", Bound = "bound", Number = "number", Unit = "number-unit", Asked = "asked",
        Tiers = "tiers", Fields = "fields", Industries = "industries", From = "from";

    public const string AtLeast = "at-least", AtMost = "at-most";

    private static readonly char[] Between = [',', ';', '\u3001', '\uFF0C', '\uFF1B', '\n'];

    private readonly List<(string Field, BrokenRule Rule)> problems = [];

    public string this[string field] => typed(field)?.Trim() ?? "";

    /// <summary>The keys ticked or named in a field.</summary>
    public IReadOnlyList<string> Keys(string field) => this[field].Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public static RefinementText Of(RefinementWording wording, Month from) => new(field => field switch
    {
        Standard => wording.Item,
        Text => wording.Text,
        Check => wording.CheckedBy.Key(),
        Bound => wording.Threshold is null ? null : wording.Threshold.AtMost ? AtMost : AtLeast,
        Number => wording.Threshold?.Number.ToString("0.######", CultureInfo.InvariantCulture),
        Unit => wording.Threshold?.Unit,
        Asked => wording.Asked,
        Tiers => wording.Tiers.Replace(' ', ','),
        Fields => wording.Fields.Replace(' ', ','),
        Industries => wording.Industries.Replace(' ', ','),
        From => from.ToString(),
        _ => null,
    });

    /// <param name="recipe">Tiers, fields and industries may be called by any of their words.</param>
    /// <param name="sets">Items may be called by key or label.</param>
    /// <param name="meanings">The words for ways of checking and for the two bounds, in both languages, with what they mean.</param>
    /// <param name="found">Everything that is wrong, by field; the wording is null then.</param>
    public RefinementWording? Read(Recipe recipe, IReadOnlyList<StandardSet> sets, IReadOnlyDictionary<string, string> meanings, out IReadOnlyList<(string Field, BrokenRule Rule)> found)
    {
        problems.Clear();
        var item = sets.SelectMany(set => set.Items).FirstOrDefault(one => one.Key == this[Standard] || one.Label.Zh == this[Standard] || one.Label.En == this[Standard])?.Key ?? this[Standard];
        var wording = new RefinementWording(item, this[Text], CheckIn(meanings))
        {
            Asked = this[Asked],
            Tiers = KeysIn(Tiers, recipe.Tier),
            Fields = KeysIn(Fields, recipe.Field),
            Industries = KeysIn(Industries, recipe.Industry),
            Threshold = NumberIn() is { } number ? new(number, meanings.GetValueOrDefault(this[Bound].ToUpperInvariant(), this[Bound]) == AtMost, this[Unit]) : null,
        };
        Try(wording.Demand);
        Try(() => wording.DemandFits(recipe, sets));
        found = problems;
        return problems.Count > 0 ? null : wording.Trimmed();
    }

    /// <summary>The month from which it shall hold; null: this one.</summary>
    public Month? ReadFrom(out (string Field, BrokenRule Rule)? problem)
    {
        problem = null;
        if (this[From].Length == 0) return null;
        if (Month.TryParse(this[From], null, out var month)) return month;
        problem = (From, new("standards.month-unreadable", this[From]));
        return null;
    }

    /// <summary>The field a rule speaks of; null: none of them.</summary>
    public static string? FieldOf(string code) => code switch
    {
        "standards.text-missing" or "standards.text-long" => Text,
        "standards.asked-long" => Asked,
        "standards.number-negative" or "standards.number-unreadable" => Number,
        "standards.unit-long" => Unit,
        "standards.tier-unknown" or "standards.keys-long" => Tiers,
        "standards.field-unknown" => Fields,
        "standards.industry-unknown" => Industries,
        "standards.item-unknown" or "standards.item-stays" => Standard,
        "standards.from-past" or "standards.outside-campaign" or "standards.ends-before-it-begins" => From,
        _ => null,
    };

    private void Try(Action check)
    {
        try
        {
            check();
        }
        catch (BrokenRule rule)
        {
            problems.Add((FieldOf(rule.Code) ?? Text, rule));
        }
    }

    private CheckedBy CheckIn(IReadOnlyDictionary<string, string> meanings)
    {
        var said = meanings.GetValueOrDefault(this[Check].ToUpperInvariant(), this[Check]);
        foreach (var way in Enum.GetValues<CheckedBy>())
            if (way.Key() == said) return way;
        problems.Add((Check, new("standards.check-unknown", this[Check])));
        return default;
    }

    private double? NumberIn()
    {
        var said = this[Number];
        if (said.Length == 0) return null;
        if (double.TryParse(said, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number)) return number;
        problems.Add((Number, new("standards.number-unreadable", said)));
        return null;
    }

    private string KeysIn(string field, Func<string, Term?> named) => string.Join(' ', Keys(field).Select(word => named(word)?.Key ?? word.Replace(' ', '-')));
}

internal static class CheckKeys
{
    /// <summary>How the API, forms and word keys call it.</summary>
    public static string Key(this CheckedBy way) => way switch
    {
        CheckedBy.Record => "record",
        CheckedBy.Site => "site",
        _ => "voice",
    };
}
