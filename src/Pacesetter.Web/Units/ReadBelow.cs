using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Campaigns;

namespace Pacesetter.Web.Units;

/// <summary>Units and members of a subtree.</summary>
public readonly record struct Headcount(int Units, int Members);

public sealed record ChildUnit(int Id, string Code, string Name, string Tier, string Field, string Secretary, Headcount Count);

public sealed record UnitMember(string Number, string Name, string Post, bool Probationary, bool Mobile, bool Frail, bool IsHere);

/// <summary>Under whom a unit stood from <paramref name="From"/> until before <paramref name="To"/>.</summary>
public sealed record Placement(string Name, Month From, Month To);

/// <summary>What stands directly below a unit and who belongs to it, page by page, in the order of the roster.</summary>
public sealed class ReadBelow(PacesetterDb db)
{
    /// <param name="after">The key <see cref="RunAsync"/> gave for the next page.</param>
    public async Task<(IReadOnlyList<ChildUnit> Units, string? Next)> RunAsync(int unitId, Month month, Campaign? campaign, string? after, int limit, CancellationToken cancellation = default)
    {
        var (ordinal, id) = Key(after);
        var page = await (
            from row in db.UnitAncestors
            where row.AncestorId == unitId && row.Depth == 1 && row.FromMonth <= month && row.ToMonth > month
            join child in db.Units on row.UnitId equals child.Id
            where child.Ordinal > ordinal || (child.Ordinal == ordinal && child.Id > id)
            orderby child.Ordinal, child.Id
            select new { child.Id, child.Code, child.Name, child.Tier, child.Field, child.Secretary, child.Ordinal }).Take(limit + 1).ToListAsync(cancellation);
        var shown = page.Take(limit).ToList();
        var counts = await CountAsync([.. shown.Select(child => child.Id)], month, campaign, cancellation);
        return (
            [.. shown.Select(child => new ChildUnit(child.Id, child.Code, child.Name, child.Tier, child.Field, child.Secretary, counts.GetValueOrDefault(child.Id)))],
            page.Count > limit ? string.Create(CultureInfo.InvariantCulture, $"{shown[^1].Ordinal}-{shown[^1].Id}") : null);
    }

    /// <summary>Members of the unit itself in that month.</summary>
    public async Task<(IReadOnlyList<UnitMember> Members, string? Next)> MembersAsync(int unitId, Month month, string? after, int limit, CancellationToken cancellation = default)
    {
        var last = int.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;
        var page = await (
            from place in db.Memberships
            where place.UnitId == unitId && place.FromMonth <= month && place.ToMonth > month && place.MemberId > last
            join member in db.Members on place.MemberId equals member.Id
            orderby member.Id
            select member).AsNoTracking().Take(limit + 1).ToListAsync(cancellation);
        return (
            [.. page.Take(limit).Select(member => new UnitMember(member.Number, member.Name, member.Post, member.Probationary, member.Mobile, member.Frail, member.UnitId == unitId))],
            page.Count > limit ? page[limit - 1].Id.ToString(CultureInfo.InvariantCulture) : null);
    }

    /// <summary>The latest first. Names above the viewer's own part are told, too, as in the path to the root.</summary>
    public async Task<IReadOnlyList<Placement>> PlacementsAsync(int unitId, CancellationToken cancellation = default) => await (
        from row in db.UnitAncestors
        where row.UnitId == unitId && row.Depth == 1
        join above in db.Units.IgnoreQueryFilters([PacesetterDb.Scope]) on row.AncestorId equals above.Id
        orderby row.FromMonth descending
        select new Placement(above.Name, row.FromMonth, row.ToMonth)).ToListAsync(cancellation);

    /// <summary>From the roll-ups; where there are none for the month, because no campaign runs, counted from the tree.</summary>
    public async Task<Dictionary<int, Headcount>> CountAsync(int[] units, Month month, Campaign? campaign, CancellationToken cancellation = default)
    {
        if (campaign is not null && campaign.StartMonth <= month && month <= campaign.EndMonth)
            return await db.Rollups.Where(row => row.CampaignId == campaign.Id && row.Month == month && units.Contains(row.UnitId))
                .ToDictionaryAsync(row => row.UnitId, row => new Headcount(row.Units, row.Members), cancellation);
        var below = db.UnitAncestors.Where(row => units.Contains(row.AncestorId) && row.FromMonth <= month && row.ToMonth > month);
        var counted = await below.GroupBy(row => row.AncestorId).Select(group => new { group.Key, Units = group.Count() }).ToDictionaryAsync(row => row.Key, row => row.Units, cancellation);
        var members = await (
            from row in below
            join place in db.Memberships on row.UnitId equals place.UnitId
            where place.FromMonth <= month && place.ToMonth > month
            group row by row.AncestorId into people
            select new { people.Key, Members = people.Count() }).ToDictionaryAsync(row => row.Key, row => row.Members, cancellation);
        return counted.ToDictionary(row => row.Key, row => new Headcount(row.Value, members.GetValueOrDefault(row.Key)));
    }

    private static (int Ordinal, int Id) Key(string? after)
    {
        var parts = (after ?? "").Split('-');
        return parts.Length == 2 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ordinal) && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? (ordinal, id) : (-1, 0);
    }
}
