using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pacesetter.Domain.Units;

namespace Pacesetter.Data.Units;

internal sealed class UnitRows :
    IEntityTypeConfiguration<Unit>, IEntityTypeConfiguration<UnitAncestor>, IEntityTypeConfiguration<Member>, IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Unit> builder)
    {
        builder.Ignore(unit => unit.Whole);
        builder.Property(unit => unit.Code).HasMaxLength(Unit.CodeLength);
        builder.Property(unit => unit.Name).HasMaxLength(Unit.NameLength);
        builder.Property(unit => unit.Tier).HasMaxLength(Unit.LabelLength);
        builder.Property(unit => unit.Field).HasMaxLength(Unit.LabelLength);
        builder.Property(unit => unit.Industry).HasMaxLength(Unit.LabelLength);
        builder.Property(unit => unit.Region).HasMaxLength(Unit.CodeLength);
        builder.Property(unit => unit.Secretary).HasMaxLength(Unit.PersonLength);
        // Whoever changes a unit must have seen it as it is.
        foreach (var fact in (string[])[nameof(Unit.Name), nameof(Unit.Tier), nameof(Unit.Field), nameof(Unit.Industry), nameof(Unit.Region), nameof(Unit.Secretary), nameof(Unit.ClosedFrom)])
            builder.Property(fact).IsConcurrencyToken();
        builder.HasIndex(unit => unit.Code).IsUnique();
        builder.HasIndex(unit => unit.Name);
    }

    public void Configure(EntityTypeBuilder<UnitAncestor> builder)
    {
        builder.HasKey(row => new { row.UnitId, row.AncestorId, row.FromMonth });
        // Children of a node in roster order, and the subtree of a node: both start from the ancestor. With both months, so that the row itself is not looked up.
        builder.HasIndex(row => new { row.AncestorId, row.Depth, row.UnitId, row.FromMonth, row.ToMonth });
        builder.HasOne<Unit>().WithMany().HasForeignKey(row => row.UnitId);
        builder.HasOne<Unit>().WithMany().HasForeignKey(row => row.AncestorId);
    }

    public void Configure(EntityTypeBuilder<Member> builder)
    {
        builder.Property(member => member.Number).HasMaxLength(Member.NumberLength);
        builder.Property(member => member.Name).HasMaxLength(Unit.PersonLength);
        builder.Property(member => member.Post).HasMaxLength(Unit.PersonLength);
        foreach (var fact in (string[])[nameof(Member.Name), nameof(Member.Post), nameof(Member.Probationary), nameof(Member.Mobile), nameof(Member.Frail), nameof(Member.UnitId)])
            builder.Property(fact).IsConcurrencyToken();
        builder.HasIndex(member => member.Number).IsUnique();
        builder.HasIndex(member => member.UnitId);
        builder.HasIndex(member => member.Name);
        builder.HasIndex(member => member.AccountId).IsUnique();
        builder.HasOne<Accounts.Account>().WithMany().HasForeignKey(member => member.AccountId);
        builder.HasOne<Unit>().WithMany().HasForeignKey(member => member.UnitId);
    }

    public void Configure(EntityTypeBuilder<Membership> builder)
    {
        builder.Ignore(row => row.Whole);
        builder.HasKey(row => new { row.MemberId, row.FromMonth });
        builder.HasIndex(row => row.UnitId);
        builder.HasOne<Member>().WithMany().HasForeignKey(row => row.MemberId);
        builder.HasOne<Unit>().WithMany().HasForeignKey(row => row.UnitId);
    }
}
