using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Units;

namespace Pacesetter.Data.Units;

internal sealed class ResponsibleRows : IEntityTypeConfiguration<Responsible>
{
    public void Configure(EntityTypeBuilder<Responsible> builder)
    {
        builder.Property(row => row.Kind).HasMaxLength(Term.KeyLength);
        builder.Property(row => row.Name).HasMaxLength(Unit.PersonLength);
        builder.Property(row => row.Post).HasMaxLength(Unit.PersonLength);
        // Two who name somebody at once must not both succeed.
        builder.HasIndex(row => new { row.UnitId, row.CampaignId, row.Kind }).IsUnique().HasFilter("until IS NULL");
        builder.HasIndex(row => row.AccountId);
        builder.HasOne<Campaign>().WithMany().HasForeignKey(row => row.CampaignId);
        builder.HasOne<Unit>().WithMany().HasForeignKey(row => row.UnitId);
    }
}

/// <summary>Who answers, the one definition for pages, lists and reminders.</summary>
public static class Answering
{
    /// <summary>Those named who answer on a day.</summary>
    public static IQueryable<Responsible> On(this IQueryable<Responsible> rows, DateOnly day) => rows.Where(row => row.From <= day && (row.Until == null || row.Until > day));
}
