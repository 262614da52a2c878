#pragma warning disable CA1309 // These comparisons become SQL, and the columns are in the order of signs.
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Data.Units;
using Pacesetter.Domain;
using Pacesetter.Domain.Units;

namespace Pacesetter.Web.Units;

/// <param name="Path">Names from the root down to the unit above.</param>
public sealed record FoundUnit(string Code, string Name, string Tier, bool IsOpen, IReadOnlyList<string> Path);

public sealed record FoundMember(string Number, string Name, string Post, string UnitCode, string UnitName);

/// <summary>Finds units by code or by any piece of the name, and members by the beginning of the name, among what the viewer may see.</summary>
public sealed class SearchUnits(PacesetterDb db)
{
    // A part of the tree up to this size is quicker to read through than the index of the whole tree.
    private const int Small = 20_000;

    // After every sign there is.
    private const string Last = "\U0010FFFF";

    /// <returns>The best first: the code itself, names that begin so, names that contain it.</returns>
    public async Task<IReadOnlyList<FoundUnit>> RunAsync(string? words, int limit, CancellationToken cancellation = default)
    {
        var asked = (words ?? "").Trim();
        if (asked.Length == 0) return [];
        var found = await db.Units.AsNoTracking().Where(unit => string.Compare(unit.Code, asked) >= 0 && string.Compare(unit.Code, asked + Last) < 0)
            .OrderBy(unit => unit.Code).Take(limit).ToListAsync(cancellation);
        if (found.Count < limit) found.AddRange(await NamedAsync(asked, limit - found.Count, cancellation));
        var open = db.ThisMonth;
        var units = found.DistinctBy(unit => unit.Id)
            .OrderByDescending(unit => unit.Code == asked).ThenByDescending(unit => unit.Name == asked).ThenByDescending(unit => unit.Name.StartsWith(asked, StringComparison.Ordinal)).ToList();
        var paths = await PathsAsync([.. units.Select(unit => unit.Id)], open, cancellation);
        return [.. units.Select(unit => new FoundUnit(unit.Code, unit.Name, unit.Tier, unit.IsOpenIn(open), [.. paths[unit.Id]]))];
    }

    public async Task<IReadOnlyList<FoundMember>> MembersAsync(string? words, int limit, CancellationToken cancellation = default)
    {
        var asked = (words ?? "").Trim();
        if (asked.Length == 0) return [];
        return await (
            from member in db.Members
            where string.Compare(member.Name, asked) >= 0 && string.Compare(member.Name, asked + Last) < 0
            join unit in db.Units on member.UnitId equals unit.Id
            orderby member.Name
            select new FoundMember(member.Number, member.Name, member.Post, unit.Code, unit.Name)).Take(limit).ToListAsync(cancellation);
    }

    private async Task<List<Unit>> NamedAsync(string asked, int limit, CancellationToken cancellation)
    {
        if (await IsSmallAsync(cancellation))
            return await db.Units.AsNoTracking().Where(unit => unit.Name.Contains(asked)).OrderBy(unit => unit.Id).Take(limit).ToListAsync(cancellation);
        var part = asked.Length > UnitName.PartLength ? asked[..UnitName.PartLength] : asked;
        return await (
            from name in db.Set<UnitName>()
            where string.Compare(name.Part, part) >= 0 && string.Compare(name.Part, part + Last) < 0
            join unit in db.Units on name.UnitId equals unit.Id
            where part == asked || unit.Name.Contains(asked)
            orderby name.Part
            select unit).AsNoTracking().Take(limit).ToListAsync(cancellation);
    }

    private async Task<bool> IsSmallAsync(CancellationToken cancellation)
    {
        if (db.Viewer.SeesAll) return false;
        var (units, month) = (db.Viewer.UnitIds, db.ThisMonth);
        return await db.UnitAncestors.Where(row => units.Contains(row.AncestorId) && row.ToMonth > month).Take(Small + 1).CountAsync(cancellation) <= Small;
    }

    private async Task<ILookup<int, string>> PathsAsync(int[] units, Month month, CancellationToken cancellation)
    {
        var rows = await (
            from row in db.UnitAncestors
            where units.Contains(row.UnitId) && row.Depth > 0 && row.FromMonth <= month && row.ToMonth > month
            join above in db.Units.IgnoreQueryFilters([PacesetterDb.Scope]) on row.AncestorId equals above.Id
            orderby row.UnitId, row.Depth descending
            select new { row.UnitId, above.Name }).ToListAsync(cancellation);
        return rows.ToLookup(row => row.UnitId, row => row.Name);
    }
}
