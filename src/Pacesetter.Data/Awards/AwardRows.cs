using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pacesetter.Domain.Awards;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Units;

namespace Pacesetter.Data.Awards;

internal sealed class AwardRows :
    IEntityTypeConfiguration<AwardRound>, IEntityTypeConfiguration<AwardCandidate>, IEntityTypeConfiguration<AwardOpinion>, IEntityTypeConfiguration<AwardObjection>
{
    public void Configure(EntityTypeBuilder<AwardRound> builder)
    {
        builder.Ignore(row => row.Places).Ignore(row => row.IsOver).Ignore(row => row.IsGathering);
        builder.Property(row => row.Title).HasMaxLength(AwardRound.TitleLength);
        builder.Property(row => row.PlacesText).HasMaxLength(AwardRound.PlacesLength);
        builder.ComplexProperty(row => row.Opening, fact => fact.Property(step => step.Name).HasMaxLength(Unit.PersonLength));
        builder.ComplexProperty(row => row.Shortlist, fact => fact.Property(step => step.Name).HasMaxLength(Unit.PersonLength));
        builder.ComplexProperty(row => row.Notice, fact => fact.Property(step => step.Name).HasMaxLength(Unit.PersonLength));
        builder.ComplexProperty(row => row.Decision, fact =>
        {
            fact.Property(step => step.Name).HasMaxLength(Unit.PersonLength);
            fact.Property(step => step.Number).HasMaxLength(AwardRound.NameLength);
        });
        builder.ComplexProperty(row => row.CalledOff, Withdrawn);
        builder.Property(row => row.Revision).IsConcurrencyToken();
        builder.HasIndex(row => new { row.UnitId, row.CampaignId });
        builder.HasOne<Campaign>().WithMany().HasForeignKey(row => row.CampaignId);
        builder.HasOne<Unit>().WithMany().HasForeignKey(row => row.UnitId);
    }

    public void Configure(EntityTypeBuilder<AwardCandidate> builder)
    {
        builder.Ignore(row => row.IsAtHead).Ignore(row => row.IsHonoured).Ignore(row => row.IsOnTheWay);
        builder.Property(row => row.Title).HasMaxLength(Term.KeyLength);
        builder.Property(row => row.Subject).HasMaxLength(AwardCandidate.SubjectLength);
        builder.Property(row => row.Name).HasMaxLength(AwardCandidate.NameLength);
        builder.Property(row => row.Post).HasMaxLength(AwardCandidate.PostLength);
        builder.Property(row => row.Reason).HasMaxLength(AwardRound.TextLength);
        builder.ComplexProperty(row => row.Nomination, fact => fact.Property(step => step.Name).HasMaxLength(Unit.PersonLength));
        builder.ComplexProperty(row => row.Consent, fact => fact.Property(step => step.Name).HasMaxLength(Unit.PersonLength));
        builder.ComplexProperty(row => row.Held, fact =>
        {
            fact.Property(step => step.Name).HasMaxLength(Unit.PersonLength);
            fact.Property(step => step.Reason).HasMaxLength(AwardRound.TextLength);
        });
        builder.ComplexProperty(row => row.Shortlisting, fact => fact.Property(step => step.Name).HasMaxLength(Unit.PersonLength));
        builder.ComplexProperty(row => row.Honouring, fact => fact.Property(step => step.Name).HasMaxLength(Unit.PersonLength));
        builder.ComplexProperty(row => row.Withdrawal, Withdrawn);
        builder.Property(row => row.Revision).IsConcurrencyToken();
        builder.HasIndex(row => new { row.RoundId, row.Title, row.Subject }).IsUnique();
        builder.HasIndex(row => row.UnitId);
        builder.HasIndex(row => row.AtId);
        builder.HasOne<AwardRound>().WithMany().HasForeignKey(row => row.RoundId);
        builder.HasOne<Unit>().WithMany().HasForeignKey(row => row.UnitId);
        builder.HasOne<Member>().WithMany().HasForeignKey(row => row.MemberId);
    }

    public void Configure(EntityTypeBuilder<AwardOpinion> builder)
    {
        builder.HasKey(row => new { row.CandidateId, row.Body });
        builder.Property(row => row.Body).HasMaxLength(Term.KeyLength);
        builder.ComplexProperty(row => row.Hearing, fact =>
        {
            fact.Property(step => step.Name).HasMaxLength(Unit.PersonLength);
            fact.Property(step => step.Speaker).HasMaxLength(AwardRound.NameLength);
            fact.Property(step => step.Text).HasMaxLength(AwardRound.TextLength);
        });
        builder.HasIndex(row => row.HeadId);
        builder.HasOne<AwardCandidate>().WithMany().HasForeignKey(row => row.CandidateId);
    }

    public void Configure(EntityTypeBuilder<AwardObjection> builder)
    {
        builder.Property(row => row.Text).HasMaxLength(AwardRound.TextLength);
        builder.Property(row => row.From).HasMaxLength(AwardRound.NameLength);
        builder.ComplexProperty(row => row.Answer, fact =>
        {
            fact.Property(step => step.Name).HasMaxLength(Unit.PersonLength);
            fact.Property(step => step.Text).HasMaxLength(AwardRound.TextLength);
        });
        builder.HasIndex(row => row.RoundId);
        builder.HasIndex(row => row.UnitId);
        builder.HasOne<AwardRound>().WithMany().HasForeignKey(row => row.RoundId);
        builder.HasOne<AwardCandidate>().WithMany().HasForeignKey(row => row.CandidateId);
    }

    private static void Withdrawn(ComplexPropertyBuilder<AwardWithdrawal> fact)
    {
        fact.Property(step => step.Name).HasMaxLength(Unit.PersonLength);
        fact.Property(step => step.Reason).HasMaxLength(AwardRound.TextLength);
    }
}
