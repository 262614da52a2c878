using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Units;

namespace Pacesetter.Web.Units;

/// <summary>Enters a member into the roster of a unit.</summary>
public sealed class AddMember(PacesetterDb db)
{
    /// <param name="month">From which the member belongs to the unit; null: this one.</param>
    /// <exception cref="BrokenRule">units.unknown, accounts.not-yours, units.number-signs, units.number-taken, units.member-name-missing, units.text-long, units.not-open.</exception>
    public async Task<Member> RunAsync(string unitCode, string number, MemberDetails details, Month? month, CancellationToken cancellation = default)
    {
        var unit = await db.UnitAsync(unitCode, cancellation);
        await db.DemandAsync(unit.Id, Role.Office);
        var (key, from) = (number.Trim(), month ?? db.ThisMonth);
        BrokenRule.Unless(Unit.IsCode(key) && key.Length <= Member.NumberLength, "units.number-signs", Member.NumberLength);
        BrokenRule.Unless(!await db.Members.IgnoreQueryFilters([PacesetterDb.Scope]).AnyAsync(row => row.Number == key, cancellation), "units.number-taken", key);
        BrokenRule.Unless(unit.IsOpenIn(from), "units.not-open", unit.Name, from);
        var member = new Member(key, "", unit.Id);
        member.Describe(details);
        await using var writing = await db.BeginAsync(cancellation);
        db.Members.Add(member);
        await db.CommitAsync(new Act("AddMember", unit.Id, "Member", key) { After = UnitFile.Record(new { details.Name, Unit = unit.Code, From = from }) }, cancellation);
        db.Memberships.Add(new Membership(member.Id, unit.Id, from, unit.ClosedFrom));
        await db.CommitAsync([], null, cancellation);
        await writing.CommitAsync();
        return member;
    }
}
