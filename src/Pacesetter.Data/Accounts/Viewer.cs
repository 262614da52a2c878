using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;

namespace Pacesetter.Data.Accounts;

/// <summary>
/// Who is looking and acting. One per request; the query filters of <see cref="PacesetterDb"/> read it, so that nothing outside its units is found.
/// </summary>
public sealed class Viewer
{
    /// <summary>Null for the public and for the system itself.</summary>
    public int? AccountId { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>Name of the unit of the first grant, for the bar; empty for administrators.</summary>
    public string Place { get; private set; } = "";

    /// <summary>That unit's code.</summary>
    public string PlaceCode { get; private set; } = "";

    public IReadOnlyList<Grant> Grants { get; private set; } = [];

    /// <summary>The roots of the subtrees that may be seen.</summary>
    public int[] UnitIds { get; private set; } = [];

    /// <summary>Of these, where the person inspects or answers for inspections: a member or secretary may not see who is going to be visited.</summary>
    public int[] InspectingIds { get; private set; } = [];

    /// <summary>Of these, where the person answers for the unit towards others: its office or a leader.</summary>
    public int[] AnsweringIds { get; private set; } = [];

    /// <summary>True for the command line and background work only.</summary>
    public bool SeesAll { get; private set; }

    /// <summary>Scope follows the tree of this month.</summary>
    public Month Month { get; private set; } = Month.Never;

    /// <summary>False for a token that may only read.</summary>
    public bool MayWrite { get; private set; } = true;

    public string RequestId { get; set; } = "";

    public static Viewer System(string name) => new() { SeesAll = true, Name = name };

    /// <param name="grants">Those valid <paramref name="today"/>.</param>
    public void Become(int accountId, string name, IReadOnlyList<Grant> grants, DateOnly today, bool mayWrite = true, string place = "", string placeCode = "")
    {
        (AccountId, Name, Grants, MayWrite, Place, PlaceCode) = (accountId, name, grants, mayWrite, place, placeCode);
        UnitIds = [.. grants.Where(grant => grant.Role < Role.SystemAdmin && grant.UnitId is not null).Select(grant => grant.UnitId!.Value).Distinct()];
        InspectingIds = [.. grants.Where(grant => grant is { UnitId: not null, Role: Role.Office or Role.Leader or Role.Inspector }).Select(grant => grant.UnitId!.Value).Distinct()];
        AnsweringIds = [.. grants.Where(grant => grant is { UnitId: not null, Role: Role.Office or Role.Leader }).Select(grant => grant.UnitId!.Value).Distinct()];
        Month = Month.From(today);
    }

    /// <param name="accountId">Whose name it is, where somebody stands behind it.</param>
    public void BecomeSystem(string name, int? accountId = null) => (SeesAll, Name, AccountId) = (true, name, accountId);

    public bool Has(Role role) => Grants.Any(grant => grant.Role == role);
}
