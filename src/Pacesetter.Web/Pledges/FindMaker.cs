using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Units;

namespace Pacesetter.Web.Pledges;

/// <summary>Finds the member who pledges in a unit: one of its own, or a mobile member of another who lives there.</summary>
public sealed class FindMaker(PacesetterDb db)
{
    /// <param name="unit">Where the pledge is made.</param>
    /// <param name="number">The member's number.</param>
    /// <param name="name">Demanded for a mobile member of another unit, so that numbers cannot be tried out.</param>
    /// <exception cref="BrokenRule">units.member.unknown.</exception>
    public async Task<Member> RunAsync(Unit unit, string number, string? name, CancellationToken cancellation = default) =>
        await db.Members.AsNoTracking().FirstOrDefaultAsync(row => row.Number == number && row.UnitId == unit.Id, cancellation)
        ?? await db.Members.AsNoTracking().IgnoreQueryFilters([PacesetterDb.Scope]).FirstOrDefaultAsync(row => row.Number == number && row.Mobile && name != null && row.Name == name, cancellation)
        ?? throw new BrokenRule("units.member.unknown");
}
