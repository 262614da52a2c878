using System.Globalization;
using Pacesetter.Domain;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Pledges;

namespace Pacesetter.Web.Pledges;

/// <summary>A pledge as typed: the same fields in the form and in a table, so that both are read, and refused, alike.</summary>
/// <param name="typed">The text of a field; null or empty: nothing.</param>
public sealed class PledgeInput(Func<string, string?> typed)
{
    public const string Text = "text", Kind = "kind", Due = "due", Measure = "measure", Baseline = "baseline", Target = "target", Witness = "witness",
        Standard = "standard", Beneficiary = "beneficiary", Named = "named";

    public string this[string field] => typed(field)?.Trim() ?? "";

    public bool IsNamed => this[Named].Length > 0;

    public static PledgeInput Of(PledgeWording wording, bool named) => new(field => field switch
    {
        Text => wording.Text,
        Kind => wording.Kind,
        Due => wording.Due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Measure => wording.Measure,
        Baseline => wording.Baseline?.ToString("0.######", CultureInfo.InvariantCulture),
        Target => wording.Target?.ToString("0.######", CultureInfo.InvariantCulture),
        Witness => wording.Witness,
        Standard => wording.Standard,
        Beneficiary => wording.Beneficiary,
        Named => named ? "yes" : "",
        _ => null,
    });

    /// <param name="recipe">Kinds and standards may be called by key or label.</param>
    /// <param name="otherwise">The due day where none is given.</param>
    /// <exception cref="BrokenRule">pledges.day-unreadable, pledges.number-unreadable; the rest is said by <see cref="PledgeWording.Check"/>.</exception>
    public PledgeWording Read(Recipe recipe, DateOnly otherwise) => new(this[Text], DayIn(Due) ?? otherwise)
    {
        Kind = KeyOf(this[Kind], recipe.Pledges!.Kinds.Select(kind => (kind.Key, kind.Label))),
        Measure = this[Measure], Baseline = NumberIn(Baseline), Target = NumberIn(Target), Witness = this[Witness],
        Standard = KeyOf(this[Standard], recipe.Standards.SelectMany(set => set.Items).Select(item => (item.Key, item.Label))),
        Beneficiary = this[Beneficiary],
    };

    /// <summary>The field a rule speaks of.</summary>
    public static string FieldOf(BrokenRule rule) => rule.Code switch
    {
        "pledges.kind-unknown" => Kind,
        "pledges.due-outside" or "pledges.day-unreadable" => Due,
        "pledges.number-unfit" or "pledges.number-unreadable" => Target,
        _ => Text,
    };

    private DateOnly? DayIn(string field)
    {
        if (this[field].Length == 0) return null;
        return DateOnly.TryParseExact(this[field], ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : throw new BrokenRule("pledges.day-unreadable", this[field]);
    }

    private double? NumberIn(string field)
    {
        if (this[field].Length == 0) return null;
        return double.TryParse(this[field], NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) ? number : throw new BrokenRule("pledges.number-unreadable", this[field]);
    }

    private static string? KeyOf(string said, IEnumerable<(string Key, Label Label)> known) => said.Length == 0 ? null
        : known.Where(one => one.Key == said || one.Label.Zh == said || one.Label.En == said).Select(one => one.Key).FirstOrDefault() ?? said;
}
