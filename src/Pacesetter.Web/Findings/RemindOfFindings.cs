using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Data.Units;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Findings;
using Pacesetter.Web.Campaigns;
using Pacesetter.Web.Shell;

namespace Pacesetter.Web.Findings;

/// <summary>
/// Lets what is overdue climb: the first reminder goes to the owner, the next to whoever answers for the unit directly, where somebody is named, then to the secretary, then to the unit above. Between two lies the recipe's
/// pause, and never less than a week. All that is overdue in a unit is spoken of together, so that nobody there hears of it twice in a week.
/// </summary>
public sealed class RemindOfFindings(PacesetterDb db, Recipes recipes)
{
    private const int Batch = 2000;

    /// <param name="campaign">The campaign.</param>
    /// <param name="unit">Only this unit and what lies below it; null: everywhere.</param>
    /// <param name="cancellation">Until the commit itself.</param>
    /// <returns>How many reminders were sent.</returns>
    public async Task<int> RunAsync(Campaign campaign, int? unit = null, CancellationToken cancellation = default)
    {
        var recipe = recipes.Of(campaign);
        if (recipe.Findings is null) return 0;
        var (month, today, begun, sent) = (db.ThisMonth, db.Today, db.Now, 0);
        for (var last = Guid.Empty; ;)
        {
            var (after, begins) = (last, last == Guid.Empty);
            var rows = await db.Findings.AsNoTracking().Where(row => row.CampaignId == campaign.Id && row.Due < today && row.Closing == null && (row.Ruling == null || !row.Ruling.Released) && row.Result == null && row.Impossible == null
                    && (begins || row.Id > after) && (unit == null || db.UnitAncestors.Any(place => place.UnitId == row.UnitId && place.AncestorId == unit && place.FromMonth <= month && place.ToMonth > month)))
                .OrderBy(row => row.Id).Take(Batch).ToListAsync(cancellation);
            if (rows.Count == 0) return sent;
            sent += await SendAsync(await AtRestAsync(rows, begun, cancellation), campaign, unit, recipe, cancellation);
            last = rows[^1].Id;
        }
    }

    /// <summary>Without those of units that were reminded of others in the last week.</summary>
    private async Task<List<Finding>> AtRestAsync(List<Finding> findings, DateTime begun, CancellationToken cancellation)
    {
        var (units, from) = (findings.Select(finding => finding.UnitId).Distinct().ToArray(), begun.AddDays(-FindingReminder.Days));
        var lately = (await db.FindingReminders.Where(row => units.Contains(row.UnitId) && row.At > from && row.At < begun).Select(row => row.UnitId).Distinct().ToListAsync(cancellation)).ToHashSet();
        return findings.FindAll(finding => !lately.Contains(finding.UnitId));
    }

    private async Task<int> SendAsync(List<Finding> findings, Campaign campaign, int? unit, Recipe recipe, CancellationToken cancellation)
    {
        var answered = await AnsweredAsync(findings, campaign, recipe, cancellation);
        var ids = findings.Select(finding => finding.Id).ToArray();
        var before = (await db.FindingReminders.Where(row => ids.Contains(row.FindingId)).GroupBy(row => row.FindingId)
            .Select(rows => new { rows.Key, Count = rows.Count(), Last = rows.Max(row => row.At) }).ToListAsync(cancellation)).ToDictionary(row => row.Key, row => (row.Count, (DateTime?)row.Last));
        var due = findings.Select(finding => FindingReminder.After(before.GetValueOrDefault(finding.Id), finding, answered.Contains(finding.UnitId), recipe.Findings!, db.Viewer.AccountId, db.Now, db.Today)).OfType<FindingReminder>().ToList();
        if (due.Count == 0) return 0;
        db.FindingReminders.AddRange(due);
        // One act for all of them: whom it reached stands in the reminders themselves.
        await db.CommitAsync(new Act("RemindOfFindings", unit ?? campaign.UnitId, nameof(Finding), db.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
        {
            CampaignId = campaign.Id, After = string.Create(CultureInfo.InvariantCulture, $"{{\"findings\":{due.Count}}}"),
        }, cancellation);
        db.ChangeTracker.Clear();
        return due.Count;
    }

    /// <summary>Units in which somebody is named who hears of it before the secretary.</summary>
    private async Task<HashSet<int>> AnsweredAsync(List<Finding> findings, Campaign campaign, Recipe recipe, CancellationToken cancellation)
    {
        var (units, kinds) = (findings.Select(finding => finding.UnitId).Distinct().ToArray(), recipe.Responsible.Where(kind => kind.IsReminded).Select(kind => kind.Key).ToArray());
        return [.. await db.Responsible.On(db.Today).Where(row => row.CampaignId == campaign.Id && units.Contains(row.UnitId) && kinds.Contains(row.Kind)).Select(row => row.UnitId).Distinct().ToListAsync(cancellation)];
    }
}

/// <summary>Looks every few hours, on worked days, for what has become overdue. Several nodes may do so at once: a week has room for one reminder.</summary>
internal sealed class RemindDaily(IServiceScopeFactory scopes, TimeProvider time, ILogger<Recurring> log) : Recurring(TimeSpan.FromHours(4), "remind", scopes, time, log)
{
    protected override async Task DoAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var (db, recipes, remind) = (services.GetRequiredService<PacesetterDb>(), services.GetRequiredService<Recipes>(), services.GetRequiredService<RemindOfFindings>());
        foreach (var campaign in await db.Campaigns.AsNoTracking().ToListAsync(cancellation))
            if (recipes.Of(campaign).WorkingDays.Includes(db.Today)) await remind.RunAsync(campaign, cancellation: cancellation);
    }
}
