using Microsoft.AspNetCore.Identity;
using Pacesetter.Data;
using Pacesetter.Data.Accounts;
using Pacesetter.Domain;
using Pacesetter.Domain.Acts;

namespace Pacesetter.Web.Accounts;

/// <summary>Shuts an account, its sessions and its tokens out at once, until it is unlocked.</summary>
internal sealed class LockAccount(PacesetterDb db, UserManager<Account> accounts, Delegation delegation)
{
    /// <exception cref="BrokenRule">accounts.not-yours, accounts.not-yourself.</exception>
    public Task RunAsync(Account account) => SetAsync(account, new Act("LockAccount", null, nameof(Account), account.Id), Account.Forever);

    internal async Task SetAsync(Account account, Act act, DateTimeOffset? until)
    {
        await delegation.DemandOverAsync(account.Id);
        await using var writing = await db.BeginAsync();
        await accounts.SetLockoutEndDateAsync(account, until);
        await accounts.ResetAccessFailedCountAsync(account);
        await db.CommitAsync(act);
        await writing.CommitAsync();
    }
}

/// <summary>Opens a locked account again, be it locked by a person or by five wrong passwords.</summary>
internal sealed class UnlockAccount(LockAccount lockAccount)
{
    /// <exception cref="BrokenRule">accounts.not-yours, accounts.not-yourself.</exception>
    public Task RunAsync(Account account) => lockAccount.SetAsync(account, new Act("UnlockAccount", null, nameof(Account), account.Id), null);
}
