using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Pacesetter.Data;
using Pacesetter.Data.Accounts;
using Pacesetter.Domain;
using Pacesetter.Domain.Acts;

namespace Pacesetter.Web.Accounts;

/// <summary>Lets a person in by user name and password. Every try is an act, the refused ones too.</summary>
internal sealed class SignIn(PacesetterDb db, UserManager<Account> accounts, SignInManager<Account> door)
{
    // Something to compare with when there is no such account, so that the time taken does not tell.
    private static readonly string NobodysHash = new PasswordHasher<Account>().HashPassword(new Account(), "nobody");

    /// <exception cref="BrokenRule">accounts.wrong: unknown, locked or a wrong password; which of them is not told.</exception>
    public async Task<Account> RunAsync(string login, string password)
    {
        var account = await accounts.FindByNameAsync(login.Trim());
        if (account?.PasswordHash is null) accounts.PasswordHasher.VerifyHashedPassword(account ?? new Account(), NobodysHash, password);
        else if ((await door.CheckPasswordSignInAsync(account, password, lockoutOnFailure: true)).Succeeded)
        {
            await EnterAsync(account);
            return account;
        }
        var tried = login.Length > Account.NameLength ? login[..Account.NameLength] : login;
        await db.CommitAsync(new Act("RefuseSignIn", null, nameof(Account), account?.Id.ToString(CultureInfo.InvariantCulture) ?? tried));
        throw new BrokenRule("accounts.wrong");
    }

    /// <summary>Gives the cookie; the caller has made sure who it is.</summary>
    public async Task EnterAsync(Account account)
    {
        db.Viewer.Become(account.Id, account.Name, [], db.Today);
        await db.CommitAsync(new Act("SignIn", null, nameof(Account), account.Id));
        await door.SignInAsync(account, isPersistent: false);
    }

    /// <summary>A new cookie for a person who has just changed the password, which voided the old one.</summary>
    public Task RenewAsync(Account account) => door.SignInAsync(account, isPersistent: false);

    /// <summary>POST /account/sign-out.</summary>
    public static async Task<IResult> EndAsync(HttpContext context, IAntiforgery antiforgery, PacesetterDb db)
    {
        if (!await antiforgery.IsRequestValidAsync(context)) return Results.BadRequest();
        await db.CommitAsync(new Act("SignOut", null, nameof(Account), db.Viewer.AccountId!));
        await context.SignOutAsync(IdentityConstants.ApplicationScheme);
        return Results.Redirect("/");
    }
}
