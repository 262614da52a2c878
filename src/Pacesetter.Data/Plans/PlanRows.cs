using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Plans;
using Pacesetter.Domain.Units;

namespace Pacesetter.Data.Plans;

internal sealed class PlanRows :
    IEntityTypeConfiguration<Plan>, IEntityTypeConfiguration<PlanTask>, IEntityTypeConfiguration<PlanVersion>,
    IEntityTypeConfiguration<TaskOffer>, IEntityTypeConfiguration<DateChange>
{
    public void Configure(EntityTypeBuilder<Plan> builder)
    {
        builder.Ignore(plan => plan.Whole);
        builder.Ignore(plan => plan.Touches);
        builder.ComplexProperty(plan => plan.Submission);
        builder.ComplexProperty(plan => plan.Approval);
        builder.ComplexProperty(plan => plan.Return, fact => fact.Property(row => row.Reason).HasMaxLength(Plan.ReasonLength));
        builder.Property(plan => plan.Revision).IsConcurrencyToken();
        builder.HasIndex(plan => new { plan.CampaignId, plan.UnitId, plan.Slot, plan.FromMonth }).IsUnique();
        builder.HasOne<Campaign>().WithMany().HasForeignKey(plan => plan.CampaignId);
        builder.HasOne<Unit>().WithMany().HasForeignKey(plan => plan.UnitId);
    }

    public void Configure(EntityTypeBuilder<PlanTask> builder)
    {
        builder.Ignore(task => task.Whole);
        builder.Ignore(task => task.Touches);
        builder.Ignore(task => task.IsComplete);
        builder.Property(task => task.Title).HasMaxLength(PlanTask.TitleLength);
        foreach (var text in (string[])[nameof(PlanTask.Measure), nameof(PlanTask.Supporters), nameof(PlanTask.ExpectedResult), nameof(PlanTask.CoreWork), nameof(PlanTask.NoCoreWork), nameof(PlanTask.Remark)])
            builder.Property(text).HasMaxLength(PlanTask.TextLength);
        foreach (var person in (string[])[nameof(PlanTask.Owner), nameof(PlanTask.Leader), nameof(PlanTask.Carrier), nameof(PlanTask.Standard)])
            builder.Property(person).HasMaxLength(PlanTask.PersonLength);
        builder.Property(task => task.TargetUnit).HasMaxLength(PlanTask.MeasureUnitLength);
        builder.ComplexProperty(task => task.Agreed);
        builder.ComplexProperty(task => task.Completion);
        builder.ComplexProperty(task => task.Drop, fact => fact.Property(row => row.Reason).HasMaxLength(Plan.ReasonLength));
        builder.Property(task => task.Revision).IsConcurrencyToken();
        builder.HasIndex(task => new { task.CampaignId, task.UnitId, task.Slot });
        builder.HasIndex(task => task.UnitId);
        // From a standard to the tasks that serve it.
        builder.HasIndex(task => new { task.CampaignId, task.Standard, task.UnitId });
        // From a carrier to the tasks under it.
        builder.HasIndex(task => new { task.CampaignId, task.Carrier, task.UnitId }).HasFilter("carrier IS NOT NULL");
        builder.HasIndex(task => task.ServesId);
        builder.HasIndex(task => task.UpperTaskId);
        builder.HasOne<Campaign>().WithMany().HasForeignKey(task => task.CampaignId);
        builder.HasOne<Unit>().WithMany().HasForeignKey(task => task.UnitId);
        builder.HasOne<PlanTask>().WithMany().HasForeignKey(task => task.ServesId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<PlanTask>().WithMany().HasForeignKey(task => task.UpperTaskId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<PlanVersion> builder)
    {
        builder.HasKey(version => new { version.PlanId, version.Number });
        builder.HasOne<Plan>().WithMany().HasForeignKey(version => version.PlanId);
    }

    public void Configure(EntityTypeBuilder<TaskOffer> builder)
    {
        builder.ComplexProperty(offer => offer.Answer, fact => fact.Property(row => row.Reason).HasMaxLength(Plan.ReasonLength));
        builder.HasIndex(offer => new { offer.TaskId, offer.UnitId }).IsUnique();
        builder.HasIndex(offer => new { offer.UnitId, offer.CampaignId });
        builder.HasOne<PlanTask>().WithMany().HasForeignKey(offer => offer.TaskId);
        builder.HasOne<PlanTask>().WithMany().HasForeignKey(offer => offer.TakenUpAs).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne<Unit>().WithMany().HasForeignKey(offer => offer.UnitId);
    }

    public void Configure(EntityTypeBuilder<DateChange> builder)
    {
        builder.Ignore(change => change.Whole);
        builder.Ignore(change => change.Postpones);
        builder.Property(change => change.Reason).HasMaxLength(Plan.ReasonLength);
        builder.ComplexProperty(change => change.Answer, fact => fact.Property(row => row.Reason).HasMaxLength(Plan.ReasonLength));
        builder.HasIndex(change => change.TaskId);
        builder.HasIndex(change => new { change.CampaignId, change.UnitId });
        builder.HasOne<PlanTask>().WithMany().HasForeignKey(change => change.TaskId);
    }
}
