namespace Pacesetter.Domain.Campaigns;

/// <summary>What people are asked about organisations and members, and in which grades they answer.</summary>
public sealed record Appraising
{
    public required IReadOnlyList<Term> Organisations { get; init; }

    public required IReadOnlyList<Term> Members { get; init; }

    /// <summary>Best first.</summary>
    public required IReadOnlyList<Grade> Grades { get; init; }

    /// <summary>Results from fewer valid ballots than this are not shown, so that nobody can be guessed.</summary>
    public required int HideBelow { get; init; }
}

/// <param name="Satisfied">Counts towards the share of the satisfied.</param>
/// <param name="Valid">False for answers such as "do not know", which count as returned but not as valid.</param>
public sealed record Grade(string Key, Label Label, bool Satisfied, bool Valid);
