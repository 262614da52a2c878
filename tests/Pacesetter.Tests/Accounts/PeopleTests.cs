using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Pacesetter.Data.Accounts;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Tests.House;
using Pacesetter.Tests.Shell;
using Pacesetter.Web.Accounts;

namespace Pacesetter.Tests.Accounts;

/// <summary>Accounts and roles as the pages give them.</summary>
public sealed class PeopleTests
{
    private const string Password = "Yunling-2026";

    [Theory, OnBothDatabases]
    public async Task From_opening_an_account_to_the_first_sign_in(DatabaseKind kind)
    {
        var site = await TestSite.OnAsync(kind);
        var county = await site.PlantAsync("清河县");
        using var security = await site.EnterAsync(Role.SecurityAdmin);
        var login = $"wang.{county.Code}";
        using var added = await security.SubmitAsync("/admin/accounts", "add", ("name", "王建国"), ("login", login), ("role", "secretary"), ("unit", county.Code));
        var link = new Uri(One(await Visitor.ReadAsync(added), "code")).AbsolutePath;

        using var person = site.Anonymous();
        using (var weak = await person.SubmitAsync(link, "set-password", ("password", "yunling2026"), ("again", "yunling2026")))
            Assert.NotNull((await Visitor.ReadAsync(weak)).QuerySelector("[role=alert]"));
        using (var set = await person.SubmitAsync(link, "set-password", ("password", Password), ("again", Password)))
            Assert.Equal(HttpStatusCode.Redirect, set.StatusCode);
        Assert.Null((await person.PageAsync(link)).QuerySelector("form input[name=password]"));

        using var entered = await person.SubmitAsync("/account/sign-in", "sign-in", ("login", login), ("password", Password));
        Assert.Equal(HttpStatusCode.Redirect, entered.StatusCode);
        Assert.Contains("清河县", await person.TextAsync("/account"));
        await using var db = site.Open();
        var account = await db.Users.SingleAsync(row => row.UserName == login);
        var acts = await db.Acts.Where(act => act.ObjectKind == "Account" && act.ObjectId == $"{account.Id}").OrderBy(act => act.Id).Select(act => new { act.Name, act.ActorId }).ToListAsync();
        Assert.Equal(["AddAccount", "GrantRole", "SetPassword", "SignIn"], acts.Select(act => act.Name));
        Assert.Equal([security.Account!.Id, security.Account.Id, account.Id, account.Id], acts.Select(act => act.ActorId!.Value));
    }

    [Fact]
    public async Task An_office_gives_roles_in_its_own_subtree_only_and_no_administrator()
    {
        var site = await TestSite.OnAsync();
        var (own, other) = (await site.PlantAsync("东县"), await site.PlantAsync("西县"));
        using var office = await site.EnterAsync(Role.Office, own);
        var fine = await site.PersonAsync("甲", (Role.Member, own));
        await RefusedAsync(office, fine, "office", own.Code);
        await RefusedAsync(office, fine, "security-admin", null);
        await RefusedAsync(office, fine, "secretary", other.Code);
        using (var given = await office.SubmitAsync($"/admin/accounts/{fine.UserName}", "give", ("role", "secretary"), ("unit", own.Code)))
            Assert.Null((await Visitor.ReadAsync(given)).QuerySelector("[role=alert]"));
        var foreign = await site.PersonAsync("乙", (Role.Member, other));
        Assert.Equal(HttpStatusCode.NotFound, await office.StatusAsync($"/admin/accounts/{foreign.UserName}"));
        await using var db = site.Open();
        Assert.Equal([Role.Member, Role.Secretary], await db.Grants.Where(grant => grant.AccountId == fine.Id).OrderBy(grant => grant.Id).Select(grant => grant.Role).ToListAsync());
    }

    [Theory, OnBothDatabases]
    public async Task An_office_gives_its_own_role_for_a_term_to_units_below_its_own_and_nowhere_else(DatabaseKind kind)
    {
        var site = await TestSite.OnAsync(kind);
        var (own, other) = (await site.PlantAsync("东县"), await site.PlantAsync("西县"));
        var town = await site.PlantAsync("双河镇", own, "township");
        using var office = await site.EnterAsync(Role.Office, own);
        var colleague = await site.PersonAsync("甲", (Role.Member, town));
        await RefusedAsync(office, colleague, "office", own.Code);
        await RefusedAsync(office, colleague, "office", other.Code);
        await RefusedAsync(office, colleague, "office", site.Root.Code);
        await RefusedAsync(office, office.Account!, "office", town.Code);
        var address = $"/admin/accounts/{colleague.UserName}";
        using (var given = await office.SubmitAsync(address, "give", ("role", "office"), ("unit", town.Code), ("from", "2026-10-01"), ("until", "2027-09-30")))
            Assert.Null((await Visitor.ReadAsync(given)).QuerySelector("[role=alert]"));

        await using var db = site.Open();
        var grant = await db.Grants.SingleAsync(row => row.AccountId == colleague.Id && row.Role == Role.Office);
        Assert.Equal((town.Id, new DateOnly(2026, 10, 1), new DateOnly(2027, 9, 30)), (grant.UnitId, grant.From, grant.Until));
        var act = await db.Acts.SingleAsync(row => row.Name == "GrantRole" && row.ObjectId == $"{colleague.Id}" && row.UnitId == town.Id);
        Assert.Equal(office.Account!.Id, act.ActorId);
        Assert.Contains("2027-09-30", act.After, StringComparison.Ordinal);
        using var below = await site.EnterAsync(colleague);
        Assert.Equal(HttpStatusCode.OK, await below.StatusAsync("/admin/accounts"));
        using (await office.SubmitAsync(address, $"end-{grant.Id}")) { }
        Assert.Equal(HttpStatusCode.Forbidden, await below.StatusAsync("/admin/accounts"));
    }

    [Fact]
    public async Task An_office_cannot_reset_the_password_of_somebody_who_holds_more_than_it_may_give()
    {
        var site = await TestSite.OnAsync();
        var county = await site.PlantAsync("南县");
        var colleague = await site.PersonAsync("丙", (Role.Office, county));
        using var office = await site.EnterAsync(Role.Office, county);
        var page = await office.PageAsync($"/admin/accounts/{colleague.UserName}");
        Assert.Empty(page.QuerySelectorAll("main form"));
        await using var scope = site.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var grants = await site.Open().Grants.Where(grant => grant.AccountId == office.Account!.Id).ToListAsync();
        services.GetRequiredService<Viewer>().Become(office.Account!.Id, office.Account.Name, grants, new(2026, 10, 15));
        var rule = await Assert.ThrowsAsync<BrokenRule>(() => services.GetRequiredService<ResetPassword>().RunAsync(colleague));
        Assert.Equal("accounts.not-yours", rule.Code);
    }

    [Fact]
    public async Task Nobody_manages_their_own_account()
    {
        var site = await TestSite.OnAsync();
        using var security = await site.EnterAsync(Role.SecurityAdmin);
        Assert.Empty((await security.PageAsync($"/admin/accounts/{security.Account!.UserName}")).QuerySelectorAll("main form"));
    }

    [Theory, OnBothDatabases]
    public async Task A_lock_and_the_end_of_a_role_take_effect_on_the_next_request(DatabaseKind kind)
    {
        var site = await TestSite.OnAsync(kind);
        var county = await site.PlantAsync("北县");
        using var office = await site.EnterAsync(Role.Office, county);
        using var security = await site.EnterAsync(Role.SecurityAdmin);
        Assert.Equal(HttpStatusCode.OK, await office.StatusAsync("/admin/accounts"));
        var address = $"/admin/accounts/{office.Account!.UserName}";
        await using var db = site.Open();
        var grant = await db.Grants.SingleAsync(row => row.AccountId == office.Account.Id);
        using (await security.SubmitAsync(address, $"end-{grant.Id}")) { }
        Assert.Equal(HttpStatusCode.Forbidden, await office.StatusAsync("/admin/accounts"));
        using (await security.SubmitAsync(address, "lock")) { }
        Assert.Equal(HttpStatusCode.Redirect, await office.StatusAsync("/account"));
        using (await security.SubmitAsync(address, "unlock")) { }
        using var again = await site.EnterAsync(office.Account);
        Assert.Equal(HttpStatusCode.OK, await again.StatusAsync("/account"));
    }

    [Theory, OnBothDatabases]
    public async Task A_token_opens_the_API_until_it_is_revoked_and_a_reading_one_writes_nothing(DatabaseKind kind)
    {
        var site = await TestSite.OnAsync(kind);
        var county = await site.PlantAsync("中县");
        using var office = await site.EnterAsync(Role.Office, county);
        using var made = await office.SubmitAsync("/account/tokens", "make", ("name", "统计"), ("scope", "read"), ("days", "30"));
        var secret = One(await Visitor.ReadAsync(made), "#secret");
        using var program = site.Anonymous();
        program.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        var read = $"/api/v1/units/{county.Code}/reports/2026-10";
        Assert.NotEqual(HttpStatusCode.Unauthorized, await program.StatusAsync(read));
        Assert.Equal(HttpStatusCode.Redirect, await program.StatusAsync("/account"));
        await using (var db = site.Open())
        {
            var token = await db.AccessTokens.SingleAsync(row => row.AccountId == office.Account!.Id);
            Assert.False(token.MayWrite);
            Assert.DoesNotContain(secret, JsonSerializer.Serialize(token));
            using var _ = await office.SubmitAsync("/account/tokens", $"revoke-{token.Id}");
        }

        Assert.Equal(HttpStatusCode.Unauthorized, await program.StatusAsync(read));
    }

    private static async Task RefusedAsync(Visitor office, Account account, string role, string? unit)
    {
        var address = $"/admin/accounts/{account.UserName}";
        var page = await office.PageAsync(address);
        if (!page.QuerySelectorAll("input[name=_handler]").Any(input => input.GetAttribute("value") == "give")) return;
        using var response = await office.SubmitAsync(address, "give", ("role", role), ("unit", unit ?? ""));
        Assert.NotNull((await Visitor.ReadAsync(response)).QuerySelector("[role=alert]"));
    }

    private static string One(AngleSharp.Html.Dom.IHtmlDocument page, string selector) => Assert.Single(page.QuerySelectorAll($"main {selector}")).TextContent.Trim();
}
