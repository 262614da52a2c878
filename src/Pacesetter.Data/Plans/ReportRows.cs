using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pacesetter.Domain.Plans;
using Pacesetter.Domain.Units;

namespace Pacesetter.Data.Plans;

internal sealed class ReportRows :
    IEntityTypeConfiguration<Report>, IEntityTypeConfiguration<TaskProgress>, IEntityTypeConfiguration<Evidence>, IEntityTypeConfiguration<Reminder>
{
    public void Configure(EntityTypeBuilder<Report> builder)
    {
        builder.Ignore(report => report.Whole);
        builder.HasKey(report => new { report.CampaignId, report.UnitId, report.Month });
        builder.HasOne<Unit>().WithMany().HasForeignKey(report => report.UnitId);
    }

    public void Configure(EntityTypeBuilder<TaskProgress> builder)
    {
        builder.Ignore(progress => progress.Whole);
        builder.Ignore(progress => progress.Line);
        builder.HasKey(progress => new { progress.TaskId, progress.Month });
        builder.Property(progress => progress.Sentence).HasMaxLength(TaskProgress.SentenceLength);
        builder.ComplexProperty(progress => progress.Verification);
        builder.HasIndex(progress => new { progress.CampaignId, progress.UnitId, progress.Month });
        builder.HasOne<PlanTask>().WithMany().HasForeignKey(progress => progress.TaskId);
    }

    public void Configure(EntityTypeBuilder<Evidence> builder)
    {
        builder.Property(evidence => evidence.Name).HasMaxLength(Evidence.NameLength);
        builder.Property(evidence => evidence.ContentType).HasMaxLength(100);
        builder.Property(evidence => evidence.Sha256).HasMaxLength(64);
        builder.HasIndex(evidence => evidence.UnitId);
    }

    public void Configure(EntityTypeBuilder<Reminder> builder) =>
        builder.HasKey(reminder => new { reminder.CampaignId, reminder.UnitId, reminder.Slot, reminder.Week });
}
