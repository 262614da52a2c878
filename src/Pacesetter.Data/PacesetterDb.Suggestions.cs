using Microsoft.EntityFrameworkCore;
using Pacesetter.Domain.Suggestions;

namespace Pacesetter.Data;

public abstract partial class PacesetterDb
{
    public DbSet<Suggestion> Suggestions => Set<Suggestion>();

    /// <summary>A suggestion is for whoever made it and for the office that answers; once answered in the open, for everybody in the campaign.</summary>
    private void LimitSuggestions(ModelBuilder builder) =>
        builder.Entity<Suggestion>().HasQueryFilter(Scope, row => Viewer.SeesAll || row.By == Viewer.AccountId
            || UnitAncestors.Any(above => above.UnitId == row.UnitId && Viewer.AnsweringIds.Contains(above.AncestorId) && above.ToMonth > Viewer.Month)
            || (row.Answer != null && row.Answer.IsOpen && Campaigns.Any(campaign => campaign.Id == row.CampaignId
                && UnitAncestors.Any(below => below.AncestorId == campaign.UnitId && Viewer.UnitIds.Contains(below.UnitId) && below.ToMonth > Viewer.Month))));
}
