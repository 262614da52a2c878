using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Plans;

namespace Pacesetter.Web.Reports;

/// <summary>Notes how far one task is while its month is open, without handing the report in.</summary>
public sealed class SayProgress(PacesetterDb db, FindMonth find)
{
    /// <exception cref="BrokenRule">plans.unknown: no such task, or not to be seen; those of <see cref="MonthSheet.Note"/>.</exception>
    public async Task<UnitMonth> RunAsync(Month month, Line said, CancellationToken cancellation = default)
    {
        var address = await find.AddressOfAsync(said.TaskId, month, cancellation);
        var (found, sheet) = await find.ToChangeAsync(address, cancellation);
        var changes = sheet.Note([said], db.Viewer.AccountId ?? 0, db.Now, db.Today);
        if (changes.Count > 0) await db.CommitAsync(db.Record("SayProgress", found, changes), cancellation);
        return found;
    }
}
