using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain.Awards;
using Pacesetter.Domain.Units;
using Pacesetter.Web.Units;

namespace Pacesetter.Web.Awards;

/// <summary>A candidate in a list.</summary>
/// <param name="AtName">The unit whose word it waits for.</param>
/// <param name="Against">What rules it out today.</param>
/// <param name="Opinions">What bodies say that were heard; empty for those who may not read it.</param>
public sealed record CandidateRow(AwardCandidate Candidate, Unit Unit, string AtName, IReadOnlyList<Hindrance> Against, IReadOnlyList<AwardOpinion> Opinions)
{
    /// <summary>Why it is not yet fit for the shortlist; null: it is.</summary>
    public bool IsFit(RoundFile file) => Candidate is { IsAtHead: true, Held: null, Withdrawal: null } && Against.Count == 0
        && file.Rules.Opinions.All(body => Opinions.FirstOrDefault(one => one.Body == body.Key) is { } said && (!body.Veto || said.Hearing.Agrees));
}

/// <summary>Reads rounds and candidates as far as the viewer may see; candidates in the order of the roster, never by a figure.</summary>
public sealed class ReadAwards(PacesetterDb db, GatherFacts gather)
{
    private const int MostRounds = 50;
    private const int MostRows = 500;

    /// <summary>Rounds of the campaign, the newest first, with how many candidates come from the unit or from below it.</summary>
    public async Task<IReadOnlyList<(AwardRound Round, int Candidates)>> RoundsAsync(Place place, CancellationToken cancellation = default)
    {
        var (campaign, unit, month) = (place.Campaign!.Id, place.Unit.Id, db.ThisMonth);
        var rounds = await db.AwardRounds.AsNoTracking().Where(row => row.CampaignId == campaign).OrderByDescending(row => row.Id).Take(MostRounds).ToListAsync(cancellation);
        var ids = rounds.Select(round => round.Id).ToArray();
        var counts = await db.AwardCandidates.Where(row => ids.Contains(row.RoundId) && row.Withdrawal == null && db.UnitAncestors.Any(above => above.UnitId == row.UnitId && above.AncestorId == unit && above.FromMonth <= month && above.ToMonth > month))
            .GroupBy(row => row.RoundId).Select(rows => new { rows.Key, Count = rows.Count() }).ToDictionaryAsync(rows => rows.Key, rows => rows.Count, cancellation);
        return [.. rounds.Select(round => (round, counts.GetValueOrDefault(round.Id)))];
    }

    /// <summary>Candidates that wait for the unit's word.</summary>
    public async Task<IReadOnlyList<CandidateRow>> WaitingAsync(RoundFile file, int unit, CancellationToken cancellation = default) =>
        [.. (await CandidatesAsync(file, false, cancellation)).Where(row => row.Candidate.AtId == unit && row.Candidate.IsOnTheWay)];

    /// <param name="judge">Whether the viewer may read what bodies say.</param>
    public async Task<IReadOnlyList<CandidateRow>> CandidatesAsync(RoundFile file, bool judge, CancellationToken cancellation = default)
    {
        var round = file.Round.Id;
        var rows = await (
            from candidate in db.AwardCandidates.AsNoTracking()
            where candidate.RoundId == round
            join unit in db.Units on candidate.UnitId equals unit.Id
            orderby unit.Ordinal, unit.Id, candidate.Id
            select new { candidate, unit }).Take(MostRows).ToListAsync(cancellation);
        // Asked by itself: past the scope for one table is past it for all of a query, and candidates lie with units above the viewer.
        var lies = rows.Select(row => row.candidate.AtId).Distinct().ToArray();
        var names = await db.Units.IgnoreQueryFilters([PacesetterDb.Scope]).Where(unit => lies.Contains(unit.Id)).ToDictionaryAsync(unit => unit.Id, unit => unit.Name, cancellation);
        var facts = await gather.RunAsync(file.Campaign, file.Recipe, [.. rows.Select(row => Standing.Of(row.candidate))], cancellation);
        var ids = rows.Select(row => row.candidate.Id).ToArray();
        var opinions = judge ? (await db.AwardOpinions.AsNoTracking().Where(row => ids.Contains(row.CandidateId)).ToListAsync(cancellation)).ToLookup(row => row.CandidateId) : null;
        return [.. rows.Select(row => new CandidateRow(row.candidate, row.unit, names[row.candidate.AtId], Against(file, row.candidate, facts[Standing.Of(row.candidate)]), [.. opinions?[row.candidate.Id] ?? []]))];
    }

    // Once a round is over nothing rules anybody out any more: the title itself would.
    private IReadOnlyList<Hindrance> Against(RoundFile file, AwardCandidate candidate, AwardFacts facts) =>
        !file.Round.IsOver && file.Rules.Title(candidate.Title) is { } title ? facts.Against(title, db.Today) : [];
}
