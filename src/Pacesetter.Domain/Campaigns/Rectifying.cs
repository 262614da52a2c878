namespace Pacesetter.Domain.Campaigns;

/// <summary>How a campaign names what is found wrong, and how much time there is to put it right.</summary>
public sealed record Rectifying
{
    /// <summary>Days between two steps of the climb of what is overdue.</summary>
    public const int UsualPauseDays = 7;

    public required IReadOnlyList<Term> Kinds { get; init; }

    /// <summary>Lightest first.</summary>
    public required IReadOnlyList<Severity> Severities { get; init; }

    /// <summary>So many days after it is due a finding comes to its owner, then to the secretary, then to the unit above; nobody is reminded of it more often.</summary>
    public required int PauseDays { get; init; }
}

/// <param name="Days">Days to put it right unless another day is said.</param>
public sealed record Severity(string Key, Label Label, int Days);
