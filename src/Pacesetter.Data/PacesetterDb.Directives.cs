using Microsoft.EntityFrameworkCore;
using Pacesetter.Domain.Directives;

namespace Pacesetter.Data;

public abstract partial class PacesetterDb
{
    public DbSet<Directive> Directives => Set<Directive>();

    public DbSet<DirectiveText> DirectiveTexts => Set<DirectiveText>();

    public DbSet<DirectiveAttachment> DirectiveAttachments => Set<DirectiveAttachment>();

    public DbSet<DirectiveOpinion> DirectiveOpinions => Set<DirectiveOpinion>();

    public DbSet<DirectiveReceipt> DirectiveReceipts => Set<DirectiveReceipt>();

    public DbSet<DirectiveCopy> DirectiveCopies => Set<DirectiveCopy>();

    public DbSet<DirectiveReminder> DirectiveReminders => Set<DirectiveReminder>();

    public DbSet<DirectiveSeries> DirectiveSeries => Set<DirectiveSeries>();

    /// <summary>
    /// A directive is seen by its own unit and those above, by the units it was issued or copied to, and by those who are asked for an opinion. Texts and attachments are
    /// read by way of their directive only. Who has signed is seen by the unit itself, those above it, and the unit that issued it.
    /// </summary>
    private void LimitDirectives(ModelBuilder builder)
    {
        builder.Entity<Directive>().HasQueryFilter(Scope, row => Viewer.SeesAll
            || UnitAncestors.Any(above => above.UnitId == row.UnitId && Viewer.UnitIds.Contains(above.AncestorId) && above.ToMonth > Viewer.Month)
            || UnitAncestors.Any(below => Viewer.UnitIds.Contains(below.AncestorId) && below.ToMonth > Viewer.Month
                && ((row.Issue != null && DirectiveReceipts.Any(receipt => receipt.DirectiveId == row.Id && receipt.UnitId == below.UnitId))
                    || (row.Issue != null && DirectiveCopies.Any(copy => copy.DirectiveId == row.Id && copy.UnitId == below.UnitId))
                    || DirectiveOpinions.Any(opinion => opinion.DirectiveId == row.Id && opinion.UnitId == below.UnitId))));
        builder.Entity<DirectiveOpinion>().HasQueryFilter(Scope, row => Viewer.SeesAll || UnitAncestors.Any(above =>
            (above.UnitId == row.UnitId || above.UnitId == row.IssuerId) && Viewer.UnitIds.Contains(above.AncestorId) && above.ToMonth > Viewer.Month));
        builder.Entity<DirectiveReceipt>().HasQueryFilter(Scope, row => Viewer.SeesAll || UnitAncestors.Any(above =>
            (above.UnitId == row.UnitId || above.UnitId == row.IssuerId) && Viewer.UnitIds.Contains(above.AncestorId) && above.ToMonth > Viewer.Month));
        builder.Entity<DirectiveCopy>().HasQueryFilter(Scope, row => Viewer.SeesAll || UnitAncestors.Any(above =>
            (above.UnitId == row.UnitId || above.UnitId == row.IssuerId) && Viewer.UnitIds.Contains(above.AncestorId) && above.ToMonth > Viewer.Month));
        builder.Entity<DirectiveReminder>().HasQueryFilter(Scope, row => Viewer.SeesAll || UnitAncestors.Any(above =>
            (above.UnitId == row.UnitId || above.UnitId == row.IssuerId) && Viewer.UnitIds.Contains(above.AncestorId) && above.ToMonth > Viewer.Month));
        builder.Entity<DirectiveSeries>().HasQueryFilter(Scope, row => Viewer.SeesAll || UnitAncestors.Any(above =>
            above.UnitId == row.UnitId && Viewer.UnitIds.Contains(above.AncestorId) && above.ToMonth > Viewer.Month));
    }
}
