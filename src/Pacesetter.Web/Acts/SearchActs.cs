using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Data.Acts;
using Pacesetter.Domain.Acts;

namespace Pacesetter.Web.Acts;

/// <summary>What the auditor asks for; days are Beijing days, both included.</summary>
internal sealed record ActQuestion(DateOnly? From, DateOnly? To, string? Actor, string? Unit, string? Name, long? Before);

/// <summary>An act with the unit it concerned.</summary>
internal sealed record FoundAct(Act Act, string? UnitCode, string? UnitName);

/// <summary>How far the chain of seals reaches.</summary>
internal sealed record ChainState(long Sealed, long Waiting);

/// <summary>Finds acts, the latest first, for the auditor.</summary>
internal sealed class SearchActs(PacesetterDb db, Sealing sealing)
{
    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);

    public Task<List<FoundAct>> RunAsync(ActQuestion asked, int most, CancellationToken cancellation = default)
    {
        var acts = db.Acts.AsNoTracking();
        if (asked.Before is { } before) acts = acts.Where(act => act.Id < before);
        if (asked.From is { } from) acts = acts.Where(act => act.At >= Start(from));
        if (asked.To is { } to) acts = acts.Where(act => act.At < Start(to.AddDays(1)));
        if (Text(asked.Name) is { } name) acts = acts.Where(act => act.Name == name);
        if (Text(asked.Actor) is { } actor)
        {
            var login = actor.ToUpperInvariant();
            acts = acts.Where(act => act.ActorName == actor || db.Users.Any(account => account.Id == act.ActorId && account.NormalizedUserName == login));
        }
        if (Text(asked.Unit) is { } code) acts = acts.Where(act => db.Units.Any(unit => unit.Id == act.UnitId && (unit.Code == code || unit.Name == code)));
        var found =
            from act in acts.OrderByDescending(act => act.Id).Take(most)
            from unit in db.Units.Where(unit => unit.Id == act.UnitId).DefaultIfEmpty()
            orderby act.Id descending
            select new FoundAct(act, unit == null ? null : unit.Code, unit == null ? null : unit.Name);
        // The auditor sees which unit an act concerned, not the unit's matters.
        return found.IgnoreQueryFilters([PacesetterDb.Scope]).ToListAsync(cancellation);
    }

    public async Task<ChainState> ChainAsync(CancellationToken cancellation = default)
    {
        var last = await db.ActSeals.OrderByDescending(seal => seal.Number).Select(seal => (long?)seal.Number).FirstOrDefaultAsync(cancellation) ?? 0;
        return new(last, await db.Acts.LongCountAsync(cancellation) - last);
    }

    /// <summary>Recomputes every seal.</summary>
    /// <returns>How many links are broken.</returns>
    public Task<long> CheckAsync(CancellationToken cancellation = default) => sealing.CountBrokenAsync(cancellation);

    private static DateTime Start(DateOnly day) => DateTime.SpecifyKind(day.ToDateTime(default) - Beijing, DateTimeKind.Utc);

    private static string? Text(string? asked) => string.IsNullOrWhiteSpace(asked) ? null : asked.Trim();
}
