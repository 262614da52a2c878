using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Inspections.Draws;

namespace Pacesetter.Web.Inspections.Draws;

/// <param name="Posts">Where this person holds another role or is a member: nobody inspects their own house.</param>
public sealed record Inspector(int Account, string Login, string Name, IReadOnlyList<int> Posts);

/// <summary>Who inspects for a unit: everybody with the role of inspector on it.</summary>
public sealed class FindInspectors(PacesetterDb db)
{
    public async Task<IReadOnlyList<Inspector>> RunAsync(int unit, CancellationToken cancellation = default)
    {
        var today = db.Today;
        var accounts = await (
            from grant in db.Grants
            where grant.Role == Role.Inspector && grant.UnitId == unit && grant.From <= today && (grant.Until == null || grant.Until >= today)
            join account in db.Users on grant.AccountId equals account.Id
            select new { account.Id, account.UserName, account.Name }).Distinct().OrderBy(account => account.Id).ToListAsync(cancellation);
        var ids = accounts.Select(account => account.Id).ToList();
        var posts = await db.Grants.Where(grant => ids.Contains(grant.AccountId) && grant.UnitId != null && grant.UnitId != unit && (grant.Until == null || grant.Until >= today))
            .Select(grant => new { grant.AccountId, UnitId = grant.UnitId!.Value }).ToListAsync(cancellation);
        var homes = await db.Members.IgnoreQueryFilters([PacesetterDb.Scope]).Where(member => member.AccountId != null && ids.Contains(member.AccountId.Value))
            .Select(member => new { AccountId = member.AccountId!.Value, member.UnitId }).ToListAsync(cancellation);
        var all = posts.Concat(homes).ToLookup(row => row.AccountId, row => row.UnitId);
        return [.. accounts.Select(account => new Inspector(account.Id, account.UserName!, account.Name, [.. all[account.Id].Distinct()]))];
    }

    /// <summary>Puts the inspectors into a frame. Whoever has a post anywhere below a unit right below the inspecting one goes to nobody there.</summary>
    /// <exception cref="BrokenRule">inspections.recusal-unknown.</exception>
    public async Task<DrawFrame> AddAsync(DrawFrame frame, int unit, IReadOnlyDictionary<string, IReadOnlyList<string>> recusals, CancellationToken cancellation = default)
    {
        var people = await RunAsync(unit, cancellation);
        var known = frame.Units.SelectMany(one => (string[])[one.Code, one.Group]).ToHashSet(StringComparer.Ordinal);
        if (recusals.Keys.Except(people.Select(one => one.Login)).Concat(recusals.Values.SelectMany(codes => codes).Where(code => !known.Contains(code))).FirstOrDefault() is { } unknown)
            throw new BrokenRule("inspections.recusal-unknown", unknown);
        var houses = people.SelectMany(one => one.Posts).Distinct().ToList();
        var groups = await GroupsAsync(unit, houses, cancellation);
        return new(frame.Head)
        {
            Strata = frame.Strata, Units = frame.Units, Exclusions = frame.Exclusions,
            Inspectors = [.. people.Select(one => new DrawInspector(one.Login, one.Name, [.. one.Posts.Where(groups.ContainsKey).Select(post => groups[post]).Concat(recusals.GetValueOrDefault(one.Login) ?? [])]))],
        };
    }

    private async Task<Dictionary<int, string>> GroupsAsync(int unit, List<int> houses, CancellationToken cancellation)
    {
        var month = db.ThisMonth;
        return await (
            from child in db.UnitAncestors
            where child.AncestorId == unit && child.Depth == 1 && child.FromMonth <= month && child.ToMonth > month
            join place in db.UnitAncestors on child.UnitId equals place.AncestorId
            where houses.Contains(place.UnitId) && place.FromMonth <= month && place.ToMonth > month
            join head in db.Units on child.UnitId equals head.Id
            select new { place.UnitId, head.Code }).ToDictionaryAsync(row => row.UnitId, row => row.Code, cancellation);
    }
}
