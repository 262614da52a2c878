using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Data.Accounts;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Units;

namespace Pacesetter.Web.Accounts;

/// <summary>A grant with the unit it is for, if it is for one.</summary>
internal sealed record HeldGrant(Grant Grant, string? UnitCode, string? UnitName);

/// <summary>
/// Who may manage whose account: the security administrator everybody's but their own, a campaign office those of its subtree who hold
/// no more than an office may give.
/// </summary>
internal sealed class Delegation(PacesetterDb db)
{
    private bool MayAll => db.Viewer.SeesAll || db.Viewer.Has(Role.SecurityAdmin);

    /// <summary>The roles the viewer may give somewhere.</summary>
    public IEnumerable<Role> Givable => Enum.GetValues<Role>().Where(role => MayAll || role.IsDelegable);

    /// <summary>Accounts the viewer may know of: all, or those with a role in the viewer's subtree.</summary>
    public IQueryable<Account> InSight()
    {
        if (MayAll) return db.Users;
        var offices = db.Viewer.Grants.Where(grant => grant.Role == Role.Office).Select(grant => grant.UnitId!.Value).ToArray();
        return db.Users.Where(account => db.Grants.Any(grant => grant.AccountId == account.Id && db.UnitAncestors.Any(row =>
            row.UnitId == grant.UnitId && offices.Contains(row.AncestorId) && row.ToMonth > db.Viewer.Month)));
    }

    /// <summary>Those in sight whose name or user name holds the words asked for, in the order they were opened.</summary>
    public Task<List<Account>> FindAsync(string? asked, int after, int most, CancellationToken cancellation = default)
    {
        var (name, login) = (asked?.Trim() ?? "", asked?.Trim().ToUpperInvariant() ?? "");
        return InSight().AsNoTracking().Where(account => account.Id > after && (name == "" || account.Name.Contains(name) || account.NormalizedUserName!.Contains(login)))
            .OrderBy(account => account.Id).Take(most).ToListAsync(cancellation);
    }

    /// <summary>The grants of these accounts, past ones too, as far as their units are in sight; by account, latest first.</summary>
    public async Task<ILookup<int, HeldGrant>> GrantsAsync(IReadOnlyCollection<int> accountIds, CancellationToken cancellation = default)
    {
        var held =
            from grant in db.Grants.AsNoTracking()
            where accountIds.Contains(grant.AccountId)
            from unit in db.Units.Where(unit => unit.Id == grant.UnitId).DefaultIfEmpty()
            where MayAll || unit != null
            orderby grant.From descending, grant.Id descending
            select new HeldGrant(grant, unit == null ? null : unit.Code, unit == null ? null : unit.Name);
        // The security administrator names units without seeing their matters.
        return (await (MayAll ? held.IgnoreQueryFilters([PacesetterDb.Scope]) : held).ToListAsync(cancellation)).ToLookup(one => one.Grant.AccountId);
    }

    /// <summary>A unit by its code, or by its name where only one has it, as far as the viewer may give roles on it.</summary>
    /// <exception cref="BrokenRule">units.unknown.</exception>
    public async Task<Unit> UnitAsync(string codeOrName, CancellationToken cancellation = default)
    {
        var asked = codeOrName.Trim();
        var units = MayAll ? db.Units.IgnoreQueryFilters([PacesetterDb.Scope]) : db.Units;
        var found = await units.AsNoTracking().Where(unit => unit.Code == asked || unit.Name == asked).OrderBy(unit => unit.Code == asked ? 0 : 1).Take(2).ToListAsync(cancellation);
        BrokenRule.Unless(found.Count == 1 || (found.Count > 1 && found[0].Code == asked), "units.unknown");
        return found[0];
    }

    /// <exception cref="BrokenRule">accounts.not-yours; accounts.office-below-only: the unit is the office's own.</exception>
    public async Task DemandToGiveAsync(Role role, int? unitId)
    {
        if (MayAll) return;
        BrokenRule.Unless(role.IsDelegable && unitId is not null, "accounts.not-yours");
        await db.DemandAsync(unitId!.Value, Role.Office);
        BrokenRule.Unless(!role.OnlyBelow || await MayGiveAsync(role, unitId.Value), "accounts.office-below-only");
    }

    private Task<bool> MayGiveAsync(Role role, int unitId) => db.MayAsync(unitId, above: role.OnlyBelow, Role.Office);

    public async Task<bool> MayManageAsync(int accountId, CancellationToken cancellation = default)
    {
        if (accountId == db.Viewer.AccountId) return false;
        if (MayAll) return true;
        var today = db.Today;
        var grants = await db.Grants.AsNoTracking().Where(grant => grant.AccountId == accountId && (grant.Until == null || grant.Until >= today)).ToListAsync(cancellation);
        foreach (var grant in grants)
            if (!grant.Role.IsDelegable || !await MayGiveAsync(grant.Role, grant.UnitId!.Value)) return false;
        return grants.Count > 0;
    }

    /// <exception cref="BrokenRule">accounts.not-yours, accounts.not-yourself.</exception>
    public async Task DemandOverAsync(int accountId, CancellationToken cancellation = default)
    {
        BrokenRule.Unless(accountId != db.Viewer.AccountId, "accounts.not-yourself");
        BrokenRule.Unless(await MayManageAsync(accountId, cancellation), "accounts.not-yours");
    }
}
