using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Directives;
using Pacesetter.Domain.Units;
using Pacesetter.Web.Campaigns;

namespace Pacesetter.Web.Directives;

/// <summary>A directive with everything that is needed to act upon it.</summary>
/// <param name="Unit">The unit that issues it.</param>
/// <param name="Text">The newest version.</param>
public sealed record DirectiveFile(Directive Directive, DirectiveText Text, Unit Unit, Campaign Campaign, Recipe Recipe)
{
    public Issuing Rules => Recipe.Directives!;

    public DirectiveKind? Kind => Rules.Kind(Directive.Kind);

    public AskedLoad Load => new(Directive.Things, Text.Title.Length + Text.Body.Length);

    /// <summary>An act upon it.</summary>
    /// <param name="unit">The unit whose matter it is; null: the issuing one.</param>
    public Act Act(PacesetterDb db, string name, string? after = null, string? before = null, string? reason = null, Unit? unit = null) => new(name, (unit ?? Unit).Id, nameof(Directive), Directive.Id)
    {
        CampaignId = Campaign.Id, OnBehalfOf = db.OnBehalfOf(unit ?? Unit), After = after, Before = before, Reason = reason,
    };
}

/// <summary>Looks a directive up as the viewer may see it: what is not issued yet is for those who work on it and those who are asked about it.</summary>
public sealed class FindDirective(PacesetterDb db, Recipes recipes)
{
    /// <exception cref="BrokenRule">directives.directive.unknown.</exception>
    public async Task<DirectiveFile> RunAsync(Guid id, CancellationToken cancellation = default)
    {
        var directive = await db.Directives.FirstOrDefaultAsync(row => row.Id == id, cancellation) ?? throw new BrokenRule("directives.directive.unknown");
        // What has reached a unit below is read there, though the unit that issued it is not.
        var unit = await db.Units.IgnoreQueryFilters([PacesetterDb.Scope]).AsNoTracking().FirstAsync(row => row.Id == directive.UnitId, cancellation);
        var campaign = await db.Campaigns.AsNoTracking().FirstAsync(row => row.Id == directive.CampaignId, cancellation);
        var recipe = recipes.Of(campaign);
        // A recipe applied anew may have dropped the section; then nobody can work on what was there before.
        BrokenRule.Unless(recipe.Directives is not null, "directives.directive.unknown");
        BrokenRule.Unless(directive.Issue is not null || await db.MayAsync(unit.Id, false, DirectiveRights.Readers) || await IsAskedAsync(id, cancellation), "directives.directive.unknown");
        var text = await db.DirectiveTexts.AsNoTracking().FirstAsync(row => row.DirectiveId == id && row.Number == directive.Version, cancellation);
        return new(directive, text, unit, campaign, recipe);
    }

    private async Task<bool> IsAskedAsync(Guid id, CancellationToken cancellation)
    {
        foreach (var asked in await db.DirectiveOpinions.Where(row => row.DirectiveId == id).OrderBy(row => row.UnitId).Select(row => row.UnitId).ToListAsync(cancellation))
            if (await db.MayAsync(asked, false, DirectiveRights.Readers)) return true;
        return false;
    }
}

internal static class DirectiveRights
{
    /// <summary>May read what is not issued yet.</summary>
    public static readonly Role[] Readers = [Role.Office, Role.Leader, Role.Secretary];

    /// <summary>Write, seek opinions, issue, revoke.</summary>
    public static readonly Role[] Drafters = [Role.Office, Role.Secretary];

    /// <summary>Read it through before it is signed.</summary>
    public static readonly Role[] Checkers = [Role.Office, Role.Leader, Role.Secretary];

    /// <summary>Answer for it with their name.</summary>
    public static readonly Role[] Signers = [Role.Leader, Role.Secretary];

    extension(PacesetterDb db)
    {
        public DirectiveHand DirectiveHand => new(db.Viewer.AccountId ?? 0, db.Viewer.Name);

        /// <summary>
        /// Whether the viewer may sign for a unit: somebody of the unit itself, or of one above it that did not issue the directive nor stands above the issuer.
        /// Whoever sends a paper cannot say that it has arrived.
        /// </summary>
        public async Task<bool> MayReceiveAsync(int unit, int issuer)
        {
            if (db.Viewer.SeesAll) return true;
            var (month, granted) = (db.ThisMonth, db.Viewer.Grants.Where(grant => grant.UnitId is not null && Readers.Contains(grant.Role)).Select(grant => grant.UnitId!.Value).ToArray());
            return granted.Length > 0 && await db.UnitAncestors.AnyAsync(row => row.UnitId == unit && granted.Contains(row.AncestorId) && row.FromMonth <= month && row.ToMonth > month
                && (row.AncestorId == unit || !db.UnitAncestors.Any(sender => sender.UnitId == issuer && sender.AncestorId == row.AncestorId && sender.FromMonth <= month && sender.ToMonth > month)));
        }
    }
}
