using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Appraisals;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Units;
using Pacesetter.Web.Campaigns;

namespace Pacesetter.Web.Appraisals;

/// <summary>Opens a round: what stands on its ballots is fixed from here on.</summary>
public sealed class OpenRound(PacesetterDb db, Recipes recipes)
{
    private const int MostMembers = 200;

    /// <param name="unit">Whose organisation or members are appraised.</param>
    /// <param name="campaign">The campaign.</param>
    /// <param name="about">The organisation, or all its members of this month.</param>
    /// <param name="title">The occasion, in words.</param>
    /// <param name="expected">How many people are asked.</param>
    /// <exception cref="BrokenRule">accounts.not-yours; appraisals.none-in-campaign, appraisals.too-many-members; those of <see cref="AppraisalRound.Open"/>.</exception>
    public async Task<AppraisalRound> RunAsync(Unit unit, Campaign campaign, Subject about, string? title, int expected, CancellationToken cancellation = default)
    {
        await db.DemandAsync(unit.Id, AppraisalRights.Carriers);
        var rules = recipes.Of(campaign).Appraisal ?? throw new BrokenRule("appraisals.none-in-campaign");
        List<BallotSubject> subjects = about == Subject.Members
            ? await db.Members.AsNoTracking().Where(row => row.UnitId == unit.Id).OrderBy(row => row.Id).Take(MostMembers + 1).Select(row => new BallotSubject(row.Id, row.Name)).ToListAsync(cancellation)
            : [new(null, unit.Name)];
        BrokenRule.Unless(subjects.Count <= MostMembers, "appraisals.too-many-members", MostMembers);
        AppraisalRound round;
        do
        {
            round = AppraisalRound.Open(rules, new(campaign.Id, unit.Id, about, title, expected), subjects, new(db.Viewer.AccountId ?? 0, db.Now, db.ThisMonth));
        }
        while (await db.AppraisalRounds.IgnoreQueryFilters([PacesetterDb.Scope]).AnyAsync(row => row.Sign == round.Sign, cancellation));
        db.AppraisalRounds.Add(round);
        db.BallotBoxes.Add(new(round.Id, Count.None(round.Form).ToText(), 0));
        await db.CommitAsync(new Act("OpenRound", unit.Id, nameof(AppraisalRound), round.Id)
        {
            CampaignId = campaign.Id, OnBehalfOf = db.OnBehalfOf(unit), After = JsonSerializer.Serialize(new { round.Title, about = about.ToString(), round.Expected, subjects = subjects.Count }),
        }, cancellation);
        return round;
    }
}

/// <summary>Puts the number of people asked right while the round is open.</summary>
public sealed class ExpectVoters(PacesetterDb db)
{
    /// <exception cref="BrokenRule">accounts.not-yours; those of <see cref="AppraisalRound.Expect"/>.</exception>
    public async Task RunAsync(RoundFile file, int expected, CancellationToken cancellation = default)
    {
        await db.DemandAsync(file.Unit.Id, AppraisalRights.Carriers);
        var before = file.Round.Expected;
        file.Round.Expect(expected);
        await db.CommitAsync(new Act("ExpectVoters", file.Unit.Id, nameof(AppraisalRound), file.Round.Id)
        {
            CampaignId = file.Campaign.Id, Before = JsonSerializer.Serialize(new { Expected = before }), After = JsonSerializer.Serialize(new { Expected = expected }),
        }, cancellation);
    }
}
