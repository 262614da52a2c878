using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Awards;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Units;
using Pacesetter.Web.Campaigns;

namespace Pacesetter.Web.Awards;

/// <summary>A round with everything that is needed to act upon it.</summary>
/// <param name="Head">The unit that honours.</param>
public sealed record RoundFile(AwardRound Round, Unit Head, Campaign Campaign, Recipe Recipe)
{
    public Awarding Rules => Recipe.Awards!;

    /// <summary>An act upon it.</summary>
    public Act Act(string name, string? after = null, string? reason = null) => new(name, Head.Id, nameof(AwardRound), Round.Id) { CampaignId = Campaign.Id, After = after, Reason = reason };
}

/// <summary>A candidate with the round.</summary>
/// <param name="Unit">The organisation, or the member's.</param>
public sealed record CandidateFile(AwardCandidate Candidate, Unit Unit, RoundFile Of)
{
    /// <summary>Null where a recipe applied anew has dropped it.</summary>
    public AwardTitle? Title => Of.Rules.Title(Candidate.Title);

    /// <param name="unit">The unit whose matter it is; null: the candidate's.</param>
    public Act Act(PacesetterDb db, string name, Unit? unit = null, string? after = null, string? reason = null) => new(name, (unit ?? Unit).Id, nameof(AwardCandidate), Candidate.Id)
    {
        CampaignId = Of.Campaign.Id, OnBehalfOf = db.OnBehalfOf(unit ?? Unit), After = after, Reason = reason,
    };
}

/// <summary>Looks rounds and candidates up as the viewer may see them.</summary>
public sealed class FindAwards(PacesetterDb db, Recipes recipes)
{
    /// <exception cref="BrokenRule">awards.round.unknown.</exception>
    public async Task<RoundFile> RoundAsync(Guid id, CancellationToken cancellation = default) =>
        await FileAsync(await db.AwardRounds.FirstOrDefaultAsync(row => row.Id == id, cancellation), cancellation);

    /// <exception cref="BrokenRule">awards.candidate.unknown, awards.round.unknown.</exception>
    public async Task<CandidateFile> CandidateAsync(Guid id, CancellationToken cancellation = default)
    {
        var candidate = await db.AwardCandidates.FirstOrDefaultAsync(row => row.Id == id, cancellation) ?? throw new BrokenRule("awards.candidate.unknown");
        var unit = await db.Units.AsNoTracking().FirstAsync(row => row.Id == candidate.UnitId, cancellation);
        return new(candidate, unit, await RoundAsync(candidate.RoundId, cancellation));
    }

    /// <summary>What everybody may read: the notice while it runs, and what was decided. It looks past the viewer's scope.</summary>
    /// <returns>Null where nothing of it is public.</returns>
    public async Task<RoundFile?> PublicAsync(Guid id, CancellationToken cancellation = default)
    {
        var round = await db.AwardRounds.IgnoreQueryFilters([PacesetterDb.Scope]).FirstOrDefaultAsync(row => row.Id == id, cancellation);
        return round is { CalledOff: null, Notice: not null } ? await FileAsync(round, cancellation) : null;
    }

    private async Task<RoundFile> FileAsync(AwardRound? round, CancellationToken cancellation)
    {
        BrokenRule.Unless(round is not null, "awards.round.unknown");
        // Those below the unit that honours take part in its round, though they do not see it.
        var head = await db.Units.IgnoreQueryFilters([PacesetterDb.Scope]).AsNoTracking().FirstAsync(row => row.Id == round!.UnitId, cancellation);
        var campaign = await db.Campaigns.AsNoTracking().FirstAsync(row => row.Id == round!.CampaignId, cancellation);
        var recipe = recipes.Of(campaign);
        BrokenRule.Unless(recipe.Awards is not null, "awards.round.unknown");
        return new(round!, head, campaign, recipe);
    }
}

internal static class AwardRights
{
    /// <summary>Propose for their unit and those below it.</summary>
    public static readonly Role[] Nominators = [Role.Office, Role.Secretary];

    /// <summary>Pass candidates on, or hold them back.</summary>
    public static readonly Role[] Passers = [Role.Office, Role.Secretary, Role.Leader];

    /// <summary>Of the unit that honours: read opinions and objections, and decide.</summary>
    public static readonly Role[] Judges = [Role.Office, Role.Leader];

    extension(PacesetterDb db)
    {
        public async Task<AwardHand> AwardHandAsync(CancellationToken cancellation = default)
        {
            var account = db.Viewer.AccountId;
            var member = account is null ? null : await db.Members.Where(row => row.AccountId == account).OrderBy(row => row.Id).Select(row => (int?)row.Id).FirstOrDefaultAsync(cancellation);
            return new(account ?? 0, db.Viewer.Name, member);
        }
    }
}
