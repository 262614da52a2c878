using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Pledges;
using Pacesetter.Domain.Units;
using Pacesetter.Web.Campaigns;

namespace Pacesetter.Web.Pledges;

/// <summary>A pledge with everything that is needed to act upon it.</summary>
/// <param name="Member">Null where the organisation pledges itself.</param>
/// <param name="Hand">The viewer's.</param>
public sealed record PledgeFile(Pledge Pledge, Unit Unit, Member? Member, Campaign Campaign, Recipe Recipe, Hand Hand)
{
    public Pledging Rules => Recipe.Pledges!;

    public bool IsOwn => Pledge.IsOwn(Hand);

    /// <summary>The viewer is the member who pledges.</summary>
    public bool IsMaker => Member is not null && Hand.Member == Member.Id;

    /// <summary>For acts: the member somebody else acts for.</summary>
    public string? OnBehalfOf => IsMaker ? null : Member?.Name;
}

/// <summary>Looks pledges up as the viewer may see them: in the viewer's units, and one's own wherever it was made.</summary>
public sealed class FindPledge(PacesetterDb db, Recipes recipes, FindOwnMember own)
{
    /// <exception cref="BrokenRule">pledges.unknown.</exception>
    public async Task<PledgeFile> RunAsync(Guid id, CancellationToken cancellation = default) =>
        (await ManyAsync([id], cancellation))[0];

    /// <summary>Several, in the order asked for.</summary>
    /// <exception cref="BrokenRule">pledges.unknown: one of them is not there, or not for this viewer.</exception>
    public async Task<IReadOnlyList<PledgeFile>> ManyAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation = default)
    {
        var mine = (await own.RunAsync(cancellation)).Select(member => member.Id).ToArray();
        var pledges = await db.Pledges.Where(row => ids.Contains(row.Id)).ToListAsync(cancellation);
        if (pledges.Count < ids.Count && mine.Length > 0)
        {
            pledges.AddRange(await db.Pledges.IgnoreQueryFilters([PacesetterDb.Scope])
                .Where(row => ids.Contains(row.Id) && row.MemberId != null && mine.Contains(row.MemberId.Value)).ToListAsync(cancellation));
            pledges = [.. pledges.DistinctBy(row => row.Id)];
        }
        BrokenRule.Unless(pledges.Count == ids.Count, "pledges.unknown");
        var (unitIds, memberIds, campaignIds) = (pledges.Select(row => row.UnitId).Distinct().ToArray(), pledges.Select(row => row.MemberId).OfType<int>().Distinct().ToArray(), pledges.Select(row => row.CampaignId).Distinct().ToArray());
        // Whoever sees the pledge sees whose it is; a mobile member stands on the roster of another unit.
        var units = await db.Units.AsNoTracking().IgnoreQueryFilters([PacesetterDb.Scope]).Where(row => unitIds.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancellation);
        var members = await db.Members.IgnoreQueryFilters([PacesetterDb.Scope]).Where(row => memberIds.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancellation);
        var campaigns = await db.Campaigns.AsNoTracking().Where(row => campaignIds.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancellation);
        var found = pledges.ToDictionary(row => row.Id);
        return [.. ids.Select(id => found[id]).Select(row => new PledgeFile(row, units[row.UnitId], row.MemberId is { } member ? members[member] : null,
            campaigns[row.CampaignId], recipes.Of(campaigns[row.CampaignId]), HandFor(row, mine)))];
    }

    private Hand HandFor(Pledge pledge, int[] mine) => new(db.Viewer.AccountId ?? 0, pledge.MemberId is { } member && mine.Contains(member) ? member : null);
}

/// <summary>
/// The members the viewer is: by a known account, or, where none is known, the only one of that name in a unit in which the viewer has a role.
/// The secretary is a member as well, and may not judge a pledge of their own.
/// </summary>
public sealed class FindOwnMember(PacesetterDb db)
{
    private IReadOnlyList<Member>? found;

    public async Task<IReadOnlyList<Member>> RunAsync(CancellationToken cancellation = default)
    {
        if (found is not null) return found;
        if (db.Viewer.AccountId is not { } account || db.Viewer.SeesAll) return found = [];
        var (name, units) = (db.Viewer.Name, db.Viewer.UnitIds);
        var known = await db.Members.AsNoTracking().Where(row => row.AccountId == account || (row.AccountId == null && row.Name == name && units.Contains(row.UnitId))).ToListAsync(cancellation);
        var tied = known.Where(row => row.AccountId == account).ToList();
        return found = tied.Count > 0 ? tied : [.. known.GroupBy(row => row.UnitId).Where(unit => unit.Count() == 1).Select(unit => unit.First())];
    }
}

internal static class PledgeRights
{
    private static readonly Role[] Branch = [Role.Secretary, Role.Office];
    private static readonly Role[] Judges = [Role.Secretary, Role.Office, Role.Leader];

    extension(PacesetterDb db)
    {
        /// <summary>The member whose pledge it is, or the secretary or office for them.</summary>
        /// <exception cref="BrokenRule">accounts.not-yours.</exception>
        public async Task DemandPledgeAsync(PledgeFile file)
        {
            if (!file.IsMaker) await db.DemandAsync(file.Unit.Id, Branch);
        }

        /// <summary>Whoever judges: the branch its members, the unit above an organisation.</summary>
        /// <exception cref="BrokenRule">accounts.not-yours.</exception>
        public async Task DemandJudgeAsync(PledgeFile file)
        {
            if (file.Member is null) await db.DemandAboveAsync(file.Unit.Id, Judges);
            else await db.DemandAsync(file.Unit.Id, Judges);
        }
    }

    public static Role[] OfBranch => Branch;

    public static Role[] OfJudges => Judges;
}
