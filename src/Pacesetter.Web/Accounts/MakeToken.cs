using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Acts;

namespace Pacesetter.Web.Accounts;

/// <summary>Makes a personal access token for the API. Its secret is shown once and not kept.</summary>
internal sealed class MakeToken(PacesetterDb db)
{
    public const int MostDays = 366;

    private const int SecretBytes = 32;

    /// <returns>The secret.</returns>
    /// <exception cref="BrokenRule">accounts.token-name-missing, accounts.token-days.</exception>
    public async Task<string> RunAsync(int accountId, string name, bool mayWrite, int days, CancellationToken cancellation = default)
    {
        name = name.Trim();
        BrokenRule.Unless(name.Length is > 0 and <= AccessToken.NameLength, "accounts.token-name-missing");
        BrokenRule.Unless(days is >= 1 and <= MostDays, "accounts.token-days", MostDays);
        var secret = "pst_" + WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(SecretBytes));
        var token = new AccessToken(accountId, name, TokenHandler.HashOf(secret), mayWrite, db.Now.AddDays(days));
        db.AccessTokens.Add(token);
        var after = JsonSerializer.Serialize(new { Name = name, MayWrite = mayWrite, token.Expires });
        await db.CommitAsync(new Act("MakeToken", null, nameof(AccessToken), token.Id) { After = after }, cancellation);
        return secret;
    }
}

/// <summary>Makes an own token worthless at once.</summary>
internal sealed class RevokeToken(PacesetterDb db)
{
    /// <exception cref="BrokenRule">accounts.unknown.</exception>
    public async Task RunAsync(Guid id, CancellationToken cancellation = default)
    {
        var token = await db.AccessTokens.FirstOrDefaultAsync(row => row.Id == id && row.AccountId == db.Viewer.AccountId, cancellation) ?? throw new BrokenRule("accounts.unknown");
        db.AccessTokens.Remove(token);
        await db.CommitAsync(new Act("RevokeToken", null, nameof(AccessToken), id) { Before = JsonSerializer.Serialize(new { token.Name }) }, cancellation);
    }
}
