using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Registers;

namespace Pacesetter.Web.Registers;

/// <summary>Closes an entry whose thing is no more. It stays in sight among the closed.</summary>
public sealed class CloseEntry(PacesetterDb db)
{
    /// <param name="day">Since when it is no more; null: today.</param>
    /// <exception cref="BrokenRule">accounts.not-yours; those of <see cref="RegisterEntry.Close"/>.</exception>
    public async Task RunAsync(EntryFile file, DateOnly? day, string? reason, CancellationToken cancellation = default)
    {
        await db.DemandAsync(file.Unit.Id, Role.Office, Role.Secretary);
        file.Entry.Close(day ?? db.Today, reason, db.Hand());
        await db.CommitAsync(EntryActs.Of(file.Entry, null, file.Unit, db), cancellation);
    }
}
