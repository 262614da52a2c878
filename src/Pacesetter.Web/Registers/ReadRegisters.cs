using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Data.Registers;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Registers;
using Pacesetter.Domain.Units;
using Pacesetter.Web.Units;

namespace Pacesetter.Web.Registers;

/// <summary>How many entries are open, and what their numbers add up to, by key of the field.</summary>
public sealed record RegisterTotals(int Open, IReadOnlyDictionary<string, double> Sums)
{
    public static RegisterTotals None { get; } = new(0, new Dictionary<string, double>());
}

/// <summary>An entry with its unit.</summary>
public sealed record EntryRow(RegisterEntry Entry, string UnitCode, string UnitName);

/// <summary>The names behind codes of units and numbers of members.</summary>
public sealed record EntryNames(IReadOnlyDictionary<string, string> Units, IReadOnlyDictionary<string, (string Name, string Post)> Members);

/// <summary>Reads registers. Every number and the list behind it come from <see cref="OpenEntries"/>.</summary>
public sealed class ReadRegisters(PacesetterDb db)
{
    /// <summary>By key of the register.</summary>
    /// <param name="own">Only what the unit itself has.</param>
    public async Task<IReadOnlyDictionary<string, RegisterTotals>> TotalsAsync(Place place, bool own, CancellationToken cancellation = default)
    {
        var open = Listed(place, own, closed: false);
        var counts = await open.GroupBy(row => row.Register).Select(group => new { group.Key, Number = group.Count() }).ToListAsync(cancellation);
        var sums = await (
            from value in db.RegisterValues.HoldingIn(place.Month)
            where value.Number != null
            join entry in open on value.EntryId equals entry.Id
            group value.Number by new { entry.Register, value.Field } into numbers
            select new { numbers.Key.Register, numbers.Key.Field, Sum = numbers.Sum() }).ToListAsync(cancellation);
        return counts.ToDictionary(row => row.Key, row => new RegisterTotals(row.Number, sums.Where(sum => sum.Register == row.Key).ToDictionary(sum => sum.Field, sum => sum.Sum ?? 0)));
    }

    /// <summary>The units right below under which there is anything, in roster order, each with the totals of its subtree.</summary>
    public async Task<IReadOnlyList<(Unit Unit, RegisterTotals Totals)>> ChildrenAsync(Place place, string register, CancellationToken cancellation = default)
    {
        var (head, month) = (place.Unit.Id, place.Month);
        var placed =
            from entry in Listed(place, own: false, closed: false)
            where entry.Register == register
            join above in db.UnitAncestors on entry.UnitId equals above.UnitId
            where above.FromMonth <= month && above.ToMonth > month
            join child in db.UnitAncestors on above.AncestorId equals child.UnitId
            where child.AncestorId == head && child.Depth == 1 && child.FromMonth <= month && child.ToMonth > month
            select new { entry.Id, Child = above.AncestorId };
        var counts = await placed.GroupBy(row => row.Child).Select(group => new { group.Key, Number = group.Count() }).ToDictionaryAsync(row => row.Key, row => row.Number, cancellation);
        var sums = await (
            from value in db.RegisterValues.HoldingIn(month)
            where value.Number != null
            join entry in placed on value.EntryId equals entry.Id
            group value.Number by new { entry.Child, value.Field } into numbers
            select new { numbers.Key.Child, numbers.Key.Field, Sum = numbers.Sum() }).ToListAsync(cancellation);
        var ids = counts.Keys.ToList();
        var units = await db.Units.AsNoTracking().Where(unit => ids.Contains(unit.Id)).OrderBy(unit => unit.Ordinal).ThenBy(unit => unit.Id).ToListAsync(cancellation);
        return [.. units.Select(unit => (unit, new RegisterTotals(counts[unit.Id], sums.Where(sum => sum.Child == unit.Id).ToDictionary(sum => sum.Field, sum => sum.Sum ?? 0))))];
    }

    /// <param name="closed">Those that are no more, instead of the open ones.</param>
    /// <param name="after">What the page before answered as next; null: from the first.</param>
    public async Task<(IReadOnlyList<EntryRow> Rows, string? Next)> EntriesAsync(Place place, string register, bool own, bool closed, string? after, int most, CancellationToken cancellation = default)
    {
        var (lastUnit, lastEntry) = Keyset.Read(after);
        var rows = await (
            from entry in Listed(place, own, closed).Include(entry => entry.Values)
            join unit in db.Units on entry.UnitId equals unit.Id
            where entry.Register == register && (entry.UnitId > lastUnit || (entry.UnitId == lastUnit && entry.Id.CompareTo(lastEntry) > 0))
            orderby entry.UnitId, entry.Id
            select new { Entry = entry, unit.Code, unit.Name }).Take(most + 1).ToListAsync(cancellation);
        var next = rows.Count > most ? Keyset.Of(rows[most - 1].Entry.UnitId, rows[most - 1].Entry.Id) : null;
        return ([.. rows.Take(most).Select(row => new EntryRow(row.Entry, row.Code, row.Name))], next);
    }

    public Task<int> CountAsync(Place place, string register, bool own, bool closed, CancellationToken cancellation = default) =>
        Listed(place, own, closed).CountAsync(entry => entry.Register == register, cancellation);

    /// <summary>A unit or member that an entry names may be named to whoever may read the entry, wherever it belongs.</summary>
    /// <param name="said">What entries say, by key of the field.</param>
    public async Task<EntryNames> NamesAsync(Register register, IReadOnlyCollection<KeyValuePair<string, string>> said, CancellationToken cancellation = default)
    {
        var (codes, numbers) = (Of(RegisterFieldType.Unit), Of(RegisterFieldType.Member));
        var units = codes.Count == 0 ? [] : await db.Units.IgnoreQueryFilters([PacesetterDb.Scope]).Where(unit => codes.Contains(unit.Code)).ToDictionaryAsync(unit => unit.Code, unit => unit.Name, cancellation);
        var members = numbers.Count == 0 ? [] : await db.Members.IgnoreQueryFilters([PacesetterDb.Scope]).Where(member => numbers.Contains(member.Number))
            .Select(member => new { member.Number, member.Name, member.Post }).ToDictionaryAsync(member => member.Number, member => (member.Name, member.Post), cancellation);
        return new(units, members);

        List<string> Of(RegisterFieldType type)
        {
            var fields = register.Fields.Where(field => field.Type == type).Select(field => field.Key).ToHashSet();
            return [.. said.Where(pair => fields.Contains(pair.Key)).Select(pair => pair.Value).Distinct()];
        }
    }

    private IQueryable<RegisterEntry> Listed(Place place, bool own, bool closed)
    {
        var (campaign, unit, month) = (place.Campaign!.Id, place.Unit.Id, place.Month);
        var entries = closed ? db.RegisterEntries.AsNoTracking().ClosedBy(campaign, month) : db.RegisterEntries.AsNoTracking().OpenIn(campaign, month);
        return own ? entries.Where(row => row.UnitId == unit) : entries.Under(db, unit, month);
    }
}
