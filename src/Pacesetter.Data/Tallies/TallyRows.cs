using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pacesetter.Domain.Tallies;

namespace Pacesetter.Data.Tallies;

internal sealed class TallyRows : IEntityTypeConfiguration<UnitTally>, IEntityTypeConfiguration<Rollup>, IEntityTypeConfiguration<TallyChange>
{
    public void Configure(EntityTypeBuilder<UnitTally> builder)
    {
        builder.ToTable("tallies").HasKey(row => new { row.UnitId, row.CampaignId, row.Month });
        NameColumns(builder);
    }

    public void Configure(EntityTypeBuilder<Rollup> builder)
    {
        builder.ToTable("rollups").HasKey(row => new { row.UnitId, row.CampaignId, row.Month });
        NameColumns(builder);
    }

    public void Configure(EntityTypeBuilder<TallyChange> builder)
    {
        builder.ToTable("tally_changes").HasKey(row => row.Id);
        NameColumns(builder);
    }

    private static void NameColumns<T>(EntityTypeBuilder<T> builder) where T : Tally
    {
        foreach (var counter in Counter.All) builder.Property(counter.Name).HasColumnName(CountStatement.ColumnOf(counter.Name));
    }
}
