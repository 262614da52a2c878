using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Data.Accounts;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Acts;

namespace Pacesetter.Web.Accounts;

/// <summary>A role asked for: on which unit (none for administrators) and for which term.</summary>
internal sealed record RoleOnUnit(Role Role, string? UnitCode, DateOnly? From = null, DateOnly? Until = null);

/// <summary>Gives an account a role on a unit for a term.</summary>
internal sealed class GrantRole(PacesetterDb db, Delegation delegation)
{
    /// <exception cref="BrokenRule">accounts.not-yours, accounts.not-yourself, units.unknown, and what <see cref="Grant.Give"/> refuses.</exception>
    public async Task<Grant> RunAsync(int accountId, RoleOnUnit asked, CancellationToken cancellation = default)
    {
        BrokenRule.Unless(accountId != db.Viewer.AccountId, "accounts.not-yourself");
        var unit = string.IsNullOrWhiteSpace(asked.UnitCode) ? null : await delegation.UnitAsync(asked.UnitCode, cancellation);
        await delegation.DemandToGiveAsync(asked.Role, unit?.Id);
        var held = await db.Grants.Where(grant => grant.AccountId == accountId).ToListAsync(cancellation);
        var grant = Grant.Give(held, accountId, asked.Role, unit?.Id, asked.From ?? db.Today, asked.Until);
        db.Grants.Add(grant);
        var after = new { Role = asked.Role.Key, Unit = unit?.Code, grant.From, grant.Until };
        await db.CommitAsync(new Act("GrantRole", unit?.Id, nameof(Account), accountId) { After = JsonSerializer.Serialize(after) }, cancellation);
        return grant;
    }
}
