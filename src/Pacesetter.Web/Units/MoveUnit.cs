using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Data.Units;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Acts;

namespace Pacesetter.Web.Units;

/// <summary>Moves a unit with everything below it under another one, from a month on; what was before stays as it was.</summary>
public sealed class MoveUnit(PacesetterDb db, Tree tree)
{
    /// <exception cref="BrokenRule">units.unknown, accounts.not-yours, units.month-past, and those of <see cref="Tree.MoveAsync"/>.</exception>
    public async Task RunAsync(string code, string parentCode, Month? month, string? reason, CancellationToken cancellation = default)
    {
        var unit = await db.UnitAsync(code, cancellation);
        await db.DemandAboveAsync(unit.Id, Role.Office);
        var parent = await db.UnitAsync(parentCode, cancellation);
        await db.DemandAsync(parent.Id, Role.Office);
        var from = db.Ahead(month);
        var before = await (
            from row in db.UnitAncestors
            where row.UnitId == unit.Id && row.Depth == 1 && row.FromMonth <= @from && row.ToMonth > @from
            join above in db.Units on row.AncestorId equals above.Id
            select above.Code).FirstOrDefaultAsync(cancellation);
        var act = new Act("MoveUnit", unit.Id, "Unit", unit.Code)
        {
            Before = UnitFile.Record(new { Parent = before }), After = UnitFile.Record(new { Parent = parent.Code, From = from }), Reason = reason,
        };
        await tree.MoveAsync(unit, parent.Id, from, act, cancellation);
    }
}
