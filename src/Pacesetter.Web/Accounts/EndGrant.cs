using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Data.Accounts;
using Pacesetter.Domain;
using Pacesetter.Domain.Acts;

namespace Pacesetter.Web.Accounts;

/// <summary>Takes a role back; it ends at once.</summary>
internal sealed class EndGrant(PacesetterDb db, Delegation delegation)
{
    /// <exception cref="BrokenRule">accounts.unknown, accounts.not-yours, accounts.not-yourself, accounts.grant-over.</exception>
    public async Task RunAsync(int grantId, CancellationToken cancellation = default)
    {
        var grant = await db.Grants.FirstOrDefaultAsync(row => row.Id == grantId, cancellation) ?? throw new BrokenRule("accounts.unknown");
        BrokenRule.Unless(grant.AccountId != db.Viewer.AccountId, "accounts.not-yourself");
        await delegation.DemandToGiveAsync(grant.Role, grant.UnitId);
        var before = JsonSerializer.Serialize(new { Role = grant.Role.Key, grant.From, grant.Until });
        grant.End(db.Today);
        await db.CommitAsync(new Act("EndGrant", grant.UnitId, nameof(Account), grant.AccountId) { Before = before }, cancellation);
    }
}
