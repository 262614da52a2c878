using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain.Diagnosis;
using Pacesetter.Web.Units;

namespace Pacesetter.Web.Diagnosis;

/// <summary>A verdict in a list.</summary>
public sealed record VerdictRow(Verdict Verdict, string UnitCode, string UnitName);

/// <summary>How many verdicts of a rule there are below a unit.</summary>
/// <param name="Waiting">Nobody has decided yet.</param>
public sealed record RuleCount(string Rule, int All, int Confirmed, int Waiting);

/// <summary>The diagnosis of a unit and of what lies below it in a month.</summary>
/// <param name="Own">On the unit itself.</param>
/// <param name="Counts">Of everything below, by rule; numbers only.</param>
/// <param name="Below">By name: those right below, and further down what was confirmed.</param>
/// <param name="At">When it was last diagnosed; null: never.</param>
public sealed record UnitDiagnosis(IReadOnlyList<Verdict> Own, IReadOnlyList<RuleCount> Counts, IReadOnlyList<VerdictRow> Below, Guid? Next, DateTime? At);

/// <summary>Reads it.</summary>
public sealed class ReadDiagnosis(PacesetterDb db)
{
    public const int PageSize = 50;

    /// <param name="place">Unit, month, campaign.</param>
    /// <param name="rule">Only this rule; null: all.</param>
    /// <param name="after">Continue behind it.</param>
    public async Task<UnitDiagnosis> RunAsync(Place place, string? rule = null, Guid? after = null, int limit = PageSize, CancellationToken cancellation = default)
    {
        var (campaign, unit, month) = (place.Campaign!.Id, place.Unit.Id, place.Month);
        var all = db.Verdicts.AsNoTracking().Where(row => row.CampaignId == campaign && row.Month == month);
        var own = await all.Where(row => row.UnitId == unit).OrderByDescending(row => row.Acts).ThenBy(row => row.Id).ToListAsync(cancellation);
        var below = db.UnitAncestors.Where(row => row.AncestorId == unit && row.Depth > 0 && row.FromMonth <= month && row.ToMonth > month).Select(row => row.UnitId);
        // Numbers tell nobody's name, so they are of everything below.
        var counts = await all.IgnoreQueryFilters([PacesetterDb.Scope]).Where(row => row.LiftedAt == null && below.Contains(row.UnitId)).GroupBy(row => row.Rule)
            .Select(rows => new RuleCount(rows.Key, rows.Count(), rows.Count(row => row.Decision != null && row.Decision.Outcome == Outcome.Confirmed), rows.Count(row => row.Decision == null))).ToListAsync(cancellation);
        var last = after ?? Guid.Empty;
        var rows = await (from verdict in all
                          where below.Contains(verdict.UnitId) && (rule == null || verdict.Rule == rule) && (after == null || verdict.Id > last)
                          join one in db.Units on verdict.UnitId equals one.Id
                          orderby verdict.Id
                          select new VerdictRow(verdict, one.Code, one.Name)).Take(limit + 1).ToListAsync(cancellation);
        var key = month.ToString();
        var at = await db.Acts.Where(act => act.ObjectKind == nameof(Verdict) && act.ObjectId == key && act.CampaignId == campaign).MaxAsync(act => (DateTime?)act.At, cancellation);
        return new(own, [.. counts.OrderByDescending(row => row.All)], [.. rows.Take(limit)], rows.Count > limit ? rows[limit - 1].Verdict.Id : null, at);
    }
}
