using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Units;
using Pacesetter.Web.Campaigns;

namespace Pacesetter.Web.Pledges.Excel;

/// <summary>Reads beforehand what every row of a table of pledges is looked up in, in a handful of statements.</summary>
public sealed class PledgeGrounds(PacesetterDb db, Recipes recipes, FindOwnMember own, HearPeople people)
{
    internal async Task<PledgeGround> RunAsync(Unit unit, Campaign campaign, CancellationToken cancellation)
    {
        var (month, recipe) = (db.ThisMonth, recipes.Of(campaign));
        var below = db.UnitAncestors.Where(row => row.AncestorId == unit.Id && row.FromMonth <= month && row.ToMonth > month).Select(row => row.UnitId);
        var members = await db.Members.Where(row => below.Contains(row.UnitId)).Select(row => new { row.Number, row.Id, row.UnitId, row.Mobile }).ToDictionaryAsync(row => row.Number, row => (row.Id, row.UnitId, row.Mobile), cancellation);
        var there = await db.Pledges.Where(row => row.CampaignId == campaign.Id && below.Contains(row.UnitId)).Select(row => new
        {
            row.Id, row.UnitId, row.MemberId, row.Year, row.Text, Counts = !row.IsInstant && row.Substitution == null,
            Vetted = row.Vetting != null, Published = row.Publication != null, Said = row.Fulfilment != null, Reviewed = row.Review != null, Concluded = row.Conclusion != null,
        }).ToListAsync(cancellation);
        var standing = new Dictionary<(int, int?, int, string), PledgeStanding>(there.Count);
        foreach (var row in there) standing.TryAdd((row.UnitId, row.MemberId, row.Year, row.Text), new(row.Id, row.Vetted, row.Published, row.Said, row.Reviewed, row.Concluded));
        var exempt = await db.PledgeExemptions.Where(row => row.CampaignId == campaign.Id).Select(row => new { row.MemberId, row.Year }).ToListAsync(cancellation);
        return new()
        {
            Campaign = campaign, Recipe = recipe, Members = members, There = standing,
            Units = await db.Units.Where(row => below.Contains(row.Id)).Select(row => new { row.Code, row.Id }).ToDictionaryAsync(row => row.Code, row => row.Id, cancellation),
            Years = (await db.CampaignRounds.Where(row => row.CampaignId == campaign.Id).Select(row => row.Year).ToListAsync(cancellation)).ToHashSet(),
            Made = there.Where(row => row.Counts).GroupBy(row => (row.MemberId is null ? row.UnitId : 0, row.MemberId, row.Year)).ToDictionary(maker => maker.Key, maker => maker.Count()),
            Own = (await own.RunAsync(cancellation)).Select(member => member.Id).ToHashSet(),
            Exempt = exempt.Select(row => (row.MemberId, row.Year)).ToHashSet(),
            Pledged = there.Where(row => row.MemberId is not null).Select(row => (row.MemberId!.Value, row.Year)).ToHashSet(),
            People = await people.BelowAsync(unit, campaign, recipe, cancellation),
        };
    }
}
