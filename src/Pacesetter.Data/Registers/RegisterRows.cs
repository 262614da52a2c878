using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Registers;
using Pacesetter.Domain.Units;

namespace Pacesetter.Data.Registers;

internal sealed class RegisterRows : IEntityTypeConfiguration<RegisterEntry>, IEntityTypeConfiguration<RegisterValue>
{
    public void Configure(EntityTypeBuilder<RegisterEntry> builder)
    {
        builder.Property(row => row.Register).HasMaxLength(Term.KeyLength);
        builder.Property(row => row.Name).HasMaxLength(RegisterText.Length);
        builder.ComplexProperty(row => row.Closing, fact => fact.Property(row => row.Reason).HasMaxLength(RegisterEntry.ReasonLength));
        builder.Property(row => row.Revision).IsConcurrencyToken();
        builder.HasIndex(row => new { row.CampaignId, row.Register, row.UnitId });
        // Two who enter the same thing at once must not both succeed.
        builder.HasIndex(row => new { row.UnitId, row.CampaignId, row.Register, row.Name }).IsUnique().HasFilter("closing_month IS NULL");
        builder.HasOne<Campaign>().WithMany().HasForeignKey(row => row.CampaignId);
        builder.HasOne<Unit>().WithMany().HasForeignKey(row => row.UnitId);
        builder.HasMany(row => row.Values).WithOne().HasForeignKey(row => row.EntryId);
    }

    public void Configure(EntityTypeBuilder<RegisterValue> builder)
    {
        builder.HasKey(row => new { row.EntryId, row.Field, row.FromMonth });
        builder.Property(row => row.Field).HasMaxLength(Term.KeyLength);
        builder.Property(row => row.Text).HasMaxLength(RegisterText.Length);
    }
}
