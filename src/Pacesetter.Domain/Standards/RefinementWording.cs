using Pacesetter.Domain.Campaigns;

namespace Pacesetter.Domain.Standards;

/// <summary>What people write in a refinement: the same for the form, the API and a table.</summary>
/// <param name="Item">Key of a standard item.</param>
public sealed record RefinementWording(string Item, string Text, CheckedBy CheckedBy)
{
    public const int TextLength = 300;
    public const int AskedLength = 60;
    public const int UnitLength = 20;
    public const int KeysLength = 400;

    public string? Asked { get; init; }

    /// <summary>Keys of tiers apart by blanks; empty: all.</summary>
    public string Tiers { get; init; } = "";

    public string Fields { get; init; } = "";

    public string Industries { get; init; } = "";

    public Threshold? Threshold { get; init; }

    /// <summary>What <see cref="Concreteness"/> has to say about it.</summary>
    public IReadOnlyList<Doubt> Doubts(IEnumerable<KnownText>? others = null) => Concreteness.Of(Text, new SaidBeside(Measure: Threshold is not null), others);

    public bool Concerns(string tier, string field, string industry) => Includes(Tiers, tier) && Includes(Fields, field) && Includes(Industries, industry);

    public RefinementWording Trimmed() => this with
    {
        Text = Text.Trim(),
        Asked = string.IsNullOrWhiteSpace(Asked) ? null : Asked.Trim(),
        Tiers = Keys(Tiers),
        Fields = Keys(Fields),
        Industries = Keys(Industries),
        Threshold = Threshold is null ? null : Threshold with { Unit = string.IsNullOrWhiteSpace(Threshold.Unit) ? null : Threshold.Unit.Trim() },
    };

    /// <exception cref="BrokenRule">standards.text-missing, standards.text-long, standards.number-negative.</exception>
    public void Demand()
    {
        BrokenRule.Unless(!string.IsNullOrWhiteSpace(Text), "standards.text-missing");
        BrokenRule.Unless(Text.Length <= TextLength, "standards.text-long", TextLength);
        BrokenRule.Unless((Asked ?? "").Length <= AskedLength, "standards.asked-long", AskedLength);
        BrokenRule.Unless(Threshold is null or { Number: >= 0 and < double.PositiveInfinity }, "standards.number-negative");
        BrokenRule.Unless((Threshold?.Unit ?? "").Length <= UnitLength, "standards.unit-long", UnitLength);
        BrokenRule.Unless(Tiers.Length <= KeysLength && Fields.Length <= KeysLength && Industries.Length <= KeysLength, "standards.keys-long");
    }

    /// <exception cref="BrokenRule">standards.item-unknown, standards.tier-unknown, standards.field-unknown, standards.industry-unknown.</exception>
    public void DemandFits(Recipe recipe, IReadOnlyList<StandardSet> sets)
    {
        BrokenRule.Unless(sets.SelectMany(set => set.Items).Any(item => item.Key == Item), "standards.item-unknown", Item);
        DemandKnown(Tiers, recipe.Tiers, "standards.tier-unknown");
        DemandKnown(Fields, recipe.Fields, "standards.field-unknown");
        DemandKnown(Industries, recipe.Industries, "standards.industry-unknown");
    }

    private static void DemandKnown(string keys, IReadOnlyList<Term> known, string code)
    {
        foreach (var key in keys.Split(' ', StringSplitOptions.RemoveEmptyEntries)) BrokenRule.Unless(known.Any(term => term.Key == key), code, key);
    }

    private static bool Includes(string keys, string key) => keys.Length == 0 || keys.Split(' ').Contains(key);

    private static string Keys(string keys) => string.Join(' ', keys.Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct());
}
