using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Data.Units;
using Pacesetter.Domain.Findings;
using Pacesetter.Domain.Units;

namespace Pacesetter.Web.Units;

/// <summary>What a person who answers for a unit is reminded of there; each count opens a list.</summary>
/// <param name="Findings">Overdue, and climbed past their owner.</param>
/// <param name="Plans">Kinds of plan the unit was reminded of lately and has not handed in since.</param>
public sealed record UnitCharge(Unit Unit, int Findings, int Plans);

/// <summary>Looks for them, over the units a person is named to answer for.</summary>
public sealed class FindCharges(PacesetterDb db)
{
    private const int MostUnits = 10;

    // A reminder is worth two weeks of standing on a desk; the next comes after one.
    private const int Weeks = 2;

    public async Task<IReadOnlyList<UnitCharge>> RunAsync(CancellationToken cancellation = default)
    {
        if (db.Viewer.AccountId is not { } me) return [];
        var named = db.Responsible.On(db.Today).Where(row => row.AccountId == me).Select(row => row.UnitId);
        var units = await db.Units.AsNoTracking().Where(unit => named.Contains(unit.Id)).OrderBy(unit => unit.Id).Take(MostUnits).ToListAsync(cancellation);
        List<UnitCharge> charges = [];
        foreach (var unit in units) charges.Add(await CountAsync(unit, cancellation));
        return [.. charges.Where(charge => charge.Findings + charge.Plans > 0)];
    }

    private async Task<UnitCharge> CountAsync(Unit unit, CancellationToken cancellation)
    {
        var (id, today, month, week) = (unit.Id, db.Today, db.ThisMonth, (db.Today.DayNumber / 7) - Weeks);
        var findings = await db.Findings.CountAsync(row => row.UnitId == id && row.Due < today && row.Closing == null && row.Result == null && row.Impossible == null && (row.Ruling == null || !row.Ruling.Released)
            && db.FindingReminders.Any(sent => sent.FindingId == row.Id && sent.Rung >= Rung.Responsible), cancellation);
        var plans = await db.Reminders.Where(row => row.UnitId == id && row.Week > week
            && !db.Plans.Any(plan => plan.UnitId == id && plan.CampaignId == row.CampaignId && plan.Slot == row.Slot && plan.FromMonth <= month && plan.ToMonth >= month && plan.Submission != null))
            .Select(row => row.Slot).Distinct().CountAsync(cancellation);
        return new(unit, findings, plans);
    }
}
