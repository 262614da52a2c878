using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pacesetter.Domain.Appraisals;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Units;

namespace Pacesetter.Data.Appraisals;

internal sealed class AppraisalRows : IEntityTypeConfiguration<AppraisalRound>, IEntityTypeConfiguration<BallotCode>, IEntityTypeConfiguration<BallotBox>, IEntityTypeConfiguration<LeaderComment>
{
    private const int HashLength = 64;

    public void Configure(EntityTypeBuilder<AppraisalRound> builder)
    {
        builder.Ignore(round => round.Whole);
        builder.Ignore(round => round.Form);
        builder.Ignore(round => round.IsOpen);
        builder.Ignore(round => round.Result);
        builder.Ignore(round => round.Differences);
        builder.Property(round => round.Title).HasMaxLength(AppraisalRound.TitleLength);
        builder.Property(round => round.Sign).HasMaxLength(BallotCodes.SignLength);
        builder.Property(round => round.Salt).HasMaxLength(HashLength);
        builder.ComplexProperty(round => round.Opening);
        builder.ComplexProperty(round => round.First, Entry);
        builder.ComplexProperty(round => round.Second, Entry);
        builder.ComplexProperty(round => round.Closing);
        builder.ComplexProperty(round => round.CalledOff, fact => fact.Property(row => row.Reason).HasMaxLength(AppraisalRound.ReasonLength));
        builder.Property(round => round.Revision).IsConcurrencyToken();
        builder.HasIndex(round => round.Sign).IsUnique();
        builder.HasIndex(round => new { round.UnitId, round.CampaignId });
        builder.HasOne<Campaign>().WithMany().HasForeignKey(round => round.CampaignId);
        builder.HasOne<Unit>().WithMany().HasForeignKey(round => round.UnitId);
    }

    public void Configure(EntityTypeBuilder<BallotCode> builder)
    {
        // The key is the hash: a row's place says nothing but chance.
        builder.HasKey(code => code.Hash);
        builder.Property(code => code.Hash).HasMaxLength(HashLength);
        builder.HasIndex(code => code.RoundId);
        builder.HasOne<AppraisalRound>().WithMany().HasForeignKey(code => code.RoundId);
    }

    public void Configure(EntityTypeBuilder<BallotBox> builder)
    {
        builder.HasKey(box => box.RoundId);
        builder.Ignore(box => box.Count);
        builder.HasOne<AppraisalRound>().WithOne().HasForeignKey<BallotBox>(box => box.RoundId);
    }

    public void Configure(EntityTypeBuilder<LeaderComment> builder)
    {
        builder.Ignore(comment => comment.Whole);
        foreach (var text in (string[])[nameof(LeaderComment.Merits), nameof(LeaderComment.Shortcomings), nameof(LeaderComment.Direction)])
            builder.Property(text).HasMaxLength(LeaderComment.TextLength);
        builder.ComplexProperty(comment => comment.Given, fact =>
        {
            fact.Ignore(row => row.Voice);
            fact.Property(row => row.Name).HasMaxLength(Unit.PersonLength);
            fact.Property(row => row.Speaker).HasMaxLength(LeaderComment.NameLength);
        });
        builder.ComplexProperty(comment => comment.FollowUp, fact => fact.Property(row => row.Text).HasMaxLength(LeaderComment.TextLength));
        builder.Property(comment => comment.Revision).IsConcurrencyToken();
        builder.HasIndex(comment => new { comment.UnitId, comment.CampaignId, comment.Month });
        builder.HasOne<Campaign>().WithMany().HasForeignKey(comment => comment.CampaignId);
        builder.HasOne<Unit>().WithMany().HasForeignKey(comment => comment.UnitId);
        builder.HasOne<Member>().WithMany().HasForeignKey(comment => comment.MemberId);
    }

    private static void Entry(ComplexPropertyBuilder<PaperEntry> fact)
    {
        fact.Ignore(row => row.Count);
        fact.Property(row => row.Name).HasMaxLength(Unit.PersonLength);
    }
}
