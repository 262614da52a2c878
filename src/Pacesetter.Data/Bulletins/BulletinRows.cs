using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pacesetter.Domain.Bulletins;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Units;

namespace Pacesetter.Data.Bulletins;

internal sealed class BulletinRows : IEntityTypeConfiguration<Bulletin>
{
    public void Configure(EntityTypeBuilder<Bulletin> builder)
    {
        builder.Ignore(bulletin => bulletin.Sources);
        builder.Property(bulletin => bulletin.Title).HasMaxLength(Bulletin.TitleLength);
        builder.Property(bulletin => bulletin.Text).HasMaxLength(Bulletin.TextLength);
        builder.ComplexProperty(bulletin => bulletin.Written, fact => fact.Property(row => row.Name).HasMaxLength(Unit.PersonLength));
        builder.ComplexProperty(bulletin => bulletin.Issue, fact => fact.Property(row => row.Name).HasMaxLength(Unit.PersonLength));
        builder.Property(bulletin => bulletin.Revision).IsConcurrencyToken();
        builder.HasIndex(bulletin => new { bulletin.UnitId, bulletin.CampaignId, bulletin.Month }).IsUnique();
        // Whoever takes the same number as somebody else is told that somebody was quicker.
        builder.HasIndex(bulletin => new { bulletin.UnitId, bulletin.CampaignId, bulletin.Year, bulletin.Number }).IsUnique();
        builder.HasOne<Campaign>().WithMany().HasForeignKey(bulletin => bulletin.CampaignId);
        builder.HasOne<Unit>().WithMany().HasForeignKey(bulletin => bulletin.UnitId);
    }
}
