using System.Net;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Domain;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Units;
using Pacesetter.Tests.House;
using Pacesetter.Tests.Pledges;

namespace Pacesetter.Tests.Units;

/// <summary>Two members of one name in a branch: a person who knows them says whose an account is.</summary>
public sealed class NamesakesTests
{
    [Theory, OnBothDatabases]
    public async Task A_namesake_finds_their_pledges_once_somebody_has_said_whose_the_account_is(DatabaseKind kind)
    {
        var branch = await Branch.FoundAsync(kind);
        var number = await TwinAsync(branch);
        using var member = await branch.MemberAsync();
        using var secretary = await branch.SecretaryAsync();
        Assert.Contains("还没有对应", await member.TextAsync("/pledges"), StringComparison.Ordinal);
        Assert.Empty((await member.PageAsync("/pledges")).QuerySelectorAll("textarea[name=text]"));
        Assert.NotNull((await secretary.PageAsync(branch.Page("people"))).QuerySelector("a[href$='/people/namesakes']"));
        Assert.Equal(HttpStatusCode.NotFound, await member.StatusAsync(branch.Page("people/namesakes")));
        var page = await secretary.PageAsync(branch.Page("people/namesakes"));
        var login = page.QuerySelectorAll("select[name=login] option").Select(option => option.GetAttribute("value")).First(value => value is { Length: > 0 });
        var forms = page.QuerySelectorAll("input[name=_handler]").Select(input => input.GetAttribute("value")!).Where(name => name.StartsWith("tie-", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, forms.Count);
        using var tied = await secretary.SubmitAsync(branch.Page("people/namesakes"), $"tie-{branch.Members[0].Id}", ("login", login));
        Assert.Equal(HttpStatusCode.Found, tied.StatusCode);
        Assert.Single((await member.PageAsync("/pledges")).QuerySelectorAll("textarea[name=text]"));
        Assert.Equal("units.account-of-other", (await Branch.CallAsync(secretary, "PUT", $"/members/{number}/account", new { login }, HttpStatusCode.UnprocessableEntity)).GetProperty("code").GetString());
        await Branch.CallAsync(secretary, "PUT", $"/members/{branch.Members[0].Number}/account", new { login = "" });
        await Branch.CallAsync(secretary, "PUT", $"/members/{number}/account", new { login });
        Assert.Equal("units.account-unknown", (await Branch.CallAsync(secretary, "PUT", $"/members/{number}/account", new { login = "nobody" }, HttpStatusCode.UnprocessableEntity)).GetProperty("code").GetString());
        await using var db = branch.Site.Open();
        Assert.NotNull((await db.Members.SingleAsync(row => row.Number == number)).AccountId);
        Assert.Equal(3, await db.Acts.CountAsync(act => act.Name == "TieMember" && act.UnitId == branch.Own.Id));
    }

    private static async Task<string> TwinAsync(Branch branch)
    {
        await using var db = branch.Site.Open();
        var twin = new Member($"{branch.Own.Code}-twin", branch.Members[0].Name, branch.Own.Id);
        db.Members.Add(twin);
        await db.CommitAsync(new Act("AddMember", branch.Own.Id, nameof(Member), twin.Number));
        db.Memberships.Add(new(twin.Id, branch.Own.Id, Month.Of(2026, 1), Month.Never));
        await db.CommitAsync(new Act("AddMember", branch.Own.Id, nameof(Member), twin.Number));
        return twin.Number;
    }
}
