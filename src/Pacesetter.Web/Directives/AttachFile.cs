using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Directives;
using Pacesetter.Web.Reports;

namespace Pacesetter.Web.Directives;

/// <summary>Puts a file beside a draft. It is looked at and kept as evidence is.</summary>
public sealed class AttachFile(PacesetterDb db, EvidenceFiles files)
{
    /// <exception cref="BrokenRule">accounts.not-yours, directives.not-draft, directives.checked-already, directives.too-many-attachments, directives.secret (its name carries a grade).</exception>
    public async Task RunAsync(DirectiveFile file, CheckedFile shown, CancellationToken cancellation = default)
    {
        await db.DemandAsync(file.Unit.Id, DirectiveRights.Drafters);
        BrokenRule.Unless(file.Directive.IsDraft, "directives.not-draft");
        // What was checked and signed is the text with its files.
        BrokenRule.Unless(!file.Directive.IsChecked, "directives.checked-already");
        SecrecyMark.Refuse(Path.GetFileNameWithoutExtension(shown.Name));
        var id = file.Directive.Id;
        BrokenRule.Unless(await db.DirectiveAttachments.CountAsync(row => row.DirectiveId == id, cancellation) < Directive.MostAttachments, "directives.too-many-attachments", Directive.MostAttachments);
        var attachment = new DirectiveAttachment(Guid.CreateVersion7(), id, shown.Name, shown.ContentType, shown.Bytes.Length, shown.Sha256, db.Viewer.AccountId ?? 0, db.Now);
        db.DirectiveAttachments.Add(attachment);
        await files.WriteAsync(attachment.Id, shown.Bytes, cancellation);
        try
        {
            await db.CommitAsync(file.Act(db, "AttachFile", JsonSerializer.Serialize(new { attachment.Name, attachment.Size, attachment.Sha256 })), cancellation);
        }
        catch
        {
            files.Delete(attachment.Id);
            throw;
        }
    }
}

/// <summary>Takes a file away from a draft.</summary>
public sealed class DetachFile(PacesetterDb db, EvidenceFiles files)
{
    /// <exception cref="BrokenRule">accounts.not-yours, directives.not-draft, directives.checked-already, directives.attachment-unknown.</exception>
    public async Task RunAsync(DirectiveFile file, Guid attachment, CancellationToken cancellation = default)
    {
        await db.DemandAsync(file.Unit.Id, DirectiveRights.Drafters);
        BrokenRule.Unless(file.Directive.IsDraft, "directives.not-draft");
        BrokenRule.Unless(!file.Directive.IsChecked, "directives.checked-already");
        var there = await db.DirectiveAttachments.FirstOrDefaultAsync(row => row.Id == attachment && row.DirectiveId == file.Directive.Id, cancellation) ?? throw new BrokenRule("directives.attachment-unknown");
        db.DirectiveAttachments.Remove(there);
        await db.CommitAsync(file.Act(db, "DetachFile", before: JsonSerializer.Serialize(new { there.Name, there.Sha256 })), cancellation);
        files.Delete(there.Id);
    }
}
