using Pacesetter.Data;
using Pacesetter.Data.Units;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Acts;

namespace Pacesetter.Web.Units;

/// <summary>Closes a unit that nothing stands below and nobody belongs to; its past stays.</summary>
public sealed class CloseUnit(PacesetterDb db, Tree tree)
{
    /// <param name="month">The first month in which the unit is no more; this one or a later one.</param>
    /// <exception cref="BrokenRule">units.unknown, accounts.not-yours, units.month-past, units.has-units-below, units.has-members, units.closed-before-opened, units.closed-already.</exception>
    public async Task RunAsync(string code, Month month, string? reason, CancellationToken cancellation = default)
    {
        var unit = await db.UnitAsync(code, cancellation);
        await db.DemandAboveAsync(unit.Id, Role.Office);
        var from = db.Ahead(month);
        await tree.CloseAsync(unit, from, new Act("CloseUnit", unit.Id, "Unit", unit.Code) { After = UnitFile.Record(new { From = from }), Reason = reason }, cancellation);
    }
}
