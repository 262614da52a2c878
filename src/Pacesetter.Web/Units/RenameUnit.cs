using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Units;

namespace Pacesetter.Web.Units;

/// <summary>Gives a unit another name; its code stays.</summary>
public sealed class RenameUnit(PacesetterDb db)
{
    /// <exception cref="BrokenRule">units.unknown, accounts.not-yours, units.name-missing, units.text-long.</exception>
    public async Task<Unit> RunAsync(string code, string name, CancellationToken cancellation = default)
    {
        var unit = await db.UnitAsync(code, cancellation);
        await db.DemandAboveAsync(unit.Id, Role.Office);
        var before = unit.Name;
        unit.Rename(name);
        if (unit.Name == before) return unit;
        await db.CommitAsync(new Act("RenameUnit", unit.Id, "Unit", unit.Code) { Before = UnitFile.Record(new { Name = before }), After = UnitFile.Record(new { unit.Name }) }, cancellation);
        return unit;
    }
}
