using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Data.Tallies;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Plans;
using Pacesetter.Domain.Units;

namespace Pacesetter.Web.Plans;

/// <summary>Reminds units below of a compulsory plan they lack: all on the list, or one. Nobody is reminded twice within a week.</summary>
public sealed class RemindOfPlan(PacesetterDb db, FactList facts)
{
    private const int Batch = 2000;

    /// <param name="unit">The unit that reminds.</param>
    /// <param name="campaign">The campaign.</param>
    /// <param name="slot">The kind of plan.</param>
    /// <param name="month">The month in which it is lacking.</param>
    /// <param name="only">Code of the one unit to remind; null: all.</param>
    /// <param name="cancellation">Until the commit itself.</param>
    /// <returns>How many were reminded; those reminded within the last week are left out.</returns>
    /// <exception cref="BrokenRule">accounts.not-yours, plans.nobody-to-remind, plans.reminded-already (only one was asked for).</exception>
    public async Task<int> RunAsync(Unit unit, Campaign campaign, int slot, Month month, string? only = null, CancellationToken cancellation = default)
    {
        await db.DemandAsync(unit.Id, Role.Office, Role.Leader, Role.Secretary);
        var lacking = await LackingAsync(unit, campaign, slot, month, only, cancellation);
        BrokenRule.Unless(lacking.Count > 0, "plans.nobody-to-remind");
        var week = db.Today.DayNumber / 7;
        var recent = (await db.Reminders.AsNoTracking().Where(row => row.CampaignId == campaign.Id && row.Slot == slot && row.Week >= week - 1).ToListAsync(cancellation))
            .GroupBy(row => row.UnitId).ToDictionary(rows => rows.Key, rows => rows.MaxBy(row => row.At));
        var due = lacking.Where(id => Reminder.MayFollow(recent.GetValueOrDefault(id), db.Today, db.Now)).ToList();
        BrokenRule.Unless(due.Count > 0 || only is null, "plans.reminded-already");
        if (due.Count == 0) return 0;
        db.Reminders.AddRange(due.Select(id => Reminder.On(db.Today, campaign.Id, id, slot, db.Viewer.AccountId ?? 0, db.Now)));
        // One act for all of them: whom it reached stands in the reminders themselves.
        var act = new Act("RemindOfPlan", unit.Id, "Reminder", string.Create(CultureInfo.InvariantCulture, $"{slot}/{month}"))
        {
            CampaignId = campaign.Id, After = string.Create(CultureInfo.InvariantCulture, $"{{\"units\":{due.Count}}}"),
        };
        await db.CommitAsync(act, cancellation);
        return due.Count;
    }

    private async Task<List<int>> LackingAsync(Unit unit, Campaign campaign, int slot, Month month, string? only, CancellationToken cancellation)
    {
        var tile = Tile.Named(string.Create(CultureInfo.InvariantCulture, $"lacking-{slot}")) ?? throw new BrokenRule("plans.unknown");
        List<int> found = [];
        var last = 0;
        while (true)
        {
            // A unit has one plan of a slot, so behind its row comes another unit.
            var rows = await facts.ReadAsync(tile, campaign.Id, unit.Id, month, last, "~", Batch, cancellation);
            found.AddRange(rows.Where(row => row.UnitId != unit.Id && (only is null || row.UnitCode == only)).Select(row => row.UnitId));
            if (rows.Count < Batch) return found;
            last = rows[^1].UnitId;
        }
    }
}
