using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Pacesetter.Data;

namespace Pacesetter.Web.Accounts;

/// <summary>Personal access tokens, for the API only: <c>Authorization: Bearer TOKEN</c>.</summary>
internal sealed class TokenHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, PacesetterDb db)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "token";

    /// <summary>Claim of a token that may only read.</summary>
    public const string ReadOnly = "read-only";

    private const string Bearer = "Bearer ";

    public static string? SecretOf(HttpRequest request) =>
        request.Path.StartsWithSegments("/api") && request.Headers.Authorization.ToString() is { } value && value.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            ? value[Bearer.Length..].Trim() : null;

    /// <summary>What the store keeps of a token.</summary>
    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (SecretOf(Request) is not { } secret) return AuthenticateResult.NoResult();
        var (hash, now) = (HashOf(secret), db.Now);
        var token = await db.AccessTokens.AsNoTracking().FirstOrDefaultAsync(row => row.Hash == hash && row.Expires > now, Context.RequestAborted);
        if (token is null) return AuthenticateResult.Fail("unknown or expired token");
        List<Claim> claims = [new(ClaimTypes.NameIdentifier, FormattableString.Invariant($"{token.AccountId}"))];
        if (!token.MayWrite) claims.Add(new(ReadOnly, ReadOnly));
        return AuthenticateResult.Success(new(new ClaimsPrincipal(new ClaimsIdentity(claims, Name)), Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return Cookies.RefuseApiAsync(Context, StatusCodes.Status401Unauthorized, "accounts.sign-in-first");
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        Cookies.RefuseApiAsync(Context, StatusCodes.Status403Forbidden, "accounts.not-yours");
}
