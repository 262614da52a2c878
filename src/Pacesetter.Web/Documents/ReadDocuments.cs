using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain.Documents;
using Pacesetter.Web.Units;

namespace Pacesetter.Web.Documents;

/// <summary>A document in a list.</summary>
/// <param name="Found">What it demands: everything but what was put aside.</param>
/// <param name="Open">What waits for the office.</param>
public sealed record DocumentRow(Guid Id, string Title, Intake Intake, int Found, int Open, CarriedOut CarriedOut);

/// <summary>The documents of a unit, the newest first.</summary>
public sealed class ReadDocuments(PacesetterDb db, ReadCarriedOut carriedOut)
{
    /// <param name="after">The last one of the page before.</param>
    public async Task<(IReadOnlyList<DocumentRow> Rows, Guid? Next)> RunAsync(Place place, Guid? after, int most, CancellationToken cancellation = default)
    {
        var (unit, campaign, last) = (place.Unit.Id, place.Campaign!.Id, after ?? Guid.Empty);
        var documents = await db.Documents.AsNoTracking().Where(row => row.UnitId == unit && row.CampaignId == campaign && (after == null || row.Id.CompareTo(last) < 0))
            .OrderByDescending(row => row.Id).Take(most + 1).Select(row => new
            {
                row.Id, row.Title, row.Intake,
                Found = db.Proposals.Count(one => one.DocumentId == row.Id && one.Dismissal == null && one.JoinedTo == null),
                Open = db.Proposals.Count(one => one.DocumentId == row.Id && one.Dismissal == null && one.JoinedTo == null && one.TaskId == null),
            }).ToListAsync(cancellation);
        var shown = documents.Take(most).ToList();
        var numbers = await carriedOut.RunAsync([.. shown.Select(row => row.Id)], place.Month, cancellation);
        return ([.. shown.Select(row => new DocumentRow(row.Id, row.Title, row.Intake, row.Found, row.Open, CarriedOut.Sum(numbers.Where(one => one.Key.Document == row.Id).Select(one => one.Value))))],
            documents.Count > most ? shown[^1].Id : null);
    }
}
