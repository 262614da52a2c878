namespace Pacesetter.Domain.Accounts;

/// <summary>A role on a unit, valid for its subtree while the term lasts.</summary>
public sealed class Grant(int accountId, Role role, int? unitId, DateOnly from, DateOnly? until)
{
    public int Id { get; private set; }

    public int AccountId { get; private set; } = accountId;

    public Role Role { get; private set; } = role;

    /// <summary>Null for the three administrators, whose work has no unit.</summary>
    public int? UnitId { get; private set; } = unitId;

    public DateOnly From { get; private set; } = from;

    /// <summary>The last day; null if open.</summary>
    public DateOnly? Until { get; set; } = until;

    public bool IsValidOn(DateOnly day) => From <= day && (Until is null || day <= Until);
}
