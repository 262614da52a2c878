using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Registers;

namespace Pacesetter.Web.Registers;

/// <summary>Says something else in an entry from this month on. What it said before stays for the months before.</summary>
public sealed class ChangeEntry(PacesetterDb db)
{
    /// <param name="revision">The revision that was seen; null: whatever it is.</param>
    /// <exception cref="BrokenRule">accounts.not-yours, acts.changed-meanwhile, registers.twice; those of <see cref="RegisterEntry.Change"/>.</exception>
    public async Task RunAsync(EntryFile file, EntryInput input, int? revision, CancellationToken cancellation = default)
    {
        var entry = file.Entry;
        await db.DemandAsync(file.Unit.Id, Role.Office, Role.Secretary);
        BrokenRule.Unless(revision is null || revision == entry.Revision, "acts.changed-meanwhile");
        var before = EntryActs.Write(entry, db.ThisMonth);
        if (entry.Change(file.Register, input.Said, input.Since ?? entry.Since, db.Hand()).Count == 0) return;
        await db.DemandOnlyAsync(entry, cancellation);
        await db.CommitAsync(EntryActs.Of(entry, before, file.Unit, db), cancellation);
    }
}
