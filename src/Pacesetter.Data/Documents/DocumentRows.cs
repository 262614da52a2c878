using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Documents;
using Pacesetter.Domain.Plans;
using Pacesetter.Domain.Units;

namespace Pacesetter.Data.Documents;

internal sealed class DocumentRows : IEntityTypeConfiguration<Document>, IEntityTypeConfiguration<Proposal>
{
    public void Configure(EntityTypeBuilder<Document> builder)
    {
        builder.Property(document => document.Title).HasMaxLength(Document.TitleLength);
        builder.ComplexProperty(document => document.Intake, fact => fact.Property(row => row.Name).HasMaxLength(Unit.PersonLength));
        builder.Property(document => document.Revision).IsConcurrencyToken();
        builder.HasIndex(document => new { document.UnitId, document.CampaignId });
        builder.HasOne<Campaign>().WithMany().HasForeignKey(document => document.CampaignId);
        builder.HasOne<Unit>().WithMany().HasForeignKey(document => document.UnitId);
    }

    public void Configure(EntityTypeBuilder<Proposal> builder)
    {
        builder.HasKey(proposal => new { proposal.DocumentId, proposal.Number });
        builder.Ignore(proposal => proposal.End);
        builder.Ignore(proposal => proposal.IsOpen);
        builder.Ignore(proposal => proposal.To);
        builder.Ignore(proposal => proposal.Wording);
        builder.Property(proposal => proposal.Rule).HasMaxLength(Proposal.RuleLength);
        builder.Property(proposal => proposal.Addressee).HasMaxLength(PlanTask.TitleLength);
        builder.Property(proposal => proposal.When).HasMaxLength(PlanTask.TitleLength);
        builder.Property(proposal => proposal.Task).HasMaxLength(PlanTask.TitleLength);
        builder.Property(proposal => proposal.Measure).HasMaxLength(PlanTask.TextLength);
        builder.Property(proposal => proposal.Owner).HasMaxLength(PlanTask.PersonLength);
        builder.Property(proposal => proposal.ToTiers).HasMaxLength(Proposal.TermsLength);
        builder.Property(proposal => proposal.ToFields).HasMaxLength(Proposal.TermsLength);
        builder.ComplexProperty(proposal => proposal.Dismissal);
        // From a task back to its sentence; and no sentence becomes a task twice.
        builder.HasIndex(proposal => proposal.TaskId).IsUnique();
        builder.HasIndex(proposal => proposal.UnitId);
        builder.HasOne<Document>().WithMany().HasForeignKey(proposal => proposal.DocumentId);
        builder.HasOne<PlanTask>().WithOne().HasForeignKey<Proposal>(proposal => proposal.TaskId).OnDelete(DeleteBehavior.SetNull);
    }
}
