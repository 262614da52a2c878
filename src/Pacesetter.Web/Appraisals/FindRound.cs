using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Appraisals;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Units;
using Pacesetter.Web.Campaigns;
using Pacesetter.Web.Units;

namespace Pacesetter.Web.Appraisals;

/// <summary>A round with everything that is needed to act upon it.</summary>
/// <param name="ByCode">Ballots cast by code so far.</param>
/// <param name="CodesLeft">Codes that nobody has used.</param>
public sealed record RoundFile(AppraisalRound Round, Unit Unit, Campaign Campaign, Recipe Recipe, int ByCode, int CodesLeft)
{
    public BallotForm Form { get; } = Round.Form;

    /// <summary>The recipe's words for what was asked.</summary>
    public string Item(int item) =>
        (Round.About == Subject.Members ? Recipe.Appraisal?.Members : Recipe.Appraisal?.Organisations)?.FirstOrDefault(term => term.Key == Form.Items[item])?.Label.ToString() ?? Form.Items[item];

    public string Grade(int grade) => Recipe.Appraisal?.Grades.FirstOrDefault(term => term.Key == Form.Grades[grade].Key)?.Label.ToString() ?? Form.Grades[grade].Key;
}

/// <summary>Looks rounds up as the viewer may see them.</summary>
public sealed class FindRound(PacesetterDb db, Recipes recipes)
{
    /// <exception cref="BrokenRule">appraisals.unknown.</exception>
    public async Task<RoundFile> RunAsync(Guid id, CancellationToken cancellation = default)
    {
        var round = await db.AppraisalRounds.FirstOrDefaultAsync(row => row.Id == id, cancellation) ?? throw new BrokenRule("appraisals.unknown");
        var unit = await db.Units.AsNoTracking().FirstAsync(row => row.Id == round.UnitId, cancellation);
        var campaign = await db.Campaigns.AsNoTracking().FirstAsync(row => row.Id == round.CampaignId, cancellation);
        var box = await db.BallotBoxes.AsNoTracking().FirstOrDefaultAsync(row => row.RoundId == id, cancellation);
        var left = await db.BallotCodes.CountAsync(row => row.RoundId == id, cancellation);
        return new(round, unit, campaign, recipes.Of(campaign), box?.Count.Ballots ?? 0, left);
    }

    /// <returns>Null if there is no such round in this unit and campaign.</returns>
    public async Task<RoundFile?> InAsync(Place place, Guid id, CancellationToken cancellation = default) =>
        await db.AppraisalRounds.AnyAsync(row => row.Id == id && row.UnitId == place.Unit.Id && place.Campaign != null && row.CampaignId == place.Campaign.Id, cancellation) ? await RunAsync(id, cancellation) : null;
}

internal static class AppraisalRights
{
    /// <summary>Who carries a round out.</summary>
    public static Role[] Carriers { get; } = [Role.Secretary, Role.Office];

    /// <summary>Who may count papers.</summary>
    public static Role[] Counters { get; } = [Role.Secretary, Role.Office, Role.Leader, Role.Inspector, Role.Member];

    /// <summary>Who speaks for the unit one level up.</summary>
    public static Role[] Leaders { get; } = [Role.Secretary, Role.Leader];

    /// <summary>Who may write down what a leader said.</summary>
    public static Role[] Recorders { get; } = [Role.Secretary, Role.Leader, Role.Office];
}
