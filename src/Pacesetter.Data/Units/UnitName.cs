using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pacesetter.Domain.Units;

namespace Pacesetter.Data.Units;

/// <summary>
/// A unit's name from one of its characters on. With an index over these, looking for a piece of a name is looking for a beginning, which
/// is fast on both stores; their own full-text searches want three characters, and Chinese names are asked for by two.
/// </summary>
public sealed class UnitName
{
    /// <summary>Longer pieces are found by their first characters.</summary>
    public const int PartLength = 12;

    public string Part { get; private set; } = "";

    public int UnitId { get; private set; }

    /// <summary>Writes the names of these units anew; null: of all units, after bulk writing.</summary>
    public static async Task RewriteAsync(PacesetterDb db, IReadOnlyCollection<int>? units = null, CancellationToken cancellation = default)
    {
        if (units is null)
        {
            await WriteAsync(db, "1 = 1", "1 = 1", cancellation);
            return;
        }
        foreach (var some in units.Chunk(500))
        {
            var list = string.Join(", ", some);
            await WriteAsync(db, $"unit_id IN ({list})", $"id IN ({list})", cancellation);
        }
    }

    private static async Task WriteAsync(PacesetterDb db, string names, string units, CancellationToken cancellation)
    {
        // Only whole numbers are put into the statement.
#pragma warning disable EF1002
        await db.Database.ExecuteSqlRawAsync($"DELETE FROM unit_names WHERE {names}", cancellation);
        await db.Database.ExecuteSqlRawAsync($"""
            WITH RECURSIVE parts(id, part) AS (
                SELECT id, CAST(name AS text) FROM units WHERE {units}
                UNION ALL SELECT id, substr(part, 2) FROM parts WHERE length(part) > 2)
            INSERT INTO unit_names (part, unit_id) SELECT substr(part, 1, {PartLength}), id FROM parts WHERE 1 = 1 ON CONFLICT DO NOTHING
            """, cancellation);
#pragma warning restore EF1002
    }
}

internal sealed class UnitNameRows : IEntityTypeConfiguration<UnitName>
{
    public void Configure(EntityTypeBuilder<UnitName> builder)
    {
        builder.ToTable("unit_names");
        builder.Property(row => row.Part).HasMaxLength(UnitName.PartLength);
        builder.HasKey(row => new { row.Part, row.UnitId });
        builder.HasIndex(row => row.UnitId);
        builder.HasOne<Unit>().WithMany().HasForeignKey(row => row.UnitId);
    }
}
