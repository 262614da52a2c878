namespace Pacesetter.Domain.Campaigns;

/// <summary>How pledges are made and judged.</summary>
public sealed record Pledging
{
    /// <summary>In order, from the proposal to the use of the result.</summary>
    public required IReadOnlyList<Term> Steps { get; init; }

    public required IReadOnlyList<Term> Kinds { get; init; }

    /// <summary>How many an organisation makes a year; null where organisations make none.</summary>
    public HowMany? Organisations { get; init; }

    /// <summary>How many a member makes a year; null where members make none.</summary>
    public HowMany? Members { get; init; }

    /// <summary>The questions whoever vets a pledge answers.</summary>
    public required IReadOnlyList<Label> Vetting { get; init; }

    /// <summary>Best first.</summary>
    public required IReadOnlyList<Term> Grades { get; init; }
}

public sealed record HowMany(int AtLeast, int AtMost);
