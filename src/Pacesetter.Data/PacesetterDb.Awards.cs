using Microsoft.EntityFrameworkCore;
using Pacesetter.Domain.Awards;

namespace Pacesetter.Data;

public abstract partial class PacesetterDb
{
    public DbSet<AwardRound> AwardRounds => Set<AwardRound>();

    public DbSet<AwardCandidate> AwardCandidates => Set<AwardCandidate>();

    public DbSet<AwardOpinion> AwardOpinions => Set<AwardOpinion>();

    public DbSet<AwardObjection> AwardObjections => Set<AwardObjection>();

    /// <summary>
    /// A round is known to everybody it may honour. A candidate is seen by its unit and those above. What others say about candidates, and who objects, is
    /// for the unit that honours and those above it only.
    /// </summary>
    private void LimitAwards(ModelBuilder builder)
    {
        builder.Entity<AwardRound>().HasQueryFilter(Scope, row => Viewer.SeesAll
            || UnitAncestors.Any(above => above.UnitId == row.UnitId && Viewer.UnitIds.Contains(above.AncestorId) && above.ToMonth > Viewer.Month)
            || UnitAncestors.Any(below => below.AncestorId == row.UnitId && Viewer.UnitIds.Contains(below.UnitId) && below.ToMonth > Viewer.Month));
        Limit<AwardCandidate>(builder);
        Limit<AwardObjection>(builder);
        builder.Entity<AwardOpinion>().HasQueryFilter(Scope, row => Viewer.SeesAll || UnitAncestors.Any(above =>
            above.UnitId == row.HeadId && Viewer.UnitIds.Contains(above.AncestorId) && above.ToMonth > Viewer.Month));
    }
}
