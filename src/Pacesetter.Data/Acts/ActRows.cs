using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pacesetter.Domain.Acts;

namespace Pacesetter.Data.Acts;

internal sealed class ActRows : IEntityTypeConfiguration<Act>, IEntityTypeConfiguration<ActSeal>
{
    public void Configure(EntityTypeBuilder<Act> builder)
    {
        builder.Ignore(act => act.IsNameless);
        builder.Property(act => act.Name).HasMaxLength(60);
        builder.Property(act => act.ObjectKind).HasMaxLength(60);
        builder.Property(act => act.ObjectId).HasMaxLength(80);
        builder.Property(act => act.ActorName).HasMaxLength(60);
        builder.Property(act => act.OnBehalfOf).HasMaxLength(120);
        builder.Property(act => act.RequestId).HasMaxLength(60);
        builder.HasIndex(act => new { act.UnitId, act.Id });
        builder.HasIndex(act => new { act.ObjectKind, act.ObjectId });
    }

    public void Configure(EntityTypeBuilder<ActSeal> builder)
    {
        builder.HasKey(seal => seal.Number);
        builder.Property(seal => seal.Number).ValueGeneratedNever();
        builder.Property(seal => seal.Algorithm).HasMaxLength(20);
        builder.Property(seal => seal.Hash).HasMaxLength(64);
        builder.HasIndex(seal => seal.ActId).IsUnique();
    }
}
