using Pacesetter.Data;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Plans;

namespace Pacesetter.Web.Reports;

/// <summary>
/// Hands in a unit's report for a month: all lines in one act. Handing it in again before the month closes replaces what changed; saying
/// the same twice changes nothing. Whoever holds a role above may do it for a unit below; the act then names both.
/// </summary>
public sealed class SubmitReport(PacesetterDb db, FindMonth find)
{
    /// <param name="address">Whose month.</param>
    /// <param name="said">A line for every task the report speaks of.</param>
    /// <param name="asPlanned">True: tasks without a line go as planned, see <see cref="Line.AsPlanned"/>.</param>
    /// <param name="cancellation">Until the commit itself.</param>
    /// <exception cref="Domain.BrokenRule">Those of <see cref="MonthSheet.HandIn"/>; units.unknown, reports.unknown, reports.exempt, accounts.not-yours.</exception>
    public async Task<UnitMonth> RunAsync(MonthAddress address, IReadOnlyCollection<Line> said, bool asPlanned = false, CancellationToken cancellation = default)
    {
        var (month, sheet) = await find.ToChangeAsync(address, cancellation);
        if (asPlanned) said = [.. said, .. sheet.Tasks.Where(task => said.All(line => line.TaskId != task.Id)).Select(sheet.LineOf)];
        var isNew = sheet.Report is null;
        var changes = sheet.HandIn(said, db.Viewer.AccountId ?? 0, db.Now, db.Today);
        if (!isNew && changes.Count == 0) return month;
        if (isNew) db.Reports.Add(sheet.Report!);
        var act = new Act("SubmitReport", month.Unit.Id, "Report", month.Key)
        {
            CampaignId = month.Campaign.Id, Before = LineChanges.Before(changes), After = LineChanges.After(changes), OnBehalfOf = db.OnBehalfOf(month.Unit),
        };
        db.AddNew(changes);
        await db.CommitAsync(act, cancellation);
        return month;
    }
}
