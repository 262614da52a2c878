using Microsoft.EntityFrameworkCore;
using Pacesetter.Domain.Exemplars;

namespace Pacesetter.Data;

public abstract partial class PacesetterDb
{
    public DbSet<Practice> Practices => Set<Practice>();

    public DbSet<Adoption> Adoptions => Set<Adoption>();

    public DbSet<ContactPoint> ContactPoints => Set<ContactPoint>();

    public DbSet<ContactVisit> ContactVisits => Set<ContactVisit>();

    /// <summary>A practice that was lent out is read by everybody in the campaign; before that, and all the rest, is for the unit and those above it.</summary>
    private void LimitExemplars(ModelBuilder builder)
    {
        builder.Entity<Practice>().HasQueryFilter(Scope, row => Viewer.SeesAll
            || UnitAncestors.Any(above => above.UnitId == row.UnitId && Viewer.UnitIds.Contains(above.AncestorId) && above.ToMonth > Viewer.Month)
            || (row.Loan != null && Campaigns.Any(campaign => campaign.Id == row.CampaignId
                && UnitAncestors.Any(below => below.AncestorId == campaign.UnitId && Viewer.UnitIds.Contains(below.UnitId) && below.ToMonth > Viewer.Month))));
        Limit<Adoption>(builder);
        Limit<ContactPoint>(builder);
        Limit<ContactVisit>(builder);
    }
}
