using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Stories;
using Pacesetter.Domain.Units;
using Pacesetter.Web.Campaigns;

namespace Pacesetter.Web.Stories;

/// <summary>A story with everything that is needed to act upon it.</summary>
public sealed record StoryFile(Story Story, Unit Unit, Campaign Campaign, Recipe Recipe)
{
    public Telling Rules => Recipe.Stories!;

    /// <summary>An act upon it.</summary>
    public Act Act(PacesetterDb db, string name, string? after = null, string? before = null, string? reason = null) => new(name, Unit.Id, nameof(Story), Story.Id)
    {
        CampaignId = Campaign.Id, OnBehalfOf = db.OnBehalfOf(Unit), After = after, Before = before, Reason = reason,
    };
}

/// <summary>Looks a story up as the viewer may see it: what the public does not read is for those who write and review.</summary>
public sealed class FindStory(PacesetterDb db, Recipes recipes)
{
    /// <exception cref="BrokenRule">stories.story.unknown.</exception>
    public async Task<StoryFile> RunAsync(Guid id, CancellationToken cancellation = default)
    {
        var story = await db.Stories.FirstOrDefaultAsync(row => row.Id == id, cancellation) ?? throw new BrokenRule("stories.story.unknown");
        BrokenRule.Unless(story.IsPublic || await db.MayTellAsync(story.UnitId), "stories.story.unknown");
        var unit = await db.Units.AsNoTracking().FirstAsync(row => row.Id == story.UnitId, cancellation);
        var campaign = await db.Campaigns.AsNoTracking().FirstAsync(row => row.Id == story.CampaignId, cancellation);
        var recipe = recipes.Of(campaign);
        // A recipe applied anew may have dropped the section; then nobody can work on what was there before.
        BrokenRule.Unless(recipe.Stories is not null, "stories.story.unknown");
        return new(story, unit, campaign, recipe);
    }
}

internal static class StoryRights
{
    /// <summary>Write for the unit, review for those below, and read what the public does not.</summary>
    public static readonly Role[] Tellers = [Role.Office, Role.Leader, Role.Secretary];

    extension(PacesetterDb db)
    {
        public StoryHand StoryHand => new(db.Viewer.AccountId ?? 0, db.Viewer.Name);

        public Task<bool> MayTellAsync(int unit) => db.MayAsync(unit, false, Tellers);

        /// <exception cref="BrokenRule">accounts.not-yours.</exception>
        public Task DemandTellAsync(StoryFile file) => db.DemandAsync(file.Unit.Id, Tellers);

        /// <summary>Reviews: somebody of a unit above; at the head of the tree somebody of the head. That it is none of its writers, the story itself demands.</summary>
        /// <exception cref="BrokenRule">accounts.not-yours.</exception>
        public Task DemandReviewAsync(StoryFile file) => db.DemandAboveAsync(file.Unit.Id, Tellers);

        public Task<bool> MayReviewAsync(StoryFile file) => db.MayAboveAsync(file.Unit.Id, Tellers);
    }
}
