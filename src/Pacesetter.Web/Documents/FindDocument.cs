using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Documents;
using Pacesetter.Domain.Units;
using Pacesetter.Web.Campaigns;
using Pacesetter.Web.Units;

namespace Pacesetter.Web.Documents;

/// <summary>A document with everything that is needed to work on it.</summary>
/// <param name="Proposals">In the order of the text.</param>
public sealed record DocumentFile(Document Document, IReadOnlyList<Proposal> Proposals, Unit Unit, Campaign Campaign, Recipe Recipe)
{
    /// <summary>What waits for the office.</summary>
    public IReadOnlyList<Proposal> Open => [.. Proposals.Where(one => one.IsOpen)];

    /// <exception cref="BrokenRule">documents.proposal.unknown.</exception>
    public Proposal Proposal(int number) => Proposals.FirstOrDefault(one => one.Number == number) ?? throw new BrokenRule("documents.proposal.unknown");

    public IEnumerable<Proposal> JoinedTo(Proposal proposal) => Proposals.Where(one => one.JoinedTo == proposal.Number);

    public string WordsOf(Proposal proposal) => Document.Text.Substring(proposal.Start, proposal.Length);

    /// <summary>An act upon it.</summary>
    public Act Act(PacesetterDb db, string name, string? before = null, string? after = null) => new(name, Unit.Id, nameof(Domain.Documents.Document), Document.Id)
    {
        CampaignId = Campaign.Id, OnBehalfOf = db.OnBehalfOf(Unit), Before = before, After = after,
    };
}

/// <summary>Looks a document up as the viewer may see it.</summary>
public sealed class FindDocument(PacesetterDb db, Recipes recipes)
{
    /// <param name="revision">What the caller last saw; null: whatever it is.</param>
    /// <exception cref="BrokenRule">documents.unknown; acts.changed-meanwhile.</exception>
    public async Task<DocumentFile> RunAsync(Guid id, int? revision = null, CancellationToken cancellation = default)
    {
        var document = await db.Documents.FirstOrDefaultAsync(row => row.Id == id, cancellation) ?? throw new BrokenRule("documents.unknown");
        BrokenRule.Unless(revision is null || revision == document.Revision, "acts.changed-meanwhile");
        var proposals = await db.Proposals.Where(row => row.DocumentId == id).OrderBy(row => row.Start).ThenBy(row => row.Number).ToListAsync(cancellation);
        var unit = await db.Units.AsNoTracking().FirstAsync(row => row.Id == document.UnitId, cancellation);
        var campaign = await db.Campaigns.AsNoTracking().FirstAsync(row => row.Id == document.CampaignId, cancellation);
        return new(document, proposals, unit, campaign, recipes.Of(campaign));
    }

    /// <summary>For a page of a place: null where the document is not that unit's, or not to be seen.</summary>
    public async Task<DocumentFile?> LookAsync(Place place, Guid id, CancellationToken cancellation = default)
    {
        var (unit, campaign) = (place.Unit.Id, place.Campaign?.Id);
        return await db.Documents.AnyAsync(row => row.Id == id && row.UnitId == unit && row.CampaignId == campaign, cancellation) ? await RunAsync(id, null, cancellation) : null;
    }
}
