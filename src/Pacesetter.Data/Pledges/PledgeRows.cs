using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Pledges;
using Pacesetter.Domain.Units;

namespace Pacesetter.Data.Pledges;

internal sealed class PledgeRows : IEntityTypeConfiguration<Pledge>, IEntityTypeConfiguration<PledgeDraft>, IEntityTypeConfiguration<PledgeExemption>
{
    public void Configure(EntityTypeBuilder<Pledge> builder)
    {
        foreach (var told in (string[])[nameof(Pledge.Whole), nameof(Pledge.Touches), nameof(Pledge.Maker), nameof(Pledge.IsPublic)])
            builder.Ignore(told);
        builder.Ignore(pledge => pledge.IsOpen);
        builder.Property(pledge => pledge.Text).HasMaxLength(Pledge.TextLength);
        foreach (var word in (string[])[nameof(Pledge.Kind), nameof(Pledge.Measure), nameof(Pledge.Witness), nameof(Pledge.Standard), nameof(Pledge.Beneficiary)])
            builder.Property(word).HasMaxLength(Pledge.WordLength);
        builder.ComplexProperty(pledge => pledge.Proposal, fact => fact.Property(row => row.Recorder).HasMaxLength(Unit.PersonLength));
        builder.ComplexProperty(pledge => pledge.Return, fact => fact.Property(row => row.Reason).HasMaxLength(Pledge.ReasonLength));
        builder.ComplexProperty(pledge => pledge.Vetting, fact =>
        {
            fact.Property(row => row.Checks).HasMaxLength(Pledge.WordLength);
            fact.Property(row => row.Remark).HasMaxLength(Pledge.ReasonLength);
        });
        builder.ComplexProperty(pledge => pledge.Consent);
        builder.ComplexProperty(pledge => pledge.Publication);
        builder.ComplexProperty(pledge => pledge.TakenDown, fact => fact.Property(row => row.Reason).HasMaxLength(Pledge.ReasonLength));
        builder.ComplexProperty(pledge => pledge.Fulfilment, fact => fact.Property(row => row.Sentence).HasMaxLength(Pledge.ReasonLength));
        builder.ComplexProperty(pledge => pledge.Verification);
        builder.ComplexProperty(pledge => pledge.Substitution, fact => fact.Property(row => row.Reason).HasMaxLength(Pledge.ReasonLength));
        builder.ComplexProperty(pledge => pledge.Review, fact => fact.Property(row => row.Sentence).HasMaxLength(Pledge.ReasonLength));
        builder.ComplexProperty(pledge => pledge.Conclusion, fact =>
        {
            fact.Ignore(row => row.People);
            fact.Property(row => row.Grade).HasMaxLength(Term.KeyLength);
            fact.Property(row => row.Use).HasMaxLength(Pledge.ReasonLength);
        });
        builder.ComplexProperty(pledge => pledge.Appeal, fact => fact.Property(row => row.Reason).HasMaxLength(Pledge.ReasonLength));
        builder.ComplexProperty(pledge => pledge.AppealAnswer, fact => fact.Property(row => row.Reason).HasMaxLength(Pledge.ReasonLength));
        builder.ComplexProperty(pledge => pledge.Final);
        builder.Property(pledge => pledge.Revision).IsConcurrencyToken();
        builder.HasIndex(pledge => new { pledge.UnitId, pledge.CampaignId, pledge.Year });
        builder.HasIndex(pledge => new { pledge.MemberId, pledge.Year });
        builder.HasIndex(pledge => new { pledge.CampaignId, pledge.Standard, pledge.UnitId }).HasFilter("standard IS NOT NULL");
        builder.HasOne<Campaign>().WithMany().HasForeignKey(pledge => pledge.CampaignId);
        builder.HasOne<Unit>().WithMany().HasForeignKey(pledge => pledge.UnitId);
        builder.HasOne<Member>().WithMany().HasForeignKey(pledge => pledge.MemberId);
    }

    public void Configure(EntityTypeBuilder<PledgeDraft> builder)
    {
        builder.HasKey(draft => new { draft.PledgeId, draft.Number });
        builder.Property(draft => draft.Reason).HasMaxLength(Pledge.ReasonLength);
        builder.HasOne<Pledge>().WithMany().HasForeignKey(draft => draft.PledgeId);
    }

    public void Configure(EntityTypeBuilder<PledgeExemption> builder)
    {
        builder.HasKey(row => new { row.CampaignId, row.MemberId, row.Year });
        builder.Property(row => row.Reason).HasMaxLength(Pledge.ReasonLength);
        builder.HasIndex(row => new { row.UnitId, row.Year });
        builder.HasOne<Member>().WithMany().HasForeignKey(row => row.MemberId);
    }
}
