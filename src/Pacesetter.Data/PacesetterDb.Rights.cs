using Microsoft.EntityFrameworkCore;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Units;

namespace Pacesetter.Data;

public abstract partial class PacesetterDb
{
    /// <summary>Whether the viewer holds one of the roles on the unit or on a unit above it.</summary>
    /// <param name="unitId">The unit whose matter it is.</param>
    /// <param name="above">True: a role on the unit itself does not count, only one above it.</param>
    /// <param name="roles">Any of them suffices.</param>
    public async Task<bool> MayAsync(int unitId, bool above, params Role[] roles)
    {
        if (Viewer.SeesAll) return true;
        var granted = Viewer.Grants.Where(grant => grant.UnitId is not null && roles.Contains(grant.Role)).Select(grant => grant.UnitId!.Value).ToArray();
        var least = above ? 1 : 0;
        return granted.Length > 0 && await UnitAncestors.AnyAsync(row =>
            row.UnitId == unitId && row.Depth >= least && granted.Contains(row.AncestorId) && row.FromMonth <= Viewer.Month && row.ToMonth > Viewer.Month);
    }

    /// <exception cref="BrokenRule">accounts.not-yours.</exception>
    public async Task DemandAsync(int unitId, params Role[] roles) =>
        BrokenRule.Unless(await MayAsync(unitId, above: false, roles), "accounts.not-yours");

    /// <summary>For decisions of the unit above. At the head of the tree, where nothing is above, a leader or the office of the head decides.</summary>
    public async Task<bool> MayAboveAsync(int unitId, params Role[] roles) =>
        await MayAsync(unitId, above: await UnitAncestors.AnyAsync(row => row.UnitId == unitId && row.Depth > 0), roles);

    /// <summary>The same, demanded.</summary>
    /// <exception cref="BrokenRule">accounts.not-yours.</exception>
    public async Task DemandAboveAsync(int unitId, params Role[] roles) => BrokenRule.Unless(await MayAboveAsync(unitId, roles), "accounts.not-yours");

    /// <summary>For acts: the name of the unit if somebody from above does it for the unit; null if the unit does it itself.</summary>
    public string? OnBehalfOf(Unit unit) =>
        Viewer.SeesAll || Viewer.Grants.Any(grant => grant.UnitId == unit.Id && grant.Role is (Role.Secretary or Role.Office)) ? null : unit.Name;
}
