using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Directives;
using Pacesetter.Domain.Units;
using Pacesetter.Web.Campaigns;

namespace Pacesetter.Web.Directives;

/// <summary>A unit begins a directive of its own.</summary>
public sealed class DraftDirective(PacesetterDb db, Recipes recipes)
{
    /// <exception cref="BrokenRule">accounts.not-yours, directives.none-here; those of <see cref="DemandLinksAsync"/> and <see cref="DirectiveWording.Checked"/>.</exception>
    public async Task<DirectiveFile> RunAsync(Unit unit, Campaign campaign, DirectiveWording wording, CancellationToken cancellation = default)
    {
        await db.DemandAsync(unit.Id, DirectiveRights.Drafters);
        var recipe = recipes.Of(campaign);
        BrokenRule.Unless(recipe.Directives is not null, "directives.none-here");
        await DemandLinksAsync(db, unit.Id, wording, cancellation);
        var (directive, text) = Directive.Begin(recipe, (campaign.Id, unit.Id), wording, db.DirectiveHand, db.Now, db.Today);
        db.AddRange(directive, text);
        db.DirectiveCopies.AddRange(directive.CopyTo(wording.Copies));
        var file = new DirectiveFile(directive, text, unit, campaign, recipe);
        await db.CommitAsync(file.Act(db, "DraftDirective", Told(file)), cancellation);
        return file;
    }

    /// <summary>The units meant stand below the issuing one, and what is carried out was issued from above.</summary>
    /// <exception cref="BrokenRule">directives.head-unknown, directives.refines-unknown.</exception>
    internal static async Task DemandLinksAsync(PacesetterDb db, int unit, DirectiveWording wording, CancellationToken cancellation)
    {
        var month = db.ThisMonth;
        if (wording.HeadId != 0)
            BrokenRule.Unless(await db.UnitAncestors.AnyAsync(row => row.UnitId == wording.HeadId && row.AncestorId == unit && row.FromMonth <= month && row.ToMonth > month, cancellation), "directives.head-unknown");
        if (wording.RefinesId is { } above)
            BrokenRule.Unless(await db.Directives.AnyAsync(row => row.Id == above && row.Issue != null && db.UnitAncestors.Any(place => place.UnitId == unit && place.AncestorId == row.UnitId && place.Depth > 0 && place.FromMonth <= month && place.ToMonth > month), cancellation), "directives.refines-unknown");
    }

    internal static string Told(DirectiveFile file) =>
        JsonSerializer.Serialize(new { file.Directive.Kind, file.Directive.Title, file.Directive.Version, file.Directive.Due, asked = file.Directive.Things.Count, signs = file.Text.Body.Length });
}

/// <summary>Writes a draft anew; every version is kept, and what was checked or signed has to be checked and signed again.</summary>
public sealed class RewriteDirective(PacesetterDb db)
{
    /// <exception cref="BrokenRule">accounts.not-yours; those of <see cref="DraftDirective.DemandLinksAsync"/> and <see cref="Directive.Rewrite"/>.</exception>
    public async Task<DirectiveFile> RunAsync(DirectiveFile file, DirectiveWording wording, CancellationToken cancellation = default)
    {
        await db.DemandAsync(file.Unit.Id, DirectiveRights.Drafters);
        await DraftDirective.DemandLinksAsync(db, file.Unit.Id, wording, cancellation);
        var before = DraftDirective.Told(file);
        var text = file.Directive.Rewrite(file.Recipe, wording, db.DirectiveHand, db.Now, db.Today);
        db.DirectiveTexts.Add(text);
        await CopyAsync(file.Directive, wording.Copies, cancellation);
        var now = file with { Text = text };
        await db.CommitAsync(now.Act(db, "RewriteDirective", DraftDirective.Told(now), before), cancellation);
        return now;
    }

    private async Task CopyAsync(Directive directive, IReadOnlyList<int> units, CancellationToken cancellation)
    {
        var id = directive.Id;
        var (there, meant) = (await db.DirectiveCopies.Where(row => row.DirectiveId == id).OrderBy(row => row.UnitId).ToListAsync(cancellation), directive.CopyTo(units));
        db.DirectiveCopies.RemoveRange(there.Where(copy => meant.All(one => one.UnitId != copy.UnitId)));
        db.DirectiveCopies.AddRange(meant.Where(copy => there.All(one => one.UnitId != copy.UnitId)));
    }
}
