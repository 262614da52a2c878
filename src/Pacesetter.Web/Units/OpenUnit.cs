using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Data.Units;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Units;

namespace Pacesetter.Web.Units;

/// <summary>Opens a unit under another one.</summary>
public sealed class OpenUnit(PacesetterDb db, Tree tree, KnownWords words)
{
    /// <param name="parentCode">The unit above.</param>
    /// <param name="month">Its first month; null: this one.</param>
    /// <exception cref="BrokenRule">units.unknown, accounts.not-yours, units.code-signs, units.code-taken, units.name-missing, units.tier-missing, units.text-long, units.parent-not-open, units.import-unknown-tier, units.import-unknown-field.</exception>
    public async Task<Unit> RunAsync(string parentCode, string code, string name, UnitDetails details, Month? month, CancellationToken cancellation = default)
    {
        var parent = await db.UnitAsync(parentCode, cancellation);
        await db.DemandAsync(parent.Id, Role.Office);
        var key = code.Trim();
        BrokenRule.Unless(Unit.IsCode(key), "units.code-signs", Unit.CodeLength);
        BrokenRule.Unless(!await db.Units.IgnoreQueryFilters([PacesetterDb.Scope]).AnyAsync(row => row.Code == key, cancellation), "units.code-taken", key);
        await words.DemandAsync(details, cancellation);
        var last = await db.Units.IgnoreQueryFilters([PacesetterDb.Scope]).MaxAsync(row => (int?)row.Ordinal, cancellation);
        var unit = new Unit(key, "", "", month ?? db.ThisMonth) { Ordinal = (last ?? 0) + 1 };
        unit.Rename(name);
        unit.Describe(details);
        var act = new Act("OpenUnit", parent.Id, "Unit", key) { After = UnitFile.Record(new { unit.Name, Parent = parent.Code, From = unit.OpenFrom, details.Tier, details.Field }) };
        await tree.OpenAsync(unit, parent.Id, act, cancellation);
        return unit;
    }
}
