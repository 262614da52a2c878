using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Standards;
using Pacesetter.Domain.Units;
using Pacesetter.Web.Campaigns;

namespace Pacesetter.Web.Standards;

public sealed record RefinementFile(Refinement Refinement, Unit Unit, Campaign Campaign, Recipe Recipe);

/// <summary>Looks up a refinement as the viewer may see it.</summary>
public sealed class FindRefinement(PacesetterDb db, Recipes recipes)
{
    /// <exception cref="BrokenRule">standards.refinement.unknown.</exception>
    public async Task<RefinementFile> RunAsync(Guid id, CancellationToken cancellation = default)
    {
        var refinement = await db.Refinements.FirstOrDefaultAsync(row => row.Id == id, cancellation) ?? throw new BrokenRule("standards.refinement.unknown");
        var unit = await db.Units.AsNoTracking().FirstAsync(row => row.Id == refinement.UnitId, cancellation);
        var campaign = await db.Campaigns.AsNoTracking().FirstAsync(row => row.Id == refinement.CampaignId, cancellation);
        return new(refinement, unit, campaign, recipes.Of(campaign));
    }
}
