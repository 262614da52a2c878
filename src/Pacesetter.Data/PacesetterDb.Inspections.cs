using Microsoft.EntityFrameworkCore;
using Pacesetter.Domain.Inspections;

namespace Pacesetter.Data;

public abstract partial class PacesetterDb
{
    public DbSet<Inspection> Inspections => Set<Inspection>();

    public DbSet<InspectionDraw> InspectionDraws => Set<InspectionDraw>();

    public DbSet<InspectionJoin> InspectionJoins => Set<InspectionJoin>();

    public DbSet<Visit> Visits => Set<Visit>();

    /// <summary>
    /// An inspection is seen by those who inspect and, once it is announced, by everybody it may reach. A visit is seen by those who inspect and those who come
    /// along, and by the unit only after they have arrived: the list of who was drawn is hidden here, not on pages.
    /// </summary>
    private void LimitInspections(ModelBuilder builder)
    {
        builder.Entity<Inspection>().HasQueryFilter(Scope, row => Viewer.SeesAll
            || UnitAncestors.Any(above => above.UnitId == row.UnitId && Viewer.InspectingIds.Contains(above.AncestorId) && above.ToMonth > Viewer.Month)
            || (row.Announcement != null && UnitAncestors.Any(below => below.AncestorId == row.UnitId && Viewer.UnitIds.Contains(below.UnitId) && below.ToMonth > Viewer.Month)));
        builder.Entity<InspectionDraw>().HasQueryFilter(Scope, row => Viewer.SeesAll
            || UnitAncestors.Any(above => above.UnitId == row.UnitId && Viewer.InspectingIds.Contains(above.AncestorId) && above.ToMonth > Viewer.Month)
            || UnitAncestors.Any(below => below.AncestorId == row.UnitId && Viewer.UnitIds.Contains(below.UnitId) && below.ToMonth > Viewer.Month));
        builder.Entity<InspectionJoin>().HasQueryFilter(Scope, row => Viewer.SeesAll
            || UnitAncestors.Any(above => (above.UnitId == row.UnitId || above.UnitId == row.OrganiserId) && Viewer.InspectingIds.Contains(above.AncestorId) && above.ToMonth > Viewer.Month));
        builder.Entity<Visit>().HasQueryFilter(Scope, row => Viewer.SeesAll
            || UnitAncestors.Any(above => above.UnitId == row.OrganiserId && Viewer.InspectingIds.Contains(above.AncestorId) && above.ToMonth > Viewer.Month)
            || UnitAncestors.Any(above => above.UnitId == row.UnitId && above.ToMonth > Viewer.Month && Viewer.UnitIds.Contains(above.AncestorId) && (row.Arrival != null
                || (above.Depth > 0 && Viewer.InspectingIds.Contains(above.AncestorId) && InspectionJoins.Any(join => join.InspectionId == row.InspectionId && join.UnitId == above.AncestorId && join.Answer != null && join.Answer.Accepted)))));
    }
}
