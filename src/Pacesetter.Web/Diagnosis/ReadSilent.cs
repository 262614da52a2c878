using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Web.Units;

namespace Pacesetter.Web.Diagnosis;

/// <summary>A unit that was reminded and has done nothing since.</summary>
/// <param name="LastAct">The last thing anybody in it did; null: never anything.</param>
public sealed record SilentUnit(int Id, string Code, string Name, int Reminders, DateTime Last, DateTime? LastAct);

/// <summary>Lists units that did not respond: reminded of plans or findings again and again, and no act of anybody with a role on the unit since. It is a list, not a verdict.</summary>
public sealed class ReadSilent(PacesetterDb db)
{
    private const int Most = 200;

    // Older reminders are history.
    private const int Days = 180;

    /// <param name="place">The unit; what lies below it is looked at.</param>
    /// <param name="rule">From how many reminders on.</param>
    public async Task<IReadOnlyList<SilentUnit>> RunAsync(Place place, DiagnosisRule rule, CancellationToken cancellation = default)
    {
        var (campaign, head, month, least) = (place.Campaign!.Id, place.Unit.Id, place.Month, (int)rule.Watch);
        var below = db.UnitAncestors.Where(row => row.AncestorId == head && row.Depth > 0 && row.FromMonth <= month && row.ToMonth > month).Select(row => row.UnitId);
        var sent = await SentAsync(campaign, below, cancellation);
        var often = sent.Where(unit => unit.Value.Count >= least).Select(unit => unit.Key).ToArray();
        var last = await LastActsAsync(often, cancellation);
        var names = await db.Units.AsNoTracking().Where(row => often.Contains(row.Id)).Select(row => new { row.Id, row.Code, row.Name }).ToListAsync(cancellation);
        return [.. names.Select(row => new SilentUnit(row.Id, row.Code, row.Name, Since(sent[row.Id], last.GetValueOrDefault(row.Id)), sent[row.Id].Max(), last.TryGetValue(row.Id, out var act) ? act : null))
            .Where(unit => unit.Reminders >= least).OrderByDescending(unit => unit.Reminders).ThenBy(unit => unit.Id).Take(Most)];
    }

    /// <summary>How many reminders one unit has had since anybody in it did anything.</summary>
    public async Task<int> CountAsync(int campaign, int unit, CancellationToken cancellation = default)
    {
        var sent = await SentAsync(campaign, db.UnitAncestors.Where(row => row.UnitId == unit && row.Depth == 0).Select(row => row.UnitId), cancellation);
        return sent.TryGetValue(unit, out var times) ? Since(times, (await LastActsAsync([unit], cancellation)).GetValueOrDefault(unit)) : 0;
    }

    private static int Since(List<DateTime> sent, DateTime lastAct) => sent.Count(at => at > lastAct);

    private async Task<Dictionary<int, List<DateTime>>> SentAsync(int campaign, IQueryable<int> units, CancellationToken cancellation)
    {
        var from = db.Now.AddDays(-Days);
        var findings = db.Findings.IgnoreQueryFilters([PacesetterDb.Scope]).Where(row => row.CampaignId == campaign).Select(row => row.Id);
        var plans = await db.Reminders.AsNoTracking().Where(row => row.CampaignId == campaign && row.At >= from && units.Contains(row.UnitId)).Select(row => new { row.UnitId, row.At }).ToListAsync(cancellation);
        var climbed = await db.FindingReminders.AsNoTracking().IgnoreQueryFilters([PacesetterDb.Scope]).Where(row => row.At >= from && units.Contains(row.UnitId) && findings.Contains(row.FindingId)).Select(row => new { row.UnitId, row.At }).ToListAsync(cancellation);
        // Several matters of one week are one reminder: who was asked once about five things was asked once.
        return plans.Concat(climbed).GroupBy(row => row.UnitId).ToDictionary(unit => unit.Key, unit => unit.GroupBy(row => DateOnly.FromDateTime(row.At.AddHours(8)).DayNumber / 7).Select(week => week.Max(row => row.At)).ToList());
    }

    /// <summary>The last act upon each unit by somebody with a role on that very unit.</summary>
    private async Task<Dictionary<int, DateTime>> LastActsAsync(int[] units, CancellationToken cancellation) =>
        await (from act in db.Acts
               where act.UnitId != null && units.Contains(act.UnitId.Value)
               where db.Grants.Any(grant => grant.AccountId == act.ActorId && grant.UnitId == act.UnitId)
               group act by act.UnitId!.Value into unit
               select new { unit.Key, At = unit.Max(act => act.At) }).ToDictionaryAsync(row => row.Key, row => row.At, cancellation);
}
