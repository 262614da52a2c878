using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Domain.Acts;

namespace Pacesetter.Data.Acts;

/// <summary>
/// Seals acts in order into a hash chain: each seal covers the act's content and the seal before it, so that a removed, altered or
/// inserted act is found.
/// </summary>
public sealed class Sealing(PacesetterDb db)
{
    /// <summary>The most acts that are sealed at once.</summary>
    public const int Batch = 1000;

    private const string Algorithm = "SHA-256";
    private const long SealLock = 0x7365;

    // On PostgreSQL an act with a lower number may become visible after a higher one was sealed; this far back such late comers are looked for.
    private const int LateComers = 100_000;

    /// <returns>How many acts were sealed; fewer than a batch when none was left.</returns>
    public async Task<int> SealAsync(CancellationToken cancellation = default)
    {
        await using var writing = await Writing.BeginAsync(db, cancellation);
        if (db.Database.IsNpgsql()) await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({SealLock})", cancellation);
        var last = await db.ActSeals.AsNoTracking().OrderByDescending(seal => seal.Number).FirstOrDefaultAsync(cancellation);
        var after = db.Database.IsNpgsql() ? (last?.ActId ?? 0) - LateComers : last?.ActId ?? 0;
        var acts = await db.Acts.AsNoTracking().Where(act => act.Id > after && !db.ActSeals.Any(seal => seal.ActId > after && seal.ActId == act.Id))
            .OrderBy(act => act.Id).Take(Batch).ToListAsync(cancellation);
        var (number, hash) = (last?.Number ?? 0, last?.Hash ?? "");
        var seals = new List<ActSeal>(acts.Count);
        foreach (var act in acts)
        {
            hash = Hash(++number, act, hash);
            seals.Add(new(number, act.Id, Algorithm, hash));
        }
        // Seals are not facts: they follow the acts and have none of their own.
        await using (var rows = new EntityRows<ActSeal>(db)) await rows.WriteAsync(seals, cancellation);
        await writing.CommitAsync();
        return acts.Count;
    }

    /// <summary>Seals whose act is gone or altered, or whose place in the chain is broken.</summary>
    public async Task<long> CountBrokenAsync(CancellationToken cancellation = default)
    {
        var (broken, number, hash) = (0L, 0L, "");
        var chain = db.ActSeals.AsNoTracking().OrderBy(seal => seal.Number)
            .Select(seal => new { Seal = seal, Act = db.Acts.FirstOrDefault(act => act.Id == seal.ActId) });
        await foreach (var link in chain.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            var whole = link.Seal.Number == number + 1 && link.Act is not null && Hash(link.Seal.Number, link.Act, hash) == link.Seal.Hash;
            if (!whole) broken++;
            (number, hash) = (link.Seal.Number, link.Seal.Hash);
        }
        return broken;
    }

    private static string Hash(long number, Act act, string before)
    {
        // Time to the microsecond: PostgreSQL keeps no more.
        var content = JsonSerializer.Serialize(new object?[]
        {
            number, before, act.Id, act.Name, act.UnitId, act.CampaignId, act.ObjectKind, act.ObjectId, act.ActorId, act.ActorName, act.OnBehalfOf,
            act.Before, act.After, act.Reason, act.At.Ticks / 10, act.RequestId,
        });
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
    }
}
