using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Diagnosis;
using Pacesetter.Domain.Units;

namespace Pacesetter.Data.Diagnosis;

internal sealed class VerdictRows : IEntityTypeConfiguration<Verdict>
{
    public void Configure(EntityTypeBuilder<Verdict> builder)
    {
        builder.Ignore(verdict => verdict.Figure);
        builder.Ignore(verdict => verdict.IsTouched);
        builder.Ignore(verdict => verdict.IsConfirmed);
        builder.Property(verdict => verdict.Rule).HasMaxLength(Term.KeyLength);
        // SQLite keeps a decimal as text and cannot compare it; a figure has one digit behind the point.
        builder.Property(verdict => verdict.Value).HasConversion<double>();
        builder.Property(verdict => verdict.PeerMedian).HasConversion<double?>();
        builder.ComplexProperty(verdict => verdict.Answer, fact => Said(fact, nameof(Answer.Text)));
        builder.ComplexProperty(verdict => verdict.Decision, fact => Said(fact, nameof(Decision.Reason)));
        builder.ComplexProperty(verdict => verdict.Guidance, fact =>
        {
            fact.Property(row => row.Name).HasMaxLength(Unit.PersonLength);
            fact.Property(row => row.Remedy).HasMaxLength(Term.KeyLength);
            fact.Property(row => row.Owner).HasMaxLength(Verdict.NameLength);
        });
        builder.ComplexProperty(verdict => verdict.Recheck, fact =>
        {
            Said(fact, nameof(Recheck.Note));
            fact.Property(row => row.Value).HasConversion<double>();
        });
        builder.Property(verdict => verdict.Revision).IsConcurrencyToken();
        builder.HasIndex(verdict => new { verdict.UnitId, verdict.CampaignId, verdict.Month, verdict.Rule }).IsUnique();
        builder.HasIndex(verdict => new { verdict.CampaignId, verdict.Month, verdict.Rule });
        builder.HasOne<Campaign>().WithMany().HasForeignKey(verdict => verdict.CampaignId);
        builder.HasOne<Unit>().WithMany().HasForeignKey(verdict => verdict.UnitId);
    }

    private static void Said(ComplexPropertyBuilder fact, string text)
    {
        fact.Property("Name").HasMaxLength(Unit.PersonLength);
        fact.Property(text).HasMaxLength(Verdict.TextLength);
    }
}
