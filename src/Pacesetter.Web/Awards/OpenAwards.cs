using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Awards;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Units;
using Pacesetter.Web.Campaigns;

namespace Pacesetter.Web.Awards;

/// <summary>The office at the campaign's head opens a round, no more often than the recipe allows.</summary>
public sealed class OpenAwards(PacesetterDb db, Recipes recipes)
{
    /// <param name="nominateBy">The last day for proposals.</param>
    /// <exception cref="BrokenRule">awards.none-here, awards.head-only, accounts.not-yours; those of <see cref="AwardRound.Open"/>.</exception>
    public async Task<RoundFile> RunAsync(Unit unit, Campaign campaign, string? title, DateOnly? nominateBy, CancellationToken cancellation = default)
    {
        await db.DemandAsync(unit.Id, Role.Office);
        var recipe = recipes.Of(campaign);
        BrokenRule.Unless(recipe.Awards is not null, "awards.none-here");
        BrokenRule.Unless(campaign.UnitId == unit.Id, "awards.head-only");
        var since = recipe.Awards!.CountedSince(db.Today).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        var recent = await db.AwardRounds.CountAsync(row => row.UnitId == unit.Id && row.CalledOff == null && row.Opening.At >= since, cancellation);
        var round = AwardRound.Open(recipe.Awards, (campaign.Id, unit.Id), title, nominateBy, recent, await db.AwardHandAsync(cancellation), db.Now, db.Today);
        db.AwardRounds.Add(round);
        var file = new RoundFile(round, unit, campaign, recipe);
        await db.CommitAsync(file.Act("OpenAwards", JsonSerializer.Serialize(new { round.Title, round.NominateBy })), cancellation);
        return file;
    }
}

/// <summary>Ends a round without a decision.</summary>
public sealed class CallOffAwards(PacesetterDb db)
{
    /// <exception cref="BrokenRule">accounts.not-yours; those of <see cref="AwardRound.CallOff"/>.</exception>
    public async Task RunAsync(RoundFile file, string? reason, CancellationToken cancellation = default)
    {
        await db.DemandAsync(file.Head.Id, Role.Office);
        file.Round.CallOff(reason, await db.AwardHandAsync(cancellation), db.Now);
        await db.CommitAsync(file.Act("CallOffAwards", reason: file.Round.CalledOff!.Reason), cancellation);
    }
}
