using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Plans;
using Pacesetter.Domain.Standards;
using Pacesetter.Domain.Units;

namespace Pacesetter.Data.Standards;

internal sealed class StandardRows : IEntityTypeConfiguration<StandardsEdition>, IEntityTypeConfiguration<Refinement>
{
    public void Configure(EntityTypeBuilder<StandardsEdition> builder)
    {
        builder.HasKey(row => new { row.CampaignId, row.Number });
        builder.HasOne<Campaign>().WithMany().HasForeignKey(row => row.CampaignId);
    }

    public void Configure(EntityTypeBuilder<Refinement> builder)
    {
        builder.Ignore(row => row.Wording);
        builder.Property(row => row.Item).HasMaxLength(Term.KeyLength);
        builder.Property(row => row.Text).HasMaxLength(RefinementWording.TextLength);
        builder.Property(row => row.Asked).HasMaxLength(RefinementWording.AskedLength);
        foreach (var keys in (string[])[nameof(Refinement.Tiers), nameof(Refinement.Fields), nameof(Refinement.Industries)])
            builder.Property(keys).HasMaxLength(RefinementWording.KeysLength);
        builder.ComplexProperty(row => row.Threshold, figure => figure.Property(row => row.Unit).HasMaxLength(RefinementWording.UnitLength));
        builder.ComplexProperty(row => row.Ending, fact => fact.Property(row => row.Reason).HasMaxLength(Plan.ReasonLength));
        builder.HasIndex(row => new { row.UnitId, row.CampaignId });
        // Two who word the same refinement anew at once must not both take its place.
        builder.HasIndex(row => row.ReplacesId).IsUnique();
        builder.HasOne<Campaign>().WithMany().HasForeignKey(row => row.CampaignId);
        builder.HasOne<Unit>().WithMany().HasForeignKey(row => row.UnitId);
        builder.HasOne<Refinement>().WithMany().HasForeignKey(row => row.ReplacesId).OnDelete(DeleteBehavior.Restrict);
    }
}
