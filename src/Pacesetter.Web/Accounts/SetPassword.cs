using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Pacesetter.Data;
using Pacesetter.Data.Accounts;
using Pacesetter.Domain;
using Pacesetter.Domain.Acts;

namespace Pacesetter.Web.Accounts;

/// <summary>Gives an account the password its person chose: by a one-time link, or in place of the present one.</summary>
internal sealed class SetPassword(PacesetterDb db, UserManager<Account> accounts, PasswordLink link, SignIn door)
{
    /// <summary>After so many days the person is reminded to choose another one.</summary>
    public const int ReminderDays = 90;

    public static bool IsOld(Account account, DateTime now) => account.PasswordSet is { } set && now > set.AddDays(ReminderDays);

    /// <returns>Whose password the link sets; null if it was used, replaced, forged or is too old.</returns>
    public async Task<Account?> OfLinkAsync(string token)
    {
        if (link.Read(token) is not var (id, stamp)) return null;
        var account = await accounts.FindByIdAsync(id.ToString(CultureInfo.InvariantCulture));
        return account?.SecurityStamp == stamp && !account.IsLocked ? account : null;
    }

    /// <exception cref="BrokenRule">accounts.link-used, accounts.password-weak, accounts.passwords-differ.</exception>
    public async Task RunAsync(string token, string password, string again)
    {
        BrokenRule.Unless(password == again, "accounts.passwords-differ");
        var account = await OfLinkAsync(token) ?? throw new BrokenRule("accounts.link-used");
        db.Viewer.Become(account.Id, account.Name, [], db.Today);
        await WriteAsync(account, async () => account.PasswordHash is null
            ? await accounts.AddPasswordAsync(account, password)
            : await accounts.ResetPasswordAsync(account, await accounts.GeneratePasswordResetTokenAsync(account), password));
    }

    /// <exception cref="BrokenRule">accounts.wrong, accounts.password-weak, accounts.passwords-differ.</exception>
    public async Task ChangeAsync(string present, string password, string again)
    {
        BrokenRule.Unless(password == again, "accounts.passwords-differ");
        var account = await accounts.FindByIdAsync(db.Viewer.AccountId!.Value.ToString(CultureInfo.InvariantCulture)) ?? throw new BrokenRule("accounts.unknown");
        await WriteAsync(account, () => accounts.ChangePasswordAsync(account, present, password));
        await door.RenewAsync(account);
    }

    private async Task WriteAsync(Account account, Func<Task<IdentityResult>> write)
    {
        await using var writing = await db.BeginAsync();
        account.PasswordSet = db.Now;
        var result = await write();
        var wrong = result.Errors.Any(error => error.Code == nameof(IdentityErrorDescriber.PasswordMismatch));
        BrokenRule.Unless(result.Succeeded, wrong ? "accounts.wrong-present" : "accounts.password-weak");
        await accounts.SetLockoutEndDateAsync(account, null);
        await db.CommitAsync(new Act("SetPassword", null, nameof(Account), account.Id));
        await writing.CommitAsync();
    }
}
