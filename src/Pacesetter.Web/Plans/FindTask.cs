using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Plans;
using Pacesetter.Domain.Units;
using Pacesetter.Web.Campaigns;

namespace Pacesetter.Web.Plans;

public sealed record TaskFile(PlanTask Task, Unit Unit, Campaign Campaign, Recipe Recipe)
{
    /// <summary>The kind of plan it was written in; the shortest where a new edition of the recipe has fewer.</summary>
    public PlanKind Kind => Recipe.Plans[Math.Min(Task.Slot, Recipe.Plans.Count) - 1];
}

/// <summary>Looks up a task as the viewer may see it.</summary>
public sealed class FindTask(PacesetterDb db, Recipes recipes)
{
    /// <param name="revision">What the caller last saw; null: whatever it is.</param>
    /// <exception cref="BrokenRule">plans.task.unknown; acts.changed-meanwhile: the revision is another one by now.</exception>
    public async Task<TaskFile> RunAsync(Guid taskId, int? revision = null, CancellationToken cancellation = default)
    {
        var task = await db.PlanTasks.FirstOrDefaultAsync(row => row.Id == taskId, cancellation) ?? throw new BrokenRule("plans.task.unknown");
        BrokenRule.Unless(revision is null || revision == task.Revision, "acts.changed-meanwhile");
        var unit = await db.Units.AsNoTracking().FirstAsync(row => row.Id == task.UnitId, cancellation);
        var campaign = await db.Campaigns.AsNoTracking().FirstAsync(row => row.Id == task.CampaignId, cancellation);
        return new(task, unit, campaign, recipes.Of(campaign));
    }
}
