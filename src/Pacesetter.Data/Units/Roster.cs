using System.Text.Json.Serialization;
using Pacesetter.Domain;
using Pacesetter.Domain.Campaigns;

namespace Pacesetter.Data.Units;

/// <summary>One line of a roster of units, read but not yet judged. Null: the file has no such column, and what the store has stays.</summary>
/// <param name="Row">Row number in the file, for naming places.</param>
public sealed record RosterUnit(int Row, string Code, string Name, string Tier)
{
    /// <summary>Code of the unit above; empty for the head of the tree.</summary>
    public string? Parent { get; init; }

    public string? Field { get; init; }

    public string? Industry { get; init; }

    public string? Region { get; init; }

    public string? Secretary { get; init; }

    /// <summary>First month; null where the cell is empty.</summary>
    public Month? From { get; init; }

    /// <summary>First month in which the unit is no more; null where the cell is empty.</summary>
    public Month? To { get; init; }
}

/// <summary>One line of a roster of members. Null: the file has no such column, and what the store has stays.</summary>
/// <param name="Row">Row number in the file, for naming places.</param>
public sealed record RosterMember(int Row, string Number, string Name, string Unit, string? Post, bool? Probationary, bool? Mobile, bool? Frail);

/// <summary>What an import goes by besides the file.</summary>
/// <param name="HeadId">Units outside this subtree may not be touched; null: the whole tree.</param>
/// <param name="MayChangeHead">Whether the head of that subtree may be changed, too, which is for those above it.</param>
/// <param name="From">The month from which moves and new units hold; null: this month, or for the first roster of a store <see cref="Beginning"/>.</param>
/// <param name="Recipes">Of the campaigns under way, or the one about to be applied: they know the words for tiers. None: any word is taken.</param>
public sealed record RosterTerms(int? HeadId, bool MayChangeHead, Month? From, IReadOnlyList<Recipe> Recipes)
{
    /// <summary>What the first roster lists has been there before the product, nobody says since when.</summary>
    public static Month Beginning { get; } = Month.Of(2000, 1);
}

/// <summary>Why a line cannot be taken over.</summary>
/// <param name="Column">Key of the column, as in the roster's format.</param>
/// <param name="Code">Key of the sentence; <paramref name="Args"/> fill its places.</param>
public sealed record RosterProblem(int Row, string Column, string Code, params object?[] Args);

public enum RosterChangeKind
{
    Added,
    Changed,
    Moved,
    Closed,
}

/// <summary>What a line would do to the store, field by field: what was and what will be.</summary>
public sealed record RosterChange(int Row, RosterChangeKind Kind, string Code, string Name, IReadOnlyList<(string Column, string Before, string After)> Fields);

/// <summary>What a roster would change, or has changed. Of changes and problems the first few are kept, the rest is counted. Can be written down as JSON, without the problems.</summary>
public sealed class RosterDifference
{
    private const int Kept = 200;
    private readonly List<RosterProblem> problems = [];

    [JsonInclude]
    public int Rows { get; private set; }

    [JsonInclude]
    public int Unchanged { get; private set; }

    [JsonInclude]
    public int ProblemCount { get; private set; }

    /// <summary>Of each kind of change, in the order of <see cref="RosterChangeKind"/>.</summary>
    [JsonInclude]
    private int[] Counts { get; init; } = new int[Enum.GetValues<RosterChangeKind>().Length];

    [JsonInclude]
    private List<RosterChange> Listed { get; init; } = [];

    /// <summary>The month from which moves and transfers hold.</summary>
    public Month From { get; init; }

    [JsonIgnore]
    public IReadOnlyList<RosterChange> Changes => Listed;

    [JsonIgnore]
    public IReadOnlyList<RosterProblem> Problems => problems;

    public bool IsEmpty => ProblemCount == 0 && Counts.All(count => count == 0);

    public int Count(RosterChangeKind kind) => Counts[(int)kind];

    internal void AddRow(bool unchanged)
    {
        Rows++;
        if (unchanged) Unchanged++;
    }

    internal void Add(RosterChange change)
    {
        Counts[(int)change.Kind]++;
        if (Listed.Count < Kept) Listed.Add(change);
    }

    internal void Add(RosterProblem problem)
    {
        ProblemCount++;
        if (problems.Count < Kept) problems.Add(problem);
    }
}
