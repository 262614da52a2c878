using Pacesetter.Data;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Plans;

namespace Pacesetter.Web.Reports;

/// <summary>Changes lines of a month that has closed: an act of its own with a reason, counted on each line. The report's day stays.</summary>
public sealed class CorrectReport(PacesetterDb db, FindMonth find)
{
    /// <exception cref="Domain.BrokenRule">Those of <see cref="MonthSheet.Correct"/>; units.unknown, reports.unknown, reports.exempt, accounts.not-yours.</exception>
    public async Task<UnitMonth> RunAsync(MonthAddress address, IReadOnlyCollection<Line> said, string? reason, CancellationToken cancellation = default)
    {
        var (month, sheet) = await find.ToChangeAsync(address, cancellation);
        var changes = sheet.Correct(said, reason, db.Viewer.AccountId ?? 0, db.Now, db.Today);
        var act = new Act("CorrectReport", month.Unit.Id, "Report", month.Key)
        {
            CampaignId = month.Campaign.Id, Before = LineChanges.Before(changes), After = LineChanges.After(changes), Reason = reason!.Trim(), OnBehalfOf = db.OnBehalfOf(month.Unit),
        };
        db.AddNew(changes);
        await db.CommitAsync(act, cancellation);
        return month;
    }
}
