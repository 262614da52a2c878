using Pacesetter.Domain.Campaigns;

namespace Pacesetter.Domain.Pledges;

/// <summary>Everything people write on a pledge: the same for the form, the API, a table and a kept draft.</summary>
public sealed record PledgeWording(string Text, DateOnly Due)
{
    /// <summary>A pledge may run on beyond its year, but not for ever.</summary>
    public const int MostYearsAhead = 2;

    /// <summary>Key of a kind of the recipe; null only where it knows no kinds.</summary>
    public string? Kind { get; init; }

    /// <summary>By what one sees it: visits made, households helped.</summary>
    public string? Measure { get; init; }

    /// <summary>How much there is now; without it nobody can check "more than last year".</summary>
    public double? Baseline { get; init; }

    public double? Target { get; init; }

    /// <summary>Who can see it done.</summary>
    public string? Witness { get; init; }

    /// <summary>Key of the standard item it serves.</summary>
    public string? Standard { get; init; }

    public string? Beneficiary { get; init; }

    public static PledgeWording Of(Pledge pledge) => new(pledge.Text, pledge.Due)
    {
        Kind = pledge.Kind, Measure = pledge.Measure, Baseline = pledge.Baseline, Target = pledge.Target, Witness = pledge.Witness,
        Standard = pledge.Standard, Beneficiary = pledge.Beneficiary,
    };

    /// <summary>The same without blanks around and with null for nothing, so that two wordings compare by what they say.</summary>
    public PledgeWording Trimmed() => this with
    {
        Text = Text.Trim(),
        Kind = Clean(Kind),
        Measure = Clean(Measure),
        Witness = Clean(Witness),
        Standard = Clean(Standard),
        Beneficiary = Clean(Beneficiary),
    };

    /// <exception cref="BrokenRule">pledges.text-missing, pledges.text-long, pledges.kind-unknown, pledges.number-unfit, pledges.due-outside.</exception>
    public void Check(Pledging rules, int year)
    {
        BrokenRule.Unless(!string.IsNullOrWhiteSpace(Text), "pledges.text-missing");
        BrokenRule.Unless(Text.Length <= Pledge.TextLength, "pledges.text-long", Pledge.TextLength);
        foreach (var text in (string?[])[Measure, Witness, Beneficiary, Standard, Kind])
            BrokenRule.Unless(text is null || text.Length <= Pledge.WordLength, "pledges.text-long", Pledge.WordLength);
        BrokenRule.Unless(rules.Kinds.Count == 0 || rules.Kinds.Any(kind => kind.Key == Kind), "pledges.kind-unknown");
        BrokenRule.Unless((Baseline ?? 0) is >= 0 and < double.PositiveInfinity && (Target ?? 0) is >= 0 and < double.PositiveInfinity, "pledges.number-unfit");
        BrokenRule.Unless(Due.Year >= year && Due.Year <= year + MostYearsAhead, "pledges.due-outside", year);
    }

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
