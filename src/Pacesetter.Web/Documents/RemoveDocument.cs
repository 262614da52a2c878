using System.Text.Json;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;

namespace Pacesetter.Web.Documents;

/// <summary>Takes a document out that was brought in by mistake. One that tasks came from stays: it is why they are there.</summary>
public sealed class RemoveDocument(PacesetterDb db)
{
    /// <exception cref="BrokenRule">accounts.not-yours, documents.in-use.</exception>
    public async Task RunAsync(DocumentFile file, CancellationToken cancellation = default)
    {
        await db.DemandAsync(file.Unit.Id, Role.Office, Role.Secretary);
        BrokenRule.Unless(file.Proposals.All(one => one.TaskId is null), "documents.in-use");
        db.Proposals.RemoveRange(file.Proposals);
        db.Documents.Remove(file.Document);
        await db.CommitAsync(file.Act(db, "RemoveDocument", JsonSerializer.Serialize(new { file.Document.Title, characters = file.Document.Text.Length })), cancellation);
    }
}
