using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Units;

namespace Pacesetter.Web.Units;

/// <summary>Changes what is known about a unit. Tier and field decide what is expected of it, so those are for the unit above.</summary>
public sealed class ChangeUnit(PacesetterDb db, KnownWords words)
{
    /// <exception cref="BrokenRule">units.unknown, accounts.not-yours, units.tier-missing, units.text-long, units.import-unknown-tier, units.import-unknown-field.</exception>
    public async Task<Unit> RunAsync(string code, UnitDetails details, CancellationToken cancellation = default)
    {
        var unit = await db.UnitAsync(code, cancellation);
        await db.DemandAsync(unit.Id, Role.Office);
        var before = Details(unit);
        unit.Describe(details);
        var after = Details(unit);
        if (after == before) return unit;
        if (after.Tier != before.Tier || after.Field != before.Field)
        {
            await db.DemandAboveAsync(unit.Id, Role.Office);
            await words.DemandAsync(after, cancellation);
        }
        await db.CommitAsync(new Act("ChangeUnit", unit.Id, "Unit", unit.Code) { Before = UnitFile.Record(before), After = UnitFile.Record(after) }, cancellation);
        return unit;
    }

    private static UnitDetails Details(Unit unit) => new(unit.Tier, unit.Field, unit.Industry, unit.Region, unit.Secretary);
}
