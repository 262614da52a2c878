using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Inspections;
using Pacesetter.Domain.Units;

namespace Pacesetter.Data.Inspections;

internal sealed class InspectionRows : IEntityTypeConfiguration<Inspection>, IEntityTypeConfiguration<InspectionDraw>, IEntityTypeConfiguration<InspectionJoin>, IEntityTypeConfiguration<Visit>
{
    private const int HashLength = 64;

    public void Configure(EntityTypeBuilder<Inspection> builder)
    {
        builder.Ignore(inspection => inspection.Questions);
        builder.Ignore(inspection => inspection.Strata);
        builder.Property(inspection => inspection.Title).HasMaxLength(Inspection.TitleLength);
        foreach (var text in (string[])[nameof(Inspection.Basis), nameof(Inspection.Content), nameof(Inspection.Method)])
            builder.Property(text).HasMaxLength(Inspection.TextLength);
        builder.ComplexProperty(inspection => inspection.Planned);
        builder.ComplexProperty(inspection => inspection.Announcement);
        builder.ComplexProperty(inspection => inspection.Ending);
        builder.ComplexProperty(inspection => inspection.Circular, fact => fact.Property(row => row.Text).HasMaxLength(Inspection.CircularLength));
        builder.Property(inspection => inspection.Revision).IsConcurrencyToken();
        builder.HasIndex(inspection => new { inspection.UnitId, inspection.CampaignId });
        builder.HasOne<Campaign>().WithMany().HasForeignKey(inspection => inspection.CampaignId);
        builder.HasOne<Unit>().WithMany().HasForeignKey(inspection => inspection.UnitId);
    }

    public void Configure(EntityTypeBuilder<InspectionDraw> builder)
    {
        builder.Ignore(draw => draw.Frame);
        builder.Property(draw => draw.FrameHash).HasMaxLength(HashLength);
        builder.Property(draw => draw.Commitment).HasMaxLength(HashLength);
        builder.Property(draw => draw.Secret).HasMaxLength(HashLength);
        builder.Property(draw => draw.SealedSeed).HasMaxLength(InspectionDraw.SealedLength);
        builder.Property(draw => draw.Source).HasMaxLength(Inspection.TitleLength);
        builder.Property(draw => draw.Reason).HasMaxLength(Visit.TextLength);
        builder.ComplexProperty(draw => draw.Made, fact =>
        {
            fact.Property(row => row.Value).HasMaxLength(Inspection.TitleLength);
            fact.Property(row => row.Seal).HasMaxLength(HashLength);
        });
        // Two rounds with one number cannot be; whoever is second is told that somebody was quicker.
        builder.HasIndex(draw => new { draw.InspectionId, draw.Round }).IsUnique();
        builder.HasOne<Inspection>().WithMany().HasForeignKey(draw => draw.InspectionId);
    }

    public void Configure(EntityTypeBuilder<InspectionJoin> builder)
    {
        builder.HasKey(join => new { join.InspectionId, join.UnitId });
        builder.ComplexProperty(join => join.Answer, fact => fact.Property(row => row.Reason).HasMaxLength(Visit.TextLength));
        builder.HasOne<Inspection>().WithMany().HasForeignKey(join => join.InspectionId);
        builder.HasOne<Unit>().WithMany().HasForeignKey(join => join.UnitId);
    }

    public void Configure(EntityTypeBuilder<Visit> builder)
    {
        builder.Ignore(visit => visit.Team);
        builder.Ignore(visit => visit.Paper);
        builder.Ignore(visit => visit.Replies);
        builder.Ignore(visit => visit.DayForCaps);
        builder.Property(visit => visit.Kind).HasMaxLength(Term.KeyLength);
        builder.ComplexProperty(visit => visit.Arrival);
        builder.ComplexProperty(visit => visit.HandedIn, fact => fact.Property(row => row.Name).HasMaxLength(Unit.PersonLength));
        builder.ComplexProperty(visit => visit.Conclusion, fact => fact.Property(row => row.Text).HasMaxLength(Visit.ConclusionLength));
        builder.Property(visit => visit.Revision).IsConcurrencyToken();
        builder.HasIndex(visit => visit.UnitId);
        builder.HasIndex(visit => new { visit.InspectionId, visit.UnitId }).IsUnique();
        builder.HasOne<Inspection>().WithMany().HasForeignKey(visit => visit.InspectionId);
        builder.HasOne<Unit>().WithMany().HasForeignKey(visit => visit.UnitId);
    }
}
