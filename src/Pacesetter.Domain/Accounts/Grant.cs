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
    public DateOnly? Until { get; private set; } = until;

    /// <summary>Gives an account a role, if what it holds in the same time allows it: an administrator holds nothing else (三员分立).</summary>
    /// <exception cref="BrokenRule">accounts.term-backwards, accounts.administrators-have-no-unit, accounts.role-needs-unit, accounts.already-granted, accounts.administrators-apart.</exception>
    public static Grant Give(IEnumerable<Grant> held, int accountId, Role role, int? unitId, DateOnly from, DateOnly? until)
    {
        BrokenRule.Unless(until is null || until >= from, "accounts.term-backwards");
        BrokenRule.Unless(!role.IsAdministrator || unitId is null, "accounts.administrators-have-no-unit");
        BrokenRule.Unless(role.IsAdministrator || unitId is not null, "accounts.role-needs-unit");
        var grant = new Grant(accountId, role, unitId, from, until);
        var meanwhile = held.Where(grant.Overlaps).ToList();
        BrokenRule.Unless(!meanwhile.Exists(other => other.Role == role && other.UnitId == unitId), "accounts.already-granted");
        BrokenRule.Unless(meanwhile.TrueForAll(other => !role.IsAdministrator && !other.Role.IsAdministrator), "accounts.administrators-apart");
        return grant;
    }

    /// <summary>Takes effect at once: yesterday becomes the last day.</summary>
    /// <exception cref="BrokenRule">accounts.grant-over.</exception>
    public void End(DateOnly today)
    {
        BrokenRule.Unless(Until is null || Until >= today, "accounts.grant-over");
        Until = today.AddDays(-1);
    }

    public bool IsValidOn(DateOnly day) => From <= day && (Until is null || day <= Until);

    // An ended grant whose last day lies before its first was valid on no day.
    private bool Overlaps(Grant other) => (other.Until is null || (From <= other.Until && other.From <= other.Until)) && (Until is null || other.From <= Until);
}
