namespace Pacesetter.Domain.Campaigns;

/// <summary>A set of standards for organisations or for members, such as the five of each in the speech.</summary>
public sealed record StandardSet(string Key, Label Label)
{
    public required Subject For { get; init; }

    public required IReadOnlyList<StandardItem> Items { get; init; }

    public required IReadOnlyList<StandardRefinement> Refinements { get; init; }
}

public sealed record StandardItem(string Key, Label Label, Label? Text);

/// <summary>An item made concrete for some units: what exactly, and how one sees whether it is so.</summary>
public sealed record StandardRefinement(string Item, Label Text)
{
    public required IReadOnlyList<string> Tiers { get; init; }

    public required IReadOnlyList<string> Fields { get; init; }

    public required IReadOnlyList<string> Industries { get; init; }

    public required CheckedBy Check { get; init; }

    /// <summary>The figure to reach, if there is one.</summary>
    public decimal? Number { get; init; }

    /// <summary>Unit of measure of <see cref="Number"/>.</summary>
    public Label? Measure { get; init; }

    /// <summary>Whether it speaks to a unit; an empty list means "all".</summary>
    public bool Concerns(string tier, string field, string industry) =>
        (Tiers.Count == 0 || Tiers.Contains(tier))
        && (Fields.Count == 0 || Fields.Contains(field))
        && (Industries.Count == 0 || Industries.Contains(industry));
}

public enum Subject
{
    Organisations,
    Members,
}

/// <summary>How a standard is looked at: in the papers, on the spot, or by asking people.</summary>
public enum CheckedBy
{
    Record,
    Site,
    Voice,
}
