using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Units;

namespace Pacesetter.Data.Accounts;

internal sealed class AccountRows :
    IEntityTypeConfiguration<Account>, IEntityTypeConfiguration<IdentityUserClaim<int>>, IEntityTypeConfiguration<IdentityUserLogin<int>>, IEntityTypeConfiguration<IdentityUserToken<int>>,
    IEntityTypeConfiguration<Grant>, IEntityTypeConfiguration<AccessToken>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("accounts");
        builder.Property(account => account.Name).HasMaxLength(Account.NameLength);
    }

    public void Configure(EntityTypeBuilder<IdentityUserClaim<int>> builder) => builder.ToTable("account_claims");

    public void Configure(EntityTypeBuilder<IdentityUserLogin<int>> builder) => builder.ToTable("account_logins");

    public void Configure(EntityTypeBuilder<IdentityUserToken<int>> builder) => builder.ToTable("account_secrets");

    public void Configure(EntityTypeBuilder<Grant> builder)
    {
        builder.HasIndex(grant => grant.AccountId);
        builder.HasIndex(grant => grant.UnitId);
        builder.HasOne<Account>().WithMany().HasForeignKey(grant => grant.AccountId);
        builder.HasOne<Unit>().WithMany().HasForeignKey(grant => grant.UnitId);
    }

    public void Configure(EntityTypeBuilder<AccessToken> builder)
    {
        builder.Property(token => token.Name).HasMaxLength(AccessToken.NameLength);
        builder.Property(token => token.Hash).HasMaxLength(64);
        builder.HasIndex(token => token.Hash).IsUnique();
        builder.HasOne<Account>().WithMany().HasForeignKey(token => token.AccountId);
    }
}
