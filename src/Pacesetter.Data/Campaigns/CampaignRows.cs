using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Units;

namespace Pacesetter.Data.Campaigns;

internal sealed class CampaignRows :
    IEntityTypeConfiguration<Campaign>, IEntityTypeConfiguration<CampaignMonth>, IEntityTypeConfiguration<CampaignPeriod>, IEntityTypeConfiguration<CampaignRequirement>,
    IEntityTypeConfiguration<CampaignRound>
{
    public void Configure(EntityTypeBuilder<Campaign> builder)
    {
        builder.Ignore(campaign => campaign.StartMonth);
        builder.Property(campaign => campaign.Key).HasMaxLength(Campaign.KeyLength);
        builder.Property(campaign => campaign.Name).HasMaxLength(Campaign.NameLength);
        builder.Property(campaign => campaign.CarriersRevision).IsConcurrencyToken();
        builder.HasIndex(campaign => new { campaign.Key, campaign.UnitId }).IsUnique();
        builder.HasOne<Unit>().WithMany().HasForeignKey(campaign => campaign.UnitId);
    }

    public void Configure(EntityTypeBuilder<CampaignMonth> builder)
    {
        builder.HasKey(row => new { row.CampaignId, row.Month });
        builder.HasOne<Campaign>().WithMany().HasForeignKey(row => row.CampaignId);
    }

    public void Configure(EntityTypeBuilder<CampaignPeriod> builder)
    {
        builder.HasKey(row => new { row.CampaignId, row.Slot, row.FromMonth });
        builder.Property(row => row.Kind).HasMaxLength(Campaign.KeyLength);
        builder.HasOne<Campaign>().WithMany().HasForeignKey(row => row.CampaignId);
    }

    public void Configure(EntityTypeBuilder<CampaignRequirement> builder)
    {
        builder.HasKey(row => new { row.CampaignId, row.Slot, row.Tier, row.Field });
        builder.Property(row => row.Tier).HasMaxLength(Unit.LabelLength);
        builder.Property(row => row.Field).HasMaxLength(Unit.LabelLength);
        builder.HasOne<Campaign>().WithMany().HasForeignKey(row => row.CampaignId);
    }

    public void Configure(EntityTypeBuilder<CampaignRound> builder)
    {
        builder.HasKey(row => new { row.CampaignId, row.Year });
        builder.HasOne<Campaign>().WithMany().HasForeignKey(row => row.CampaignId);
    }
}
