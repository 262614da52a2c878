using Microsoft.EntityFrameworkCore;
using Pacesetter.Domain.Bulletins;

namespace Pacesetter.Data;

public abstract partial class PacesetterDb
{
    public DbSet<Bulletin> Bulletins => Set<Bulletin>();

    /// <summary>A draft is seen by the unit and those above; what was issued by everybody below as well.</summary>
    private void LimitBulletins(ModelBuilder builder) =>
        builder.Entity<Bulletin>().HasQueryFilter(Scope, row => Viewer.SeesAll
            || UnitAncestors.Any(above => above.UnitId == row.UnitId && Viewer.UnitIds.Contains(above.AncestorId) && above.ToMonth > Viewer.Month)
            || (row.Issue != null && UnitAncestors.Any(below => below.AncestorId == row.UnitId && Viewer.UnitIds.Contains(below.UnitId) && below.ToMonth > Viewer.Month)));
}
