using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Inspections;
using Pacesetter.Domain.Plans;
using Pacesetter.Web.Reports;

namespace Pacesetter.Web.Inspections.Visits;

/// <summary>Puts a picture beside an answer of the working paper, or another in its place; always optional.</summary>
public sealed class ShowPhoto(PacesetterDb db, FindVisit find, EvidenceFiles files)
{
    /// <exception cref="BrokenRule">accounts.not-yours; those of <see cref="Visit.Show"/>.</exception>
    public async Task<Evidence> RunAsync(VisitFile file, int question, CheckedFile photo, CancellationToken cancellation = default)
    {
        await find.DemandWriterAsync(file);
        var former = file.Visit.Paper.Answer(question)?.Photo;
        var evidence = new Evidence(Guid.CreateVersion7(), file.Unit.Id, photo.Name, photo.ContentType, photo.Bytes.Length, photo.Sha256, db.Viewer.AccountId ?? 0, db.Now);
        file.Visit.Show(file.Of.Inspection, question, evidence.Id);
        if (former is not null && await db.Evidence.FirstOrDefaultAsync(row => row.Id == former, cancellation) is { } before) db.Evidence.Remove(before);
        db.Evidence.Add(evidence);
        await files.WriteAsync(evidence.Id, photo.Bytes, cancellation);
        try
        {
            await db.CommitAsync(new Act("ShowPhoto", file.Unit.Id, nameof(Visit), file.Visit.Id)
            {
                CampaignId = file.Of.Campaign.Id, After = JsonSerializer.Serialize(new { question = question + 1, evidence.Id, evidence.Name, evidence.Size, evidence.Sha256 }),
            }, cancellation);
        }
        catch
        {
            files.Delete(evidence.Id);
            throw;
        }
        if (former is { } gone) files.Delete(gone);
        return evidence;
    }
}
