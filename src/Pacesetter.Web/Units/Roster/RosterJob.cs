using System.Text.Json.Serialization;
using Pacesetter.Domain;

namespace Pacesetter.Web.Units.Roster;

/// <summary>An import on its way: looked through, then, once somebody agreed, written. Kept on disk, see <see cref="RosterFolder"/>.</summary>
/// <param name="AccountId">Whose it is; nobody else sees it.</param>
public sealed record RosterJob(Guid Id, int? AccountId, string Unit, RosterKind Kind, string FileName, Month? From)
{
    [JsonIgnore]
    public RosterState State { get; init; } = new();
}

/// <summary>How far an import is.</summary>
public sealed record RosterState
{
    /// <summary>Somebody agreed to what was found.</summary>
    public bool IsAgreed { get; init; }

    /// <summary>0 to 1 of the present work.</summary>
    public double Done { get; init; }

    /// <summary>What looking through it found.</summary>
    public ImportResult? Found { get; init; }

    /// <summary>What was written; null until then.</summary>
    public ImportResult? Written { get; init; }

    /// <summary>Why the work could not be ended.</summary>
    public RosterFailure? Failure { get; init; }

    [JsonIgnore]
    public bool IsWorking => Failure is null && (IsAgreed ? Written is null : Found is null);

    /// <summary>The file is of no further use.</summary>
    [JsonIgnore]
    public bool IsOver => Written is not null || Failure is not null || Found?.ProblemCount > 0;
}

/// <summary>A broken rule, as it can be kept.</summary>
public sealed record RosterFailure(string Code, IReadOnlyList<object?> Args);
