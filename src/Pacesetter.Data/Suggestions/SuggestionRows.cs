using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Directives;
using Pacesetter.Domain.Suggestions;
using Pacesetter.Domain.Units;

namespace Pacesetter.Data.Suggestions;

internal sealed class SuggestionRows : IEntityTypeConfiguration<Suggestion>
{
    public void Configure(EntityTypeBuilder<Suggestion> builder)
    {
        builder.Property(row => row.Name).HasMaxLength(Unit.PersonLength);
        builder.Property(row => row.Text).HasMaxLength(Suggestion.TextLength);
        builder.Property(row => row.Page).HasMaxLength(Suggestion.PageLength);
        builder.ComplexProperty(row => row.Answer, fact =>
        {
            fact.Property(answer => answer.Name).HasMaxLength(Unit.PersonLength);
            fact.Property(answer => answer.Text).HasMaxLength(Suggestion.TextLength);
        });
        builder.Property(row => row.Revision).IsConcurrencyToken();
        builder.HasIndex(row => row.UnitId);
        builder.HasIndex(row => row.By);
        builder.HasOne<Campaign>().WithMany().HasForeignKey(row => row.CampaignId);
        builder.HasOne<Unit>().WithMany().HasForeignKey(row => row.UnitId);
        builder.HasOne<Directive>().WithMany().HasForeignKey(row => row.DirectiveId);
    }
}
