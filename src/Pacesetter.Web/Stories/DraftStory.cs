using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Stories;
using Pacesetter.Domain.Units;
using Pacesetter.Web.Campaigns;

namespace Pacesetter.Web.Stories;

/// <summary>Begins a story of a unit, from a finished task or from nothing.</summary>
public sealed class DraftStory(PacesetterDb db, Recipes recipes)
{
    /// <param name="month">The month it tells of.</param>
    /// <param name="task">A finished task of the unit whose result it tells; null: none.</param>
    /// <exception cref="BrokenRule">accounts.not-yours, stories.none-here, stories.task-unknown; those of <see cref="Story.Begin"/>.</exception>
    public async Task<StoryFile> RunAsync(Unit unit, Campaign campaign, Month month, StoryWording wording, Guid? task, CancellationToken cancellation = default)
    {
        await db.DemandAsync(unit.Id, StoryRights.Tellers);
        var recipe = recipes.Of(campaign);
        var rules = recipe.Stories ?? throw new BrokenRule("stories.none-here");
        if (task is { } finished)
            BrokenRule.Unless(await db.PlanTasks.AnyAsync(row => row.Id == finished && row.UnitId == unit.Id && row.CampaignId == campaign.Id && row.Completion != null, cancellation), "stories.task-unknown");
        var story = Story.Begin(rules, (campaign.Id, unit.Id), wording, (month, db.ThisMonth), task, db.StoryHand, db.Now);
        db.Stories.Add(story);
        var file = new StoryFile(story, unit, campaign, recipe);
        await db.CommitAsync(file.Act(db, "DraftStory", Told(story)), cancellation);
        return file;
    }

    internal static string Told(Story story) => JsonSerializer.Serialize(new { story.Kind, story.Title, version = story.Draft.Version });
}

/// <summary>Writes a draft anew; how it read before is kept.</summary>
public sealed class RewriteStory(PacesetterDb db)
{
    /// <exception cref="BrokenRule">accounts.not-yours; those of <see cref="Story.Rewrite"/>.</exception>
    public async Task RunAsync(StoryFile file, StoryWording wording, CancellationToken cancellation = default)
    {
        await db.DemandTellAsync(file);
        var before = DraftStory.Told(file.Story);
        if (file.Story.Rewrite(file.Rules, wording, db.StoryHand, db.Now) is not { } text) return;
        db.StoryTexts.Add(text);
        await db.CommitAsync(file.Act(db, "RewriteStory", DraftStory.Told(file.Story), before), cancellation);
    }
}

/// <summary>Throws a draft away that nobody is to read.</summary>
public sealed class RemoveStory(PacesetterDb db)
{
    /// <exception cref="BrokenRule">accounts.not-yours, stories.not-draft.</exception>
    public async Task RunAsync(StoryFile file, CancellationToken cancellation = default)
    {
        await db.DemandTellAsync(file);
        BrokenRule.Unless(file.Story.IsDraft, "stories.not-draft");
        db.Stories.Remove(file.Story);
        await db.CommitAsync(file.Act(db, "RemoveStory", before: JsonSerializer.Serialize(new { file.Story.Kind, file.Story.Title, file.Story.Text })), cancellation);
    }
}
