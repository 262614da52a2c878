using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain.Plans;
using Pacesetter.Domain.Stories;
using Pacesetter.Web.Plans;
using Pacesetter.Web.Shell;
using Pacesetter.Web.Units;

namespace Pacesetter.Web.Stories;

/// <summary>Takes over what was said of a finished task, so that nobody is asked twice; and says which tasks could be told of.</summary>
public sealed class TakeFromTask(PacesetterDb db, Words words)
{
    private const int MostOffered = 5;

    /// <summary>The words of a finished task of the unit; null where there is none.</summary>
    public async Task<StoryWording?> RunAsync(Place place, Guid task, CancellationToken cancellation = default)
    {
        var (unit, campaign) = (place.Unit.Id, place.Campaign!.Id);
        var row = await db.PlanTasks.AsNoTracking().FirstOrDefaultAsync(one => one.Id == task && one.UnitId == unit && one.CampaignId == campaign && one.Completion != null, cancellation);
        if (row is null) return null;
        var lines = await db.TaskProgress.AsNoTracking().Where(line => line.TaskId == task && line.State == ProgressState.Done).OrderByDescending(line => line.Month).Take(1).ToListAsync(cancellation);
        var text = string.Join('\n', Lines(row, lines.FirstOrDefault()));
        return new(place.Recipe!.Stories!.Kinds[0].Key, Cut(row.Title, Story.TitleLength), Cut(text, Story.TextLength));
    }

    /// <summary>What the unit finished in this month and the last and nobody has written of; an offer, never a duty.</summary>
    public Task<List<PlanTask>> OfferedAsync(Place place, CancellationToken cancellation = default)
    {
        var (unit, campaign, since) = (place.Unit.Id, place.Campaign!.Id, db.ThisMonth.Previous);
        return db.PlanTasks.AsNoTracking().Where(row => row.UnitId == unit && row.CampaignId == campaign && row.Completion != null && row.Completion.Month >= since && !db.Stories.Any(story => story.TaskId == row.Id))
            .OrderByDescending(row => row.Completion!.Month).ThenBy(row => row.Id).Take(MostOffered).ToListAsync(cancellation);
    }

    private IEnumerable<string> Lines(PlanTask task, TaskProgress? said)
    {
        yield return words["stories.taken-done", task.Title, task.Completion!.Month];
        if (said?.Quantity is { } quantity) yield return words["stories.taken-quantity", words.Quantity(quantity, task.TargetUnit)];
        if (!string.IsNullOrWhiteSpace(task.Measure)) yield return words["stories.taken-how", Bare(task.Measure)];
        if (!string.IsNullOrWhiteSpace(said?.Sentence)) yield return said.Sentence;
    }

    private static string Bare(string text) => text.Trim().TrimEnd('.', '\u3002');

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..most];
}
