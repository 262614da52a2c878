using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Web.Shell;

namespace Pacesetter.Web.Accounts.FirstRun;

/// <summary>
/// The key of the first-run page: made anew by every start on a store without accounts, printed on the console and kept in memory only, so that whoever can read
/// the console, and nobody else, sets the installation up.
/// </summary>
internal sealed class FirstRunKey
{
    private const int Bytes = 24;

    private string? secret;

    public bool Opens(string token) =>
        secret is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(token));

    /// <summary>The page is closed for ever once any account exists.</summary>
    public void Close() => secret = null;

    /// <returns>The page's address from the root; null where the installation is set up.</returns>
    public async Task<string?> MakeAsync(PacesetterDb db)
    {
        if (await db.Users.AnyAsync()) return null;
        secret = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(Bytes));
        return $"/first-run/{secret}";
    }

    /// <summary>Tells the console where to set up, if nobody has yet.</summary>
    public static async Task AnnounceAsync(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var path = await app.Services.GetRequiredService<FirstRunKey>().MakeAsync(scope.ServiceProvider.GetRequiredService<PacesetterDb>());
        if (path is null) return;
        Console.WriteLine(scope.ServiceProvider.GetRequiredService<Words>()["accounts.set-up-at"]);
        Console.WriteLine(app.Urls.First().TrimEnd('/') + path);
    }
}
