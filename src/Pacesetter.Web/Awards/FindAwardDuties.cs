using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Awards;

namespace Pacesetter.Web.Awards;

/// <summary>Something about a round that waits for a person.</summary>
/// <param name="What">pass, choose, answer or decide.</param>
/// <param name="Unit">Code and name of the unit in whose name.</param>
/// <param name="Count">Candidates or objections.</param>
public sealed record AwardDuty(string What, AwardRound Round, (string Code, string Name) Unit, int Count);

/// <summary>Looks for them, over the units a person has a role on itself.</summary>
public sealed class FindAwardDuties(PacesetterDb db)
{
    public const string Pass = "pass", Choose = "choose", Answer = "answer", Decide = "decide";
    private const int MostUnits = 20;
    private const int Most = 20;

    public async Task<IReadOnlyList<AwardDuty>> RunAsync(CancellationToken cancellation = default)
    {
        var own = Units(AwardRights.Passers);
        if (own.Length == 0) return [];
        var (me, judged) = (db.Viewer.AccountId, Units(AwardRights.Judges));
        var names = await db.Units.AsNoTracking().Where(unit => own.Contains(unit.Id)).ToDictionaryAsync(unit => unit.Id, unit => (unit.Code, unit.Name), cancellation);
        var waiting = await (
            from row in db.AwardCandidates
            where own.Contains(row.AtId) && row.AtId != row.HeadId && row.Held == null && row.Withdrawal == null && row.Nomination.By != me
            join round in db.AwardRounds on row.RoundId equals round.Id
            where round.Notice == null && round.Decision == null && round.CalledOff == null
            group row by new { row.RoundId, row.AtId } into rows
            select new { rows.Key.RoundId, rows.Key.AtId, Count = rows.Count() }).Take(Most).ToListAsync(cancellation);
        var ids = waiting.Select(one => one.RoundId).ToArray();
        var rounds = await db.AwardRounds.AsNoTracking().Where(row => ids.Contains(row.Id) || (judged.Contains(row.UnitId) && row.Decision == null && row.CalledOff == null)).OrderBy(row => row.Id).Take(Most).ToListAsync(cancellation);
        var running = rounds.Where(round => judged.Contains(round.UnitId) && !round.IsOver).ToList();
        var open = running.Select(round => round.Id).ToArray();
        var objections = await db.AwardObjections.Where(row => open.Contains(row.RoundId) && row.Answer == null).GroupBy(row => row.RoundId).Select(rows => new { rows.Key, Count = rows.Count() }).ToDictionaryAsync(rows => rows.Key, rows => rows.Count, cancellation);
        return
        [
            .. waiting.SelectMany(one => rounds.Where(round => round.Id == one.RoundId).Select(round => new AwardDuty(Pass, round, names[one.AtId], one.Count))),
            .. running.Where(round => objections.ContainsKey(round.Id)).Select(round => new AwardDuty(Answer, round, names[round.UnitId], objections[round.Id])),
            .. running.Where(round => round.IsGathering && round.NominateBy < db.Today).Select(round => new AwardDuty(Choose, round, names[round.UnitId], 0)),
            .. running.Where(round => round.AwaitsDecisionOn(db.Today) && !objections.ContainsKey(round.Id)).Select(round => new AwardDuty(Decide, round, names[round.UnitId], 0)),
        ];
    }

    private int[] Units(Role[] roles) =>
        [.. db.Viewer.Grants.Where(grant => grant.UnitId is not null && roles.Contains(grant.Role)).Select(grant => grant.UnitId!.Value).Distinct().Take(MostUnits)];
}
