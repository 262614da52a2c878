using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Stories;
using Pacesetter.Domain.Units;

namespace Pacesetter.Data.Stories;

internal sealed class StoryRows : IEntityTypeConfiguration<Story>, IEntityTypeConfiguration<StoryText>, IEntityTypeConfiguration<StoryCarriage>
{
    public void Configure(EntityTypeBuilder<Story> builder)
    {
        builder.Ignore(story => story.IsPublic).Ignore(story => story.IsDraft).Ignore(story => story.IsWaiting);
        builder.Property(story => story.Kind).HasMaxLength(Term.KeyLength);
        builder.Property(story => story.Title).HasMaxLength(Story.TitleLength);
        builder.Property(story => story.Text).HasMaxLength(Story.TextLength);
        builder.Property(story => story.Writers).HasMaxLength(Story.WritersLength);
        builder.ComplexProperty(story => story.Draft, fact => fact.Property(row => row.Name).HasMaxLength(Unit.PersonLength));
        builder.ComplexProperty(story => story.HandIn, fact => fact.Property(row => row.Name).HasMaxLength(Unit.PersonLength));
        builder.ComplexProperty(story => story.Publication, fact => fact.Property(row => row.Name).HasMaxLength(Unit.PersonLength));
        builder.ComplexProperty(story => story.Return, fact =>
        {
            fact.Property(row => row.Name).HasMaxLength(Unit.PersonLength);
            fact.Property(row => row.Reason).HasMaxLength(Story.ReasonLength);
        });
        builder.ComplexProperty(story => story.TakenDown, fact =>
        {
            fact.Property(row => row.Name).HasMaxLength(Unit.PersonLength);
            fact.Property(row => row.Reason).HasMaxLength(Story.ReasonLength);
        });
        builder.Property(story => story.Revision).IsConcurrencyToken();
        builder.HasIndex(story => new { story.UnitId, story.CampaignId });
        builder.HasIndex(story => story.CampaignId);
        builder.HasIndex(story => story.TaskId);
        builder.HasOne<Campaign>().WithMany().HasForeignKey(story => story.CampaignId);
        builder.HasOne<Unit>().WithMany().HasForeignKey(story => story.UnitId);
    }

    public void Configure(EntityTypeBuilder<StoryText> builder)
    {
        builder.HasKey(row => new { row.StoryId, row.Number });
        builder.Property(row => row.Kind).HasMaxLength(Term.KeyLength);
        builder.Property(row => row.Title).HasMaxLength(Story.TitleLength);
        builder.Property(row => row.Text).HasMaxLength(Story.TextLength);
        builder.Property(row => row.Name).HasMaxLength(Unit.PersonLength);
        builder.HasOne<Story>().WithMany().HasForeignKey(row => row.StoryId);
    }

    public void Configure(EntityTypeBuilder<StoryCarriage> builder)
    {
        builder.HasKey(row => new { row.StoryId, row.Channel, row.Day });
        builder.Property(row => row.Channel).HasMaxLength(Term.KeyLength);
        builder.Property(row => row.Name).HasMaxLength(Unit.PersonLength);
        builder.HasOne<Story>().WithMany().HasForeignKey(row => row.StoryId);
    }
}
