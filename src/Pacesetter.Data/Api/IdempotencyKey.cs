using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Pacesetter.Data.Api;

/// <summary>
/// A POST that was sent with an Idempotency-Key, and what was answered; the same key again gets the same answer and does nothing.
/// <see cref="Status"/> is 0 while the first request is still at work.
/// </summary>
public sealed record IdempotencyKey(int AccountId, string Key, string Fingerprint, int Status, string? ContentType, byte[]? Body, DateTime At)
{
    public const int KeyLength = 100;
}

internal sealed class IdempotencyKeyRows : IEntityTypeConfiguration<IdempotencyKey>
{
    public void Configure(EntityTypeBuilder<IdempotencyKey> builder)
    {
        builder.ToTable("idempotency_keys");
        builder.HasKey(row => new { row.AccountId, row.Key });
        builder.Property(row => row.Key).HasMaxLength(IdempotencyKey.KeyLength);
        builder.Property(row => row.Fingerprint).HasMaxLength(64);
        builder.HasIndex(row => row.At);
    }
}
