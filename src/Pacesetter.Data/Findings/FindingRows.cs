using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Findings;
using Pacesetter.Domain.Units;

namespace Pacesetter.Data.Findings;

internal sealed class FindingRows : IEntityTypeConfiguration<Finding>, IEntityTypeConfiguration<FindingStep>, IEntityTypeConfiguration<FindingReminder>
{
    public void Configure(EntityTypeBuilder<Finding> builder)
    {
        builder.Ignore(finding => finding.Whole);
        builder.Ignore(finding => finding.IsOpen);
        builder.Ignore(finding => finding.IsReported);
        builder.Property(finding => finding.Text).HasMaxLength(Finding.TextLength);
        builder.Property(finding => finding.Measure).HasMaxLength(Finding.TextLength);
        builder.Property(finding => finding.Leader).HasMaxLength(Finding.NameLength);
        builder.Property(finding => finding.Owner).HasMaxLength(Finding.NameLength);
        builder.Property(finding => finding.Kind).HasMaxLength(Term.KeyLength);
        builder.Property(finding => finding.Severity).HasMaxLength(Term.KeyLength);
        builder.ComplexProperty(finding => finding.Source, fact =>
        {
            fact.Property(row => row.Kind).HasMaxLength(FindingSource.KindLength);
            fact.Property(row => row.Title).HasMaxLength(FindingSource.TitleLength);
        });
        builder.ComplexProperty(finding => finding.Entry, fact => fact.Property(row => row.Name).HasMaxLength(Unit.PersonLength));
        builder.ComplexProperty(finding => finding.Result, fact =>
        {
            fact.Property(row => row.Name).HasMaxLength(Unit.PersonLength);
            fact.Property(row => row.Text).HasMaxLength(Finding.ReasonLength);
        });
        builder.ComplexProperty(finding => finding.Return, fact => Reasoned(fact, nameof(FindingReturn.Reason)));
        builder.ComplexProperty(finding => finding.Closing, fact => Reasoned(fact, nameof(FindingClosing.Seen)));
        builder.ComplexProperty(finding => finding.Impossible, fact => Reasoned(fact, nameof(Impossibility.Reason)));
        builder.ComplexProperty(finding => finding.Ruling, fact => Reasoned(fact, nameof(FindingRuling.Reason)));
        builder.Property(finding => finding.Revision).IsConcurrencyToken();
        builder.HasIndex(finding => new { finding.UnitId, finding.CampaignId });
        builder.HasIndex(finding => finding.OwnerId);
        builder.HasIndex(finding => new { finding.CampaignId, finding.Due });
        builder.HasOne<Campaign>().WithMany().HasForeignKey(finding => finding.CampaignId);
        builder.HasOne<Unit>().WithMany().HasForeignKey(finding => finding.UnitId);
        builder.HasOne<Finding>().WithMany().HasForeignKey(finding => finding.RecursId);
    }

    public void Configure(EntityTypeBuilder<FindingStep> builder)
    {
        builder.HasKey(step => new { step.FindingId, step.Number });
        builder.Property(step => step.Name).HasMaxLength(Unit.PersonLength);
        builder.Property(step => step.Text).HasMaxLength(Finding.ReasonLength);
        builder.HasOne<Finding>().WithMany().HasForeignKey(step => step.FindingId);
    }

    public void Configure(EntityTypeBuilder<FindingReminder> builder)
    {
        builder.HasKey(row => new { row.FindingId, row.Week });
        builder.HasIndex(row => row.UnitId);
        builder.HasOne<Finding>().WithMany().HasForeignKey(row => row.FindingId);
    }

    private static void Reasoned(ComplexPropertyBuilder fact, string text)
    {
        fact.Property("Name").HasMaxLength(Unit.PersonLength);
        fact.Property(text).HasMaxLength(Finding.ReasonLength);
    }
}
