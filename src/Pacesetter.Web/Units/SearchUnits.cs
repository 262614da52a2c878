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
    public async Task<IReadOnlyList<FoundUnit>> RunAsync(string? words, int limit, CancellationToken cancellation = default) => (await PageAsync(words, null, limit, cancellation)).Units;

    /// <summary>The same page by page: first those whose code begins so, then those whose name contains it; the best of a page come first on it.</summary>
    /// <param name="after">The key this gave for the next page.</param>
    public async Task<(IReadOnlyList<FoundUnit> Units, string? Next)> PageAsync(string? words, string? after, int limit, CancellationToken cancellation = default)
    {
        var (asked, from) = ((words ?? "").Trim(), SearchPlace.Parse(after));
        if (asked.Length == 0) return ([], null);
        List<(Unit Unit, SearchPlace Place)> found = [];
        if (from.Kind is SearchPlace.Coded)
        {
            var coded = db.Units.AsNoTracking().Where(unit => string.Compare(unit.Code, asked) >= 0 && string.Compare(unit.Code, asked + Last) < 0 && string.Compare(unit.Code, from.Text) > 0);
            found.AddRange((await coded.OrderBy(unit => unit.Code).Take(limit + 1).ToListAsync(cancellation)).Select(unit => (unit, new SearchPlace(SearchPlace.Coded, 0, unit.Code))));
        }
        if (found.Count <= limit) found.AddRange(await NamedAsync(asked, from, limit + 1 - found.Count, cancellation));
        var open = db.ThisMonth;
        var units = found.Take(limit).Select(row => row.Unit)
            .OrderByDescending(unit => unit.Code == asked).ThenByDescending(unit => unit.Name == asked).ThenByDescending(unit => unit.Name.StartsWith(asked, StringComparison.Ordinal)).ToList();
        var paths = await PathsAsync([.. units.Select(unit => unit.Id)], open, cancellation);
        return ([.. units.Select(unit => new FoundUnit(unit.Code, unit.Name, unit.Tier, unit.IsOpenIn(open), [.. paths[unit.Id]]))], found.Count > limit ? found[limit - 1].Place.ToString() : null);
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

    /// <summary>Those whose name contains it, without those that were found by their code.</summary>
    private async Task<IEnumerable<(Unit, SearchPlace)>> NamedAsync(string asked, SearchPlace from, int limit, CancellationToken cancellation)
    {
        var others = db.Units.AsNoTracking().Where(unit => string.Compare(unit.Code, asked) < 0 || string.Compare(unit.Code, asked + Last) >= 0);
        if (from.Kind is SearchPlace.Read || (from.Kind is SearchPlace.Coded && await IsSmallAsync(cancellation)))
        {
            var read = await others.Where(unit => unit.Id > from.Id && unit.Name.Contains(asked)).OrderBy(unit => unit.Id).Take(limit).ToListAsync(cancellation);
            return read.Select(unit => (unit, new SearchPlace(SearchPlace.Read, unit.Id, "")));
        }
        var part = asked.Length > UnitName.PartLength ? asked[..UnitName.PartLength] : asked;
        var names = db.Set<UnitName>();
        var after = from.Kind is SearchPlace.Named ? from : new(SearchPlace.Named, 0, part);
        var found = await (
            from name in names
            where string.Compare(name.Part, after.Text) >= 0 && string.Compare(name.Part, part + Last) < 0 && (name.Part != after.Text || name.UnitId > after.Id)
            // A name that has the piece twice counts where it is first met.
            where !names.Any(earlier => earlier.UnitId == name.UnitId && string.Compare(earlier.Part, part) >= 0 && string.Compare(earlier.Part, name.Part) < 0)
            join unit in others on name.UnitId equals unit.Id
            where part == asked || unit.Name.Contains(asked)
            orderby name.Part, name.UnitId
            select new { unit, name.Part }).Take(limit).ToListAsync(cancellation);
        return found.Select(row => (row.unit, new SearchPlace(SearchPlace.Named, row.unit.Id, row.Part)));
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
