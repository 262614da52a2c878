using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain.Campaigns;

namespace Pacesetter.Web.Registers;

/// <summary>Units and members by what people call them.</summary>
public sealed class References(ILookup<string, string> units, ILookup<(int Unit, string Said), string> members)
{
    /// <summary>The code of the one unit that is called so; null if none or several are.</summary>
    public string? Unit(string said) => Only(units[said]);

    /// <summary>The number of the one member of the unit, or of a unit below it, who is called so.</summary>
    public string? Member(int unitId, string said) => Only(members[(unitId, said)]);

    private static string? Only(IEnumerable<string> found) => found.Distinct().Take(2).ToList() is [var one] ? one : null;
}

/// <summary>Looks up whom entries name: any unit of the campaign by code or full name, members of the unit itself by number or name.</summary>
public sealed class FindReferences(PacesetterDb db)
{
    /// <param name="texts">The entries, each with the unit it belongs to.</param>
    public async Task<References> RunAsync(Register register, Campaign campaign, IReadOnlyCollection<(int Unit, EntryText Text)> texts, CancellationToken cancellation = default)
    {
        var (month, head) = (db.ThisMonth, campaign.UnitId);
        var (named, people) = (Said(register, RegisterFieldType.Unit, texts), Said(register, RegisterFieldType.Member, texts));
        var owners = texts.Select(one => one.Unit).Distinct().ToList();
        // The partner of a pairing may be anybody in the campaign, so this looks past the viewer's own units; nothing but the name is told.
        var units = named.Count == 0 ? [] : await db.Units.IgnoreQueryFilters([PacesetterDb.Scope])
            .Where(unit => (named.Contains(unit.Code) || named.Contains(unit.Name)) && db.UnitAncestors.Any(row => row.UnitId == unit.Id && row.AncestorId == head && row.FromMonth <= month && row.ToMonth > month))
            .Select(unit => new { unit.Code, unit.Name }).ToListAsync(cancellation);
        var members = people.Count == 0 ? [] : await (
            from member in db.Members
            where people.Contains(member.Number) || people.Contains(member.Name)
            join above in db.UnitAncestors on member.UnitId equals above.UnitId
            where owners.Contains(above.AncestorId) && above.FromMonth <= month && above.ToMonth > month
            select new { Owner = above.AncestorId, member.Number, member.Name }).ToListAsync(cancellation);
        return new(
            units.Select(unit => (Said: unit.Code, unit.Code)).Concat(units.Select(unit => (Said: unit.Name, unit.Code))).ToLookup(one => one.Said, one => one.Code),
            members.Select(one => (Said: (one.Owner, one.Number), one.Number)).Concat(members.Select(one => (Said: (one.Owner, one.Name), one.Number))).ToLookup(one => one.Said, one => one.Number));
    }

    private static List<string> Said(Register register, RegisterFieldType type, IEnumerable<(int Unit, EntryText Text)> texts)
    {
        var fields = register.Fields.Where(field => field.Type == type).Select(field => field.Key).ToList();
        return fields.Count == 0 ? [] : [.. texts.SelectMany(one => fields.Select(field => one.Text[field])).Where(said => said.Length > 0).Distinct()];
    }
}
