using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain.Awards;

namespace Pacesetter.Web.Awards;

/// <summary>A candidate as the public sees them.</summary>
/// <param name="Unit">Name of the organisation, or of the member's.</param>
public sealed record NoticedCandidate(AwardCandidate Candidate, string Unit);

/// <summary>What everybody may read without signing in: notices put up, and who was honoured. It looks past the viewer's scope, and so reads nothing else.</summary>
public sealed class ReadNotices(PacesetterDb db)
{
    private const int Most = 30;

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<(AwardRound Round, string Head)>> RoundsAsync(CancellationToken cancellation = default)
    {
        var rows = await (
            from round in db.AwardRounds.IgnoreQueryFilters([PacesetterDb.Scope]).AsNoTracking()
            where round.Notice != null && round.CalledOff == null
            join head in db.Units.IgnoreQueryFilters([PacesetterDb.Scope]) on round.UnitId equals head.Id
            orderby round.Id descending
            select new { round, head.Name }).Take(Most).ToListAsync(cancellation);
        return [.. rows.Select(row => (row.round, row.Name))];
    }

    /// <summary>Until the decision all that were shortlisted and still stand, afterwards those who have their title; in the order of the roster.</summary>
    public async Task<IReadOnlyList<NoticedCandidate>> CandidatesAsync(AwardRound round, CancellationToken cancellation = default)
    {
        var (id, decided) = (round.Id, round.Decision is not null);
        var rows = await (
            from candidate in db.AwardCandidates.IgnoreQueryFilters([PacesetterDb.Scope]).AsNoTracking()
            where candidate.RoundId == id && candidate.Withdrawal == null && (decided ? candidate.Honouring != null : candidate.Shortlisting != null)
            join unit in db.Units.IgnoreQueryFilters([PacesetterDb.Scope]) on candidate.UnitId equals unit.Id
            orderby unit.Ordinal, unit.Id, candidate.Id
            select new { candidate, unit.Name }).ToListAsync(cancellation);
        return [.. rows.Select(row => new NoticedCandidate(row.candidate, row.Name))];
    }
}
