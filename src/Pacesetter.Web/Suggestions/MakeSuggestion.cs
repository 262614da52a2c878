using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Suggestions;

namespace Pacesetter.Web.Suggestions;

/// <summary>Anybody signed in says what could be dropped or simplified. It goes to the office that issued the directive it is about, otherwise to the one at the campaign's head.</summary>
public sealed class MakeSuggestion(PacesetterDb db)
{
    /// <param name="page">The page it is about; null: none.</param>
    /// <param name="directive">The directive it is about; null: none.</param>
    /// <exception cref="BrokenRule">accounts.not-yours, suggestions.nobody-answers, suggestions.directive-unknown; those of <see cref="Suggestion.Make"/>.</exception>
    public async Task<Suggestion> RunAsync(string? text, string? page, Guid? directive, CancellationToken cancellation = default)
    {
        BrokenRule.Unless(db.Viewer.AccountId is not null, "accounts.not-yours");
        var place = directive is { } id ? await IssuerAsync(id, cancellation) : await HeadAsync(cancellation);
        var suggestion = Suggestion.Make(place, text, page, directive, (db.Viewer.AccountId!.Value, db.Viewer.Name, db.Now));
        db.Suggestions.Add(suggestion);
        await db.CommitAsync(new Act("MakeSuggestion", place.Unit, nameof(Suggestion), suggestion.Id)
        {
            CampaignId = place.Campaign, After = JsonSerializer.Serialize(new { suggestion.Text, suggestion.Page, suggestion.DirectiveId }),
        }, cancellation);
        return suggestion;
    }

    private async Task<(int Campaign, int Unit)> IssuerAsync(Guid id, CancellationToken cancellation)
    {
        var found = await db.Directives.AsNoTracking().Where(row => row.Id == id && row.Issue != null).Select(row => new { row.CampaignId, row.UnitId }).FirstOrDefaultAsync(cancellation) ?? throw new BrokenRule("suggestions.directive-unknown");
        return (found.CampaignId, found.UnitId);
    }

    /// <summary>The head of the campaign the viewer takes part in, the latest first; an administrator's goes to the latest of all.</summary>
    private async Task<(int Campaign, int Unit)> HeadAsync(CancellationToken cancellation)
    {
        var (mine, month) = (db.Viewer.UnitIds, db.ThisMonth);
        var found = await db.Campaigns.AsNoTracking()
            .Where(row => mine.Length == 0 || db.UnitAncestors.Any(below => below.AncestorId == row.UnitId && mine.Contains(below.UnitId) && below.FromMonth <= month && below.ToMonth > month))
            .OrderByDescending(row => row.Id).Select(row => new { row.Id, row.UnitId }).FirstOrDefaultAsync(cancellation) ?? throw new BrokenRule("suggestions.nobody-answers");
        return (found.Id, found.UnitId);
    }
}

/// <summary>The office answers, for whoever suggested it or for all.</summary>
public sealed class AnswerSuggestion(PacesetterDb db)
{
    /// <param name="isOpen">Everybody in the campaign may read both, without the name of who suggested it.</param>
    /// <exception cref="BrokenRule">suggestions.suggestion.unknown, accounts.not-yours; those of <see cref="Suggestion.Reply"/>.</exception>
    public async Task<Suggestion> RunAsync(Guid id, string? text, bool isOpen, CancellationToken cancellation = default)
    {
        var suggestion = await db.Suggestions.FirstOrDefaultAsync(row => row.Id == id, cancellation) ?? throw new BrokenRule("suggestions.suggestion.unknown");
        await db.DemandAsync(suggestion.UnitId, Role.Office, Role.Leader);
        suggestion.Reply(text, isOpen, (db.Viewer.AccountId ?? 0, db.Viewer.Name, db.Now));
        await db.CommitAsync(new Act("AnswerSuggestion", suggestion.UnitId, nameof(Suggestion), suggestion.Id)
        {
            CampaignId = suggestion.CampaignId, After = JsonSerializer.Serialize(new { suggestion.Answer!.Text, suggestion.Answer.IsOpen }),
        }, cancellation);
        return suggestion;
    }
}
