using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Data.Api;
using Pacesetter.Domain;

namespace Pacesetter.Web.Api;

/// <summary>
/// <c>Idempotency-Key</c> on POST: a client that got no answer may send the same request again; it is carried out once and answered alike.
/// A key is kept for a day.
/// </summary>
internal static class Idempotency
{
    public const string Header = "Idempotency-Key";
    private const int MostBody = 1024 * 1024;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    // Whoever left a key without an answer for this long is taken to have died at it.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public static async Task Apply(HttpContext context, RequestDelegate next)
    {
        var key = context.Request.Headers[Header].ToString();
        var db = context.RequestServices.GetRequiredService<PacesetterDb>();
        if (key.Length == 0 || !HttpMethods.IsPost(context.Request.Method) || db.Viewer.AccountId is not { } account)
        {
            await next(context);
            return;
        }
        BrokenRule.Unless(key.Length <= IdempotencyKey.KeyLength, "api.key-too-long", IdempotencyKey.KeyLength);
        var fingerprint = await FingerprintAsync(context.Request);
        if (await TakeAsync(db, account, key, fingerprint)) await CarryOutAsync(context, next, db, account, key);
        else await RepeatAsync(context, db, account, key, fingerprint);
    }

    private static async Task<bool> TakeAsync(PacesetterDb db, int account, string key, string fingerprint)
    {
        var (now, old, dead) = (db.Now, db.Now - Kept, db.Now - Patience);
        await using var writing = await db.BeginAsync();
        await db.Set<IdempotencyKey>().Where(row => row.At < old || (row.AccountId == account && row.Key == key && row.Status == 0 && row.At < dead)).ExecuteDeleteAsync();
        var taken = await db.Database.ExecuteSqlAsync(
            $"INSERT INTO idempotency_keys (account_id, key, fingerprint, status, at) VALUES ({account}, {key}, {fingerprint}, 0, {now}) ON CONFLICT DO NOTHING") == 1;
        await writing.CommitAsync();
        return taken;
    }

    private static async Task CarryOutAsync(HttpContext context, RequestDelegate next, PacesetterDb db, int account, string key)
    {
        var client = context.Response.Body;
        using var answer = new MemoryStream();
        context.Response.Body = answer;
        try
        {
            await next(context);
        }
        catch
        {
            // Refused: nothing was done, so the same key may be used for the mended request.
            await ChangeAsync(db, account, key, mine => mine.ExecuteDeleteAsync());
            throw;
        }
        finally
        {
            context.Response.Body = client;
        }
        var body = answer.ToArray();
        var (status, type) = (context.Response.StatusCode, context.Response.ContentType);
        await ChangeAsync(db, account, key, mine => status >= 300 || body.Length > MostBody
            ? mine.ExecuteDeleteAsync()
            : mine.ExecuteUpdateAsync(set => set.SetProperty(row => row.Status, status).SetProperty(row => row.ContentType, type).SetProperty(row => row.Body, body)));
        await client.WriteAsync(body);
    }

    private static async Task ChangeAsync(PacesetterDb db, int account, string key, Func<IQueryable<IdempotencyKey>, Task<int>> change)
    {
        await using var writing = await db.BeginAsync();
        await change(db.Set<IdempotencyKey>().Where(row => row.AccountId == account && row.Key == key));
        await writing.CommitAsync();
    }

    private static async Task RepeatAsync(HttpContext context, PacesetterDb db, int account, string key, string fingerprint)
    {
        var first = await db.Set<IdempotencyKey>().AsNoTracking().FirstOrDefaultAsync(row => row.AccountId == account && row.Key == key);
        BrokenRule.Unless(first is { Status: > 0 }, "api.key-at-work");
        BrokenRule.Unless(first!.Fingerprint == fingerprint, "api.key-for-another");
        context.Response.StatusCode = first.Status;
        context.Response.ContentType = first.ContentType;
        context.Response.Headers["Idempotent-Replayed"] = "true";
        await context.Response.Body.WriteAsync(first.Body ?? []);
    }

    private static async Task<string> FingerprintAsync(HttpRequest request)
    {
        request.EnableBuffering();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(request.Path + request.QueryString));
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(buffer)) > 0) hash.AppendData(buffer, 0, read);
        request.Body.Position = 0;
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
