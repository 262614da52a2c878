using Pacesetter.Domain;

namespace Pacesetter.Web.Units.Roster;

/// <summary>An import on its way: looked through, then, once somebody agreed, written.</summary>
public sealed class RosterJob(int? accountId, string unit, RosterKind kind, string fileName, string path, Month? from)
{
    public Guid Id { get; } = Guid.CreateVersion7();

    /// <summary>Whose it is; nobody else sees it.</summary>
    public int? AccountId => accountId;

    public string Unit => unit;

    public RosterKind Kind => kind;

    public string FileName => fileName;

    /// <summary>Where the file waits until it is taken over or given up.</summary>
    public string Path => path;

    public Month? From => from;

    /// <summary>0 to 1 of the present work.</summary>
    public double Done { get; set; }

    public bool IsWorking { get; set; } = true;

    /// <summary>What looking through it found.</summary>
    public ImportResult? Found { get; set; }

    /// <summary>What was written; null until then.</summary>
    public ImportResult? Written { get; set; }

    /// <summary>Why the work could not be ended.</summary>
    public BrokenRule? Failure { get; set; }
}
