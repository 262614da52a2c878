using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Units;

namespace Pacesetter.Web.Units;

/// <summary>Transfers a member to another unit from a month on (转接组织关系); where the member was before stays.</summary>
public sealed class TransferMember(PacesetterDb db)
{
    /// <exception cref="BrokenRule">units.member.unknown, units.unknown, accounts.not-yours, units.month-past, units.not-open, units.already-member, units.transfer-before-joined.</exception>
    public async Task RunAsync(string number, string toCode, Month? month, CancellationToken cancellation = default)
    {
        var member = await db.MemberAsync(number, cancellation);
        await db.DemandAsync(member.UnitId, Role.Office);
        var unit = await db.UnitAsync(toCode, cancellation);
        await db.DemandAsync(unit.Id, Role.Office);
        var from = db.Ahead(month);
        BrokenRule.Unless(member.UnitId != unit.Id, "units.already-member", member.Name, unit.Name);
        BrokenRule.Unless(unit.IsOpenIn(from), "units.not-open", unit.Name, from);
        var left = await db.Units.Where(row => row.Id == member.UnitId).Select(row => row.Code).FirstAsync(cancellation);
        var places = await db.Memberships.Where(row => row.MemberId == member.Id && row.ToMonth > from).ToListAsync(cancellation);
        BrokenRule.Unless(places.All(place => place.FromMonth < from), "units.transfer-before-joined", member.Name);
        foreach (var place in places) place.ToMonth = from;
        db.Memberships.Add(new Membership(member.Id, unit.Id, from, unit.ClosedFrom));
        member.TransferTo(unit.Id);
        await db.CommitAsync(new Act("TransferMember", unit.Id, "Member", member.Number) { Before = UnitFile.Record(new { Unit = left }), After = UnitFile.Record(new { Unit = unit.Code, From = from }) }, cancellation);
    }
}
