using System.Text.Json;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Exemplars;
using Pacesetter.Web.Registers;

namespace Pacesetter.Web.Exemplars;

/// <summary>A unit writes down what it does well at one of its exemplary places, for others.</summary>
public sealed class WritePractice(PacesetterDb db)
{
    /// <exception cref="BrokenRule">accounts.not-yours, exemplars.lends-not, registers.closed-already; those of <see cref="Practice.Write"/>.</exception>
    public async Task<PracticeFile> RunAsync(EntryFile entry, string? title, string? text, CancellationToken cancellation = default)
    {
        await db.DemandAsync(entry.Unit.Id, ExemplarRights.Own);
        BrokenRule.Unless(entry.Register.Lends, "exemplars.lends-not", entry.Register.Name);
        BrokenRule.Unless(entry.Entry.Closing is null, "registers.closed-already", entry.Entry.Closing?.Day);
        var practice = Practice.Write((entry.Campaign.Id, entry.Unit.Id), entry.Entry.Id, title, text, db.ExemplarHand);
        db.Practices.Add(practice);
        var file = new PracticeFile(practice, entry.Unit, entry.Entry.Name, entry.Register.Key);
        await db.CommitAsync(file.Act(db, "WritePractice", JsonSerializer.Serialize(new { practice.Title, practice.Text, practice.EntryId })), cancellation);
        return file;
    }
}

/// <summary>The unit above lends a practice out to the whole campaign.</summary>
public sealed class LendPractice(PacesetterDb db)
{
    /// <exception cref="BrokenRule">accounts.not-yours; those of <see cref="Practice.Lend"/>.</exception>
    public async Task RunAsync(PracticeFile file, CancellationToken cancellation = default)
    {
        await db.DemandAboveAsync(file.Unit.Id, ExemplarRights.Lenders);
        file.Practice.Lend(db.ExemplarHand);
        await db.CommitAsync(file.Act(db, "LendPractice"), cancellation);
    }
}

/// <summary>A practice is lent no more.</summary>
public sealed class WithdrawPractice(PacesetterDb db)
{
    /// <exception cref="BrokenRule">accounts.not-yours; those of <see cref="Practice.Withdraw"/>.</exception>
    public async Task RunAsync(PracticeFile file, string? reason, CancellationToken cancellation = default)
    {
        await db.DemandAsync(file.Unit.Id, ExemplarRights.Own);
        file.Practice.Withdraw(reason, db.ExemplarHand);
        await db.CommitAsync(file.Act(db, "WithdrawPractice", reason: file.Practice.Withdrawal!.Reason), cancellation);
    }
}
