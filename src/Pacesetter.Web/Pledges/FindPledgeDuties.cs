using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Web.Campaigns;

namespace Pacesetter.Web.Pledges;

/// <summary>What waits for a person in the pledges of a unit.</summary>
/// <param name="Counts">By step, in the recipe's order; only those that wait.</param>
public sealed record PledgeDuty(string UnitCode, string UnitName, IReadOnlyList<(PledgeStepTerm Step, int Count)> Counts);

/// <summary>What a person owes of their own.</summary>
/// <param name="ToSay">Published, due within the month or over, and nothing said yet.</param>
public sealed record OwnPledgeDuty(int Made, int Least, int Returned, int ToSay, bool IsExempt, PledgeRound Round)
{
    public bool IsNothing => Returned + ToSay == 0 && (IsExempt || Made >= Least);
}

/// <summary>What of the pledges belongs on a person's desk.</summary>
public sealed class FindPledgeDuties(PacesetterDb db, Recipes recipes, FindOwnMember own)
{
    private const int MostUnits = 5;

    /// <summary>For the secretary or office of a branch, and for those who judge organisations right below.</summary>
    public async Task<IReadOnlyList<PledgeDuty>> RunAsync(CancellationToken cancellation = default)
    {
        var ids = db.Viewer.Grants.Where(grant => grant is { UnitId: not null, Role: Role.Secretary or Role.Office }).Select(grant => grant.UnitId!.Value).Distinct().Take(MostUnits).ToArray();
        if (ids.Length == 0) return [];
        List<PledgeDuty> duties = [];
        foreach (var unit in await db.Units.AsNoTracking().Where(row => ids.Contains(row.Id)).OrderBy(row => row.Id).ToListAsync(cancellation))
        {
            if (await CampaignAsync(unit.Id, cancellation) is not { } campaign || recipes.Of(campaign).Pledges is not { } rules) continue;
            var counts = await CountsAsync(unit.Id, campaign.Id, rules, cancellation);
            if (counts.Count > 0) duties.Add(new(unit.Code, unit.Name, counts));
        }
        return duties;
    }

    /// <summary>For a member; null for who is none, or where members do not pledge.</summary>
    public async Task<OwnPledgeDuty?> OwnAsync(CancellationToken cancellation = default)
    {
        foreach (var member in await own.RunAsync(cancellation))
        {
            if (await CampaignAsync(member.UnitId, cancellation) is not { } campaign || recipes.Of(campaign) is not { Pledges: { Members: { } most } rules } recipe) continue;
            if (rules.Rounds(campaign.Start, recipe.Months).FirstOrDefault(one => one.Year == db.Today.Year) is not { } round) continue;
            var mine = await db.Pledges.AsNoTracking().IgnoreQueryFilters([PacesetterDb.Scope])
                .Where(row => row.CampaignId == campaign.Id && row.MemberId == member.Id && row.Year == round.Year && row.Substitution == null).ToListAsync(cancellation);
            var exempt = await db.PledgeExemptions.AnyAsync(row => row.CampaignId == campaign.Id && row.MemberId == member.Id && row.Year == round.Year, cancellation);
            var soon = db.ThisMonth;
            return new(mine.Count, most.AtLeast, mine.Count(row => row.Return is not null), mine.Count(row => row.Next(rules) == PledgeStep.Fulfil && row.DueMonth <= soon), exempt, round);
        }
        return null;
    }

    private async Task<Campaign?> CampaignAsync(int unit, CancellationToken cancellation)
    {
        var month = db.ThisMonth;
        return await (
            from place in db.UnitAncestors
            where place.UnitId == unit && place.FromMonth <= month && place.ToMonth > month
            join campaign in db.Campaigns on place.AncestorId equals campaign.UnitId
            where campaign.EndMonth >= month
            orderby campaign.Id
            select campaign).AsNoTracking().FirstOrDefaultAsync(cancellation);
    }

    private async Task<IReadOnlyList<(PledgeStepTerm Step, int Count)>> CountsAsync(int unit, int campaign, Pledging rules, CancellationToken cancellation)
    {
        var (month, year) = (db.ThisMonth, db.Today.Year);
        var below = db.UnitAncestors.Where(row => row.AncestorId == unit && row.Depth == 1 && row.FromMonth <= month && row.ToMonth > month).Select(row => row.UnitId);
        var open = db.Pledges.Where(row => row.CampaignId == campaign && row.Year >= year - 1 && row.Year <= year && row.Substitution == null);
        List<(PledgeStepTerm, int)> counts = [];
        if (rules.Steps.FirstOrDefault(step => step.Does == PledgeStep.Vet) is { } vet
            && await open.CountAsync(row => row.Vetting == null && row.Return == null && row.Publication == null && row.Fulfilment == null && ((row.UnitId == unit && row.MemberId != null) || (row.MemberId == null && below.Contains(row.UnitId))), cancellation) is > 0 and var toVet)
            counts.Add((vet, toVet));
        var needsVetting = rules.Has(PledgeStep.Vet);
        if (rules.Steps.FirstOrDefault(step => step.Does == PledgeStep.Publish) is { } publish
            && await open.CountAsync(row => row.UnitId == unit && row.Publication == null && (!needsVetting || row.Vetting != null), cancellation) is > 0 and var toPublish)
            counts.Add((publish, toPublish));
        return counts;
    }
}
