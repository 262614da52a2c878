using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Plans;

namespace Pacesetter.Web.Reports;

/// <summary>Notes how far one task is while its month is open, without handing the report in.</summary>
public sealed class SayProgress(PacesetterDb db, FindMonth find)
{
    /// <exception cref="BrokenRule">plans.unknown: no such task, or not to be seen; those of <see cref="MonthSheet.Note"/>.</exception>
    public async Task<UnitMonth> RunAsync(Month when, Line said, CancellationToken cancellation = default)
    {
        var address = await find.AddressOfAsync(said.TaskId, when, cancellation);
        var (month, sheet) = await find.ToChangeAsync(address, cancellation);
        var changes = sheet.Note([said], db.Viewer.AccountId ?? 0, db.Now, db.Today);
        if (changes.Count == 0) return month;
        var act = new Act("SayProgress", month.Unit.Id, "Report", month.Key)
        {
            CampaignId = month.Campaign.Id, Before = LineChanges.Before(changes), After = LineChanges.After(changes), OnBehalfOf = db.OnBehalfOf(month.Unit),
        };
        db.AddNew(changes);
        await db.CommitAsync(act, cancellation);
        return month;
    }
}
