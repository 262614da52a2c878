using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Directives;
using Pacesetter.Domain.Plans;
using Pacesetter.Domain.Units;

namespace Pacesetter.Data.Directives;

internal sealed class DirectiveRows :
    IEntityTypeConfiguration<Directive>, IEntityTypeConfiguration<DirectiveText>, IEntityTypeConfiguration<DirectiveAttachment>, IEntityTypeConfiguration<DirectiveOpinion>,
    IEntityTypeConfiguration<DirectiveReceipt>, IEntityTypeConfiguration<DirectiveCopy>, IEntityTypeConfiguration<DirectiveReminder>, IEntityTypeConfiguration<DirectiveSeries>
{
    public void Configure(EntityTypeBuilder<Directive> builder)
    {
        builder.Ignore(row => row.NumberText).Ignore(row => row.For).Ignore(row => row.Things).Ignore(row => row.IsChecked).Ignore(row => row.IsSigned).Ignore(row => row.IsDraft).Ignore(row => row.IsInForce);
        builder.Property(row => row.Kind).HasMaxLength(Term.KeyLength);
        builder.Property(row => row.Title).HasMaxLength(Directive.TitleLength);
        builder.Property(row => row.Tiers).HasMaxLength(Directive.AudienceLength);
        builder.Property(row => row.Fields).HasMaxLength(Directive.AudienceLength);
        builder.Property(row => row.Asked).HasMaxLength(Directive.AskedLength);
        builder.Property(row => row.Mark).HasMaxLength(Directive.MarkLength);
        builder.ComplexProperty(row => row.Draft, fact => fact.Property(step => step.Name).HasMaxLength(Unit.PersonLength));
        builder.ComplexProperty(row => row.Seeking, fact => fact.Property(step => step.Name).HasMaxLength(Unit.PersonLength));
        builder.ComplexProperty(row => row.Check, fact => fact.Property(step => step.Name).HasMaxLength(Unit.PersonLength));
        builder.ComplexProperty(row => row.Signature, fact => fact.Property(step => step.Name).HasMaxLength(Unit.PersonLength));
        builder.ComplexProperty(row => row.Issue, fact => fact.Property(step => step.Name).HasMaxLength(Unit.PersonLength));
        builder.ComplexProperty(row => row.Ending, fact =>
        {
            fact.Property(step => step.Name).HasMaxLength(Unit.PersonLength);
            fact.Property(step => step.Reason).HasMaxLength(Directive.ReasonLength);
        });
        builder.Property(row => row.Revision).IsConcurrencyToken();
        builder.HasIndex(row => new { row.UnitId, row.CampaignId });
        // Drafts have no number, and any number of them may be there.
        builder.HasIndex(row => new { row.UnitId, row.Mark, row.Year, row.Number }).IsUnique();
        builder.HasIndex(row => row.RefinesId);
        builder.HasOne<Campaign>().WithMany().HasForeignKey(row => row.CampaignId);
        builder.HasOne<Unit>().WithMany().HasForeignKey(row => row.UnitId);
        builder.HasOne<Unit>().WithMany().HasForeignKey(row => row.HeadId);
        builder.HasOne<Directive>().WithMany().HasForeignKey(row => row.RefinesId);
    }

    public void Configure(EntityTypeBuilder<DirectiveText> builder)
    {
        builder.HasKey(row => new { row.DirectiveId, row.Number });
        builder.Property(row => row.Title).HasMaxLength(Directive.TitleLength);
        builder.Property(row => row.Body).HasMaxLength(Directive.BodyLength);
        builder.Property(row => row.Name).HasMaxLength(Unit.PersonLength);
        builder.HasOne<Directive>().WithMany().HasForeignKey(row => row.DirectiveId);
    }

    public void Configure(EntityTypeBuilder<DirectiveAttachment> builder)
    {
        builder.Property(row => row.Name).HasMaxLength(Evidence.NameLength);
        builder.Property(row => row.ContentType).HasMaxLength(100);
        builder.Property(row => row.Sha256).HasMaxLength(64);
        builder.HasOne<Directive>().WithMany().HasForeignKey(row => row.DirectiveId);
    }

    public void Configure(EntityTypeBuilder<DirectiveOpinion> builder)
    {
        builder.HasKey(row => new { row.DirectiveId, row.UnitId });
        builder.ComplexProperty(row => row.Answer, fact =>
        {
            fact.Property(answer => answer.Name).HasMaxLength(Unit.PersonLength);
            fact.Property(answer => answer.Remarks).HasMaxLength(Directive.ReasonLength);
        });
        builder.HasIndex(row => row.UnitId);
        builder.HasOne<Directive>().WithMany().HasForeignKey(row => row.DirectiveId);
    }

    public void Configure(EntityTypeBuilder<DirectiveReceipt> builder)
    {
        builder.HasKey(row => new { row.DirectiveId, row.UnitId });
        builder.ComplexProperty(row => row.Signature, fact => fact.Property(signature => signature.Name).HasMaxLength(Unit.PersonLength));
        builder.HasIndex(row => row.UnitId);
        builder.HasOne<Directive>().WithMany().HasForeignKey(row => row.DirectiveId);
        builder.HasOne<Unit>().WithMany().HasForeignKey(row => row.UnitId);
    }

    public void Configure(EntityTypeBuilder<DirectiveCopy> builder)
    {
        builder.HasKey(row => new { row.DirectiveId, row.UnitId });
        builder.ComplexProperty(row => row.Seen, fact => fact.Property(signature => signature.Name).HasMaxLength(Unit.PersonLength));
        builder.HasIndex(row => row.UnitId);
        builder.HasOne<Directive>().WithMany().HasForeignKey(row => row.DirectiveId);
        builder.HasOne<Unit>().WithMany().HasForeignKey(row => row.UnitId);
    }

    public void Configure(EntityTypeBuilder<DirectiveReminder> builder)
    {
        builder.HasKey(row => new { row.DirectiveId, row.UnitId, row.Week });
        builder.HasIndex(row => row.UnitId);
        builder.HasOne<Directive>().WithMany().HasForeignKey(row => row.DirectiveId);
    }

    public void Configure(EntityTypeBuilder<DirectiveSeries> builder)
    {
        builder.HasKey(row => new { row.UnitId, row.Mark, row.Year });
        builder.Property(row => row.Mark).HasMaxLength(Directive.MarkLength);
        builder.HasOne<Unit>().WithMany().HasForeignKey(row => row.UnitId);
    }
}
