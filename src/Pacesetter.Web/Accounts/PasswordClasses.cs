using Microsoft.AspNetCore.Identity;
using Pacesetter.Data.Accounts;

namespace Pacesetter.Web.Accounts;

/// <summary>A password mixes at least three of: small letters, capitals, digits, anything else.</summary>
internal sealed class PasswordClasses : IPasswordValidator<Account>
{
    public const int Least = 3;

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password)
    {
        bool[] found = [
            password?.Any(char.IsAsciiLetterLower) == true,
            password?.Any(char.IsAsciiLetterUpper) == true,
            password?.Any(char.IsAsciiDigit) == true,
            password?.Any(letter => !char.IsAsciiLetterOrDigit(letter)) == true];
        return Task.FromResult(found.Count(one => one) >= Least
            ? IdentityResult.Success
            : IdentityResult.Failed(new IdentityError { Code = nameof(PasswordClasses) }));
    }
}
