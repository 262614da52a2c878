using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Units;

namespace Pacesetter.Web.Units;

/// <summary>What every act on units and members begins with.</summary>
internal static class UnitFile
{
    /// <exception cref="BrokenRule">units.unknown: there is none, or the viewer may not see it.</exception>
    public static async Task<Unit> UnitAsync(this PacesetterDb db, string? code, CancellationToken cancellation) =>
        await db.Units.FirstOrDefaultAsync(unit => unit.Code == code, cancellation) ?? throw new BrokenRule("units.unknown");

    /// <exception cref="BrokenRule">units.member.unknown: there is none, or the viewer may not see it.</exception>
    public static async Task<Member> MemberAsync(this PacesetterDb db, string number, CancellationToken cancellation) =>
        await db.Members.FirstOrDefaultAsync(member => member.Number == number, cancellation) ?? throw new BrokenRule("units.member.unknown");

    /// <summary>What has been stays as it was: changes of the tree hold from this month on or later.</summary>
    /// <exception cref="BrokenRule">units.month-past.</exception>
    public static Month Ahead(this PacesetterDb db, Month? month)
    {
        BrokenRule.Unless(month is null || month >= db.ThisMonth, "units.month-past", db.ThisMonth);
        return month ?? db.ThisMonth;
    }

    public static string Record(object what) => JsonSerializer.Serialize(what);
}
