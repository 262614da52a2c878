using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Pacesetter.Data.Accounts;

namespace Pacesetter.Web.Accounts;

/// <summary>
/// A link by which a person sets their password. Works once, since setting the password changes the security stamp it carries, and for
/// <see cref="Days"/> days. Nothing is stored.
/// </summary>
internal sealed class PasswordLink(IDataProtectionProvider protection, TimeProvider time)
{
    public const int Days = 3;

    private readonly IDataProtector protector = protection.CreateProtector("password-link");

    /// <returns>The address from the root: /account/password/….</returns>
    public string Make(Account account)
    {
        var until = time.GetUtcNow().AddDays(Days).ToUnixTimeSeconds();
        return $"/account/password/{protector.Protect(FormattableString.Invariant($"{account.Id}|{until}|{account.SecurityStamp}"))}";
    }

    /// <returns>Whose link it is and the stamp it was made with; null if it is forged or too old.</returns>
    public (int AccountId, string Stamp)? Read(string token)
    {
        try
        {
            var parts = protector.Unprotect(token).Split('|', 3);
            var until = long.Parse(parts[1], CultureInfo.InvariantCulture);
            return time.GetUtcNow().ToUnixTimeSeconds() > until ? null : (int.Parse(parts[0], CultureInfo.InvariantCulture), parts[2]);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
