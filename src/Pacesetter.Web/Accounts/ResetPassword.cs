using Microsoft.AspNetCore.Identity;
using Pacesetter.Data;
using Pacesetter.Data.Accounts;
using Pacesetter.Domain;
using Pacesetter.Domain.Acts;

namespace Pacesetter.Web.Accounts;

/// <summary>Takes the password away, ends all sessions and makes a one-time link for a new one; earlier links are void.</summary>
internal sealed class ResetPassword(PacesetterDb db, UserManager<Account> accounts, Delegation delegation, PasswordLink link)
{
    /// <returns>The link's address from the root.</returns>
    /// <exception cref="BrokenRule">accounts.not-yours, accounts.not-yourself.</exception>
    public async Task<string> RunAsync(Account account)
    {
        await delegation.DemandOverAsync(account.Id);
        await using var writing = await db.BeginAsync();
        account.PasswordSet = null;
        await accounts.RemovePasswordAsync(account);
        await accounts.UpdateSecurityStampAsync(account);
        await db.CommitAsync(new Act("ResetPassword", null, nameof(Account), account.Id));
        await writing.CommitAsync();
        return link.Make(account);
    }
}
