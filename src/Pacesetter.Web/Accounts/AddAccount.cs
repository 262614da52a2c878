using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Pacesetter.Data;
using Pacesetter.Data.Accounts;
using Pacesetter.Domain;
using Pacesetter.Domain.Acts;

namespace Pacesetter.Web.Accounts;

/// <summary>Opens an account with its first role. It has no password until its person sets one by a one-time link.</summary>
internal sealed class AddAccount(PacesetterDb db, UserManager<Account> accounts, GrantRole grantRole)
{
    /// <exception cref="BrokenRule">accounts.name-missing, accounts.login-bad, accounts.login-taken, and what <see cref="GrantRole"/> refuses.</exception>
    public async Task<Account> RunAsync(string login, string name, RoleOnUnit role, CancellationToken cancellation = default)
    {
        (login, name) = (login.Trim(), name.Trim());
        BrokenRule.Unless(name.Length is > 0 and <= Account.NameLength, "accounts.name-missing", Account.NameLength);
        BrokenRule.Unless(login.Length is >= 2 and <= Account.NameLength, "accounts.login-bad");
        await using var own = db.Database.CurrentTransaction is null ? await db.BeginAsync(cancellation) : null;
        var account = new Account { UserName = login, Name = name };
        var made = await accounts.CreateAsync(account);
        BrokenRule.Unless(made.Succeeded, made.Errors.Any(error => error.Code == nameof(IdentityErrorDescriber.DuplicateUserName)) ? "accounts.login-taken" : "accounts.login-bad", login);
        await db.CommitAsync(new Act("AddAccount", null, nameof(Account), account.Id) { After = JsonSerializer.Serialize(new { Login = login, Name = name }) }, cancellation);
        await grantRole.RunAsync(account.Id, role, cancellation);
        if (own is not null) await own.CommitAsync();
        return account;
    }
}
