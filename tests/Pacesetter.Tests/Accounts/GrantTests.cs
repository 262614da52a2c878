using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;

namespace Pacesetter.Tests.Accounts;

public sealed class GrantTests
{
    private static readonly DateOnly Today = new(2026, 10, 15);

    [Theory]
    [InlineData(Role.SystemAdmin, Role.SecurityAdmin)]
    [InlineData(Role.SecurityAdmin, Role.AuditAdmin)]
    [InlineData(Role.AuditAdmin, Role.SystemAdmin)]
    [InlineData(Role.SecurityAdmin, Role.Office)]
    [InlineData(Role.Member, Role.AuditAdmin)]
    public void An_administrator_holds_nothing_else(Role held, Role asked)
    {
        var rule = Assert.Throws<BrokenRule>(() => Give([Give([], held)], asked));
        Assert.Equal("accounts.administrators-apart", rule.Code);
    }

    [Fact]
    public void An_administrator_whose_term_is_over_may_take_a_business_role()
    {
        var over = Grant.Give([], 1, Role.AuditAdmin, null, new(2026, 1, 1), new(2026, 9, 30));
        Assert.Equal(Role.Secretary, Give([over], Role.Secretary).Role);
    }

    [Fact]
    public void A_role_that_is_ended_is_void_at_once_and_may_be_given_again()
    {
        var grant = Give([], Role.Secretary);
        grant.End(Today);
        Assert.False(grant.IsValidOn(Today));
        Assert.Equal("accounts.grant-over", Assert.Throws<BrokenRule>(() => grant.End(Today)).Code);
        Assert.True(Give([grant], Role.Secretary).IsValidOn(Today));
    }

    [Fact]
    public void The_same_role_is_not_given_twice_for_the_same_time()
    {
        var rule = Assert.Throws<BrokenRule>(() => Give([Give([], Role.Secretary)], Role.Secretary));
        Assert.Equal("accounts.already-granted", rule.Code);
    }

    [Fact]
    public void A_term_does_not_end_before_it_begins()
    {
        Assert.Equal("accounts.term-backwards", Assert.Throws<BrokenRule>(() => Grant.Give([], 1, Role.Leader, 7, Today, Today.AddDays(-1))).Code);
    }

    [Theory]
    [InlineData(Role.AuditAdmin, 7, "accounts.administrators-have-no-unit")]
    [InlineData(Role.Office, null, "accounts.role-needs-unit")]
    public void A_unit_belongs_to_business_roles_only(Role role, int? unit, string code)
    {
        Assert.Equal(code, Assert.Throws<BrokenRule>(() => Grant.Give([], 1, role, unit, Today, null)).Code);
    }

    [Fact]
    public void A_term_holds_on_its_first_and_its_last_day()
    {
        var grant = Grant.Give([], 1, Role.Leader, 7, Today, Today.AddDays(1));
        Assert.Equal([false, true, true, false], Enumerable.Range(-1, 4).Select(day => grant.IsValidOn(Today.AddDays(day))));
    }

    private static Grant Give(IEnumerable<Grant> held, Role role) => Grant.Give(held, 1, role, role.IsAdministrator ? null : 7, Today, null);
}
