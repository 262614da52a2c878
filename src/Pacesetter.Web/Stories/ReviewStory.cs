using System.Text.Json;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Stories;
using Pacesetter.Web.Pledges.Board;

namespace Pacesetter.Web.Stories;

/// <summary>Hands a draft in to be reviewed.</summary>
public sealed class SubmitStory(PacesetterDb db)
{
    /// <exception cref="BrokenRule">accounts.not-yours; those of <see cref="Story.Submit"/>.</exception>
    public async Task RunAsync(StoryFile file, CancellationToken cancellation = default)
    {
        await db.DemandTellAsync(file);
        file.Story.Submit(db.StoryHand, db.Now);
        await db.CommitAsync(file.Act(db, "SubmitStory", JsonSerializer.Serialize(new { version = file.Story.Draft.Version })), cancellation);
    }
}

/// <summary>Opens a story to the public, by somebody above who did not write it.</summary>
public sealed class PublishStory(PacesetterDb db, IOutputCacheStore pages)
{
    /// <exception cref="BrokenRule">accounts.not-yours; those of <see cref="Story.Publish"/>.</exception>
    public async Task RunAsync(StoryFile file, CancellationToken cancellation = default)
    {
        await db.DemandReviewAsync(file);
        file.Story.Publish(db.StoryHand, db.Now, db.ThisMonth);
        await db.CommitAsync(file.Act(db, "PublishStory", DraftStory.Told(file.Story)), cancellation);
        await pages.EvictByTagAsync(BoardCaching.Tag, cancellation);
    }
}

/// <summary>Returns a story to its writers, with the reason.</summary>
public sealed class ReturnStory(PacesetterDb db)
{
    /// <exception cref="BrokenRule">accounts.not-yours; those of <see cref="Story.SendBack"/>.</exception>
    public async Task RunAsync(StoryFile file, string? reason, CancellationToken cancellation = default)
    {
        await db.DemandReviewAsync(file);
        file.Story.SendBack(reason, db.StoryHand, db.Now);
        await db.CommitAsync(file.Act(db, "ReturnStory", reason: file.Story.Return!.Reason), cancellation);
    }
}

/// <summary>Closes a story to the public: its own unit or one above it.</summary>
public sealed class TakeDownStory(PacesetterDb db, IOutputCacheStore pages)
{
    /// <exception cref="BrokenRule">accounts.not-yours; those of <see cref="Story.TakeDown"/>.</exception>
    public async Task RunAsync(StoryFile file, string? reason, CancellationToken cancellation = default)
    {
        await db.DemandTellAsync(file);
        file.Story.TakeDown(reason, db.StoryHand, db.Now);
        await db.CommitAsync(file.Act(db, "TakeDownStory", reason: file.Story.TakenDown!.Reason), cancellation);
        await pages.EvictByTagAsync(BoardCaching.Tag, cancellation);
    }
}

/// <summary>Notes where a story was carried.</summary>
public sealed class CarryStory(PacesetterDb db, IOutputCacheStore pages)
{
    /// <exception cref="BrokenRule">accounts.not-yours, stories.carried-already; those of <see cref="Story.Carry"/>.</exception>
    public async Task RunAsync(StoryFile file, string? channel, DateOnly day, CancellationToken cancellation = default)
    {
        await db.DemandTellAsync(file);
        var carriage = file.Story.Carry(file.Rules, channel, day, db.StoryHand, db.Now, db.Today);
        BrokenRule.Unless(!await db.StoryCarriages.AnyAsync(row => row.StoryId == carriage.StoryId && row.Channel == carriage.Channel && row.Day == day, cancellation), "stories.carried-already");
        db.StoryCarriages.Add(carriage);
        await db.CommitAsync(file.Act(db, "CarryStory", JsonSerializer.Serialize(new { carriage.Channel, carriage.Day })), cancellation);
        await pages.EvictByTagAsync(BoardCaching.Tag, cancellation);
    }
}
