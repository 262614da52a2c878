using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Exemplars;
using Pacesetter.Domain.Registers;
using Pacesetter.Domain.Units;

namespace Pacesetter.Data.Exemplars;

internal sealed class ExemplarRows : IEntityTypeConfiguration<Practice>, IEntityTypeConfiguration<Adoption>, IEntityTypeConfiguration<ContactPoint>, IEntityTypeConfiguration<ContactVisit>
{
    public void Configure(EntityTypeBuilder<Practice> builder)
    {
        builder.Ignore(row => row.IsLent);
        builder.Property(row => row.Title).HasMaxLength(Practice.TitleLength);
        builder.Property(row => row.Text).HasMaxLength(Practice.TextLength);
        builder.ComplexProperty(row => row.Writing, fact => fact.Property(step => step.Name).HasMaxLength(Unit.PersonLength));
        builder.ComplexProperty(row => row.Loan, fact => fact.Property(step => step.Name).HasMaxLength(Unit.PersonLength));
        builder.ComplexProperty(row => row.Withdrawal, fact => Ended(fact));
        builder.Property(row => row.Revision).IsConcurrencyToken();
        builder.HasIndex(row => new { row.CampaignId, row.UnitId });
        builder.HasOne<Campaign>().WithMany().HasForeignKey(row => row.CampaignId);
        builder.HasOne<Unit>().WithMany().HasForeignKey(row => row.UnitId);
        builder.HasOne<RegisterEntry>().WithMany().HasForeignKey(row => row.EntryId);
    }

    public void Configure(EntityTypeBuilder<Adoption> builder)
    {
        builder.ComplexProperty(row => row.Start, fact => fact.Property(step => step.Name).HasMaxLength(Unit.PersonLength));
        builder.ComplexProperty(row => row.Ending, fact => Ended(fact));
        // A unit uses a practice once at a time.
        builder.HasIndex(row => new { row.PracticeId, row.UnitId }).IsUnique().HasFilter("ending_day IS NULL");
        builder.HasIndex(row => row.UnitId);
        builder.HasOne<Practice>().WithMany().HasForeignKey(row => row.PracticeId);
        builder.HasOne<Unit>().WithMany().HasForeignKey(row => row.UnitId);
    }

    public void Configure(EntityTypeBuilder<ContactPoint> builder)
    {
        builder.Property(row => row.Leader).HasMaxLength(Unit.PersonLength);
        builder.Property(row => row.Post).HasMaxLength(Unit.PersonLength);
        builder.ComplexProperty(row => row.Start, fact => fact.Property(step => step.Name).HasMaxLength(Unit.PersonLength));
        builder.ComplexProperty(row => row.Ending, fact => Ended(fact));
        builder.HasIndex(row => new { row.CampaignId, row.UnitId });
        builder.HasIndex(row => row.LeaderId);
        builder.HasOne<Campaign>().WithMany().HasForeignKey(row => row.CampaignId);
        builder.HasOne<Unit>().WithMany().HasForeignKey(row => row.UnitId);
    }

    public void Configure(EntityTypeBuilder<ContactVisit> builder)
    {
        builder.Property(row => row.Line).HasMaxLength(ContactPoint.LineLength);
        builder.Property(row => row.Name).HasMaxLength(Unit.PersonLength);
        builder.HasIndex(row => new { row.ContactId, row.Day });
        builder.HasOne<ContactPoint>().WithMany().HasForeignKey(row => row.ContactId);
    }

    private static void Ended(ComplexPropertyBuilder fact)
    {
        fact.Property(nameof(ExemplarEnding.Name)).HasMaxLength(Unit.PersonLength);
        fact.Property(nameof(ExemplarEnding.Reason)).HasMaxLength(Practice.ReasonLength);
    }
}
