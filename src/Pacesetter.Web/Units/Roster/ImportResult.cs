using Pacesetter.Data.Units;
using Pacesetter.Domain;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Papers.Sheets;

namespace Pacesetter.Web.Units.Roster;

/// <summary>How an import is to go.</summary>
public sealed record ImportOptions
{
    /// <summary>Code of the unit whose subtree is imported; null: the whole tree, for the command line and the first run.</summary>
    public string? Unit { get; init; }

    /// <summary>Month from which moves, transfers and new units hold; null: this month.</summary>
    public Month? From { get; init; }

    /// <summary>Only tell what would change.</summary>
    public bool DryRun { get; init; }

    /// <summary>A recipe about to be applied, whose words count beside those of the campaigns under way.</summary>
    public Recipe? Chosen { get; init; }

    /// <summary>Told how much is done, 0 to 1.</summary>
    public Action<double>? Progress { get; init; }
}

/// <summary>What an import found and did.</summary>
/// <param name="Difference">What the file changes; null where the file itself could not be read.</param>
/// <param name="Problems">The first of them, each with its place. With any problem nothing was written.</param>
/// <param name="ProblemCount">All of them.</param>
/// <param name="Notices">What is worth knowing, though the file was taken.</param>
/// <param name="IsWritten">Whether the store was changed.</param>
public sealed record ImportResult(RosterDifference? Difference, IReadOnlyList<SheetProblem> Problems, int ProblemCount, IReadOnlyList<SheetProblem> Notices, bool IsWritten)
{
    internal static ImportResult Of(RosterReading reading, RosterDifference? difference, bool isWritten) => new(
        difference,
        [.. reading.Problems, .. (difference?.Problems ?? []).Select(reading.Locate)],
        reading.ProblemCount + reading.Problems.Count(problem => problem.Code.StartsWith("sheets.", StringComparison.Ordinal)) + (difference?.ProblemCount ?? 0),
        reading.Notices,
        isWritten);
}
