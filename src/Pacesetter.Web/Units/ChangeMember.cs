using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Units;

namespace Pacesetter.Web.Units;

/// <summary>Changes what is known about a member.</summary>
public sealed class ChangeMember(PacesetterDb db)
{
    /// <exception cref="BrokenRule">units.member.unknown, accounts.not-yours, units.member-name-missing, units.text-long.</exception>
    public async Task<Member> RunAsync(string number, MemberDetails details, CancellationToken cancellation = default)
    {
        var member = await db.MemberAsync(number, cancellation);
        await db.DemandAsync(member.UnitId, Role.Office);
        var before = Details(member);
        member.Describe(details);
        if (Details(member) == before) return member;
        await db.CommitAsync(new Act("ChangeMember", member.UnitId, "Member", member.Number) { Before = UnitFile.Record(before), After = UnitFile.Record(Details(member)) }, cancellation);
        return member;
    }

    private static MemberDetails Details(Member member) => new(member.Name, member.Post, member.Probationary, member.Mobile, member.Frail);
}
