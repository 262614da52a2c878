using System.Text.Json;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Documents;
using Pacesetter.Domain.Units;
using Pacesetter.Web.Campaigns;

namespace Pacesetter.Web.Documents;

/// <summary>Takes a document in, word for word, and puts beside it what the rules find it to demand.</summary>
public sealed class KeepDocument(PacesetterDb db, Recipes recipes, FindReach reach)
{
    /// <exception cref="BrokenRule">accounts.not-yours; those of <see cref="Document.Take"/>.</exception>
    public async Task<Document> RunAsync(Unit unit, Campaign campaign, string? title, string text, CancellationToken cancellation = default)
    {
        await db.DemandAsync(unit.Id, Role.Office, Role.Secretary);
        var document = Document.Take((campaign.Id, unit.Id), title, text, new(db.Viewer.AccountId ?? 0, db.Viewer.Name, db.Now));
        var recipe = recipes.Of(campaign);
        var proposals = Proposals(document, recipe, DueDay.For(recipe, campaign.Start, db.Today), await reach.RunAsync(unit, recipe, cancellation), campaign.EndMonth);
        db.Documents.Add(document);
        db.Proposals.AddRange(proposals);
        await db.CommitAsync(new Act("KeepDocument", unit.Id, nameof(Document), document.Id)
        {
            CampaignId = campaign.Id, OnBehalfOf = db.OnBehalfOf(unit),
            After = JsonSerializer.Serialize(new { document.Title, characters = document.Text.Length, proposals = proposals.Count }),
        }, cancellation);
        return document;
    }

    /// <summary>The clauses as proposals; a day that lies outside the campaign is left to the office.</summary>
    internal static List<Proposal> Proposals(Document document, Recipe recipe, DueDay days, Reach reach, Month end) =>
    [
        .. Decomposition.Of(document.Text).Clauses.Select((clause, at) => Proposal.Found(document, at + 1, clause,
            days.Of(clause.Dates) is { } due && Month.From(due) <= end ? due : null, reach.Kept(Addressed.Units(clause.Addressee?.Text, recipe)))),
    ];
}
