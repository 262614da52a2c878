using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Pacesetter.Data.Accounts;
using Pacesetter.Domain.Accounts;
using Pacesetter.Tests.House;
using Pacesetter.Tests.Shell;

namespace Pacesetter.Tests.Accounts;

public sealed class SignInTests
{
    private const string Password = "Yunling-2026";

    [Theory, OnBothDatabases]
    public async Task A_right_password_lets_in_and_the_act_is_recorded(DatabaseKind kind)
    {
        var (site, account) = await AccountAsync(kind);
        using var visitor = site.Anonymous();
        using var response = await visitor.SubmitAsync("/account/sign-in?to=/desk", "sign-in", ("login", account.UserName), ("password", Password));
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.EndsWith("/desk", response.Headers.Location!.ToString());
        var cookie = response.Headers.GetValues("Set-Cookie").Single(one => one.StartsWith("pacesetter=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie);
        Assert.Contains("samesite=lax", cookie);
        await using var db = site.Open();
        Assert.True(await db.Acts.AnyAsync(act => act.Name == "SignIn" && act.ActorId == account.Id));
    }

    [Theory, OnBothDatabases]
    public async Task Five_wrong_passwords_lock_the_account_even_for_the_right_one(DatabaseKind kind)
    {
        var (site, account) = await AccountAsync(kind);
        using var visitor = site.Anonymous();
        for (var tries = 0; tries < 5; tries++)
        {
            using var refused = await visitor.SubmitAsync("/account/sign-in", "sign-in", ("login", account.UserName), ("password", "wrong"));
            Assert.Equal(HttpStatusCode.OK, refused.StatusCode);
        }

        using var response = await visitor.SubmitAsync("/account/sign-in", "sign-in", ("login", account.UserName), ("password", Password));
        var page = await Visitor.ReadAsync(response);
        Assert.NotNull(page.QuerySelector("[role=alert]"));
        await using var db = site.Open();
        var id = account.Id.ToString(CultureInfo.InvariantCulture);
        Assert.Equal(6, await db.Acts.CountAsync(act => act.Name == "RefuseSignIn" && act.ObjectId == id));
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("https://evil.example")]
    public async Task Nobody_is_sent_to_another_site_after_signing_in(string to)
    {
        var (site, account) = await AccountAsync(DatabaseKind.Sqlite);
        using var visitor = site.Anonymous();
        using var response = await visitor.SubmitAsync($"/account/sign-in?to={Uri.EscapeDataString(to)}", "sign-in", ("login", account.UserName), ("password", Password));
        Assert.DoesNotContain("evil", response.Headers.Location!.ToString());
    }

    [Fact]
    public async Task A_form_without_its_antiforgery_token_is_refused()
    {
        var (site, account) = await AccountAsync(DatabaseKind.Sqlite);
        using var visitor = site.Anonymous();
        using var response = await visitor.SubmitAsync("/account/sign-in", "sign-in", ("login", account.UserName), ("password", Password), ("__RequestVerificationToken", null));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task A_page_leads_the_public_to_the_sign_in_and_the_API_says_401()
    {
        var site = await TestSite.OnAsync();
        using var visitor = site.Anonymous();
        using var page = await visitor.GetAsync("/desk");
        Assert.Equal(HttpStatusCode.Redirect, page.StatusCode);
        Assert.Equal("/account/sign-in?to=%2Fdesk", page.Headers.Location!.PathAndQuery);
        using var api = await visitor.GetAsync("/api/v1/units/530900");
        Assert.Equal(HttpStatusCode.Unauthorized, api.StatusCode);
        Assert.Equal("application/problem+json", api.Content.Headers.ContentType!.MediaType);
    }

    [Theory, OnBothDatabases]
    public async Task A_lock_and_a_new_password_end_every_session_at_once(DatabaseKind kind)
    {
        var (site, account) = await AccountAsync(kind);
        using var visitor = await site.EnterAsync(account);
        Assert.Equal(HttpStatusCode.NotFound, await visitor.StatusAsync("/nowhere"));
        await using var scope = site.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        await accounts.UpdateSecurityStampAsync((await accounts.FindByNameAsync(account.UserName!))!);
        Assert.Equal(HttpStatusCode.Redirect, await visitor.StatusAsync("/nowhere"));
    }

    private static async Task<(TestSite Site, Account Account)> AccountAsync(DatabaseKind kind)
    {
        var site = await TestSite.OnAsync(kind);
        var unit = await site.PlantAsync("安平县");
        var made = await site.PersonAsync("赵永强", (Role.Secretary, unit));
        await using var scope = site.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var account = (await accounts.FindByNameAsync(made.UserName!))!;
        Assert.True((await accounts.AddPasswordAsync(account, Password)).Succeeded);
        return (site, account);
    }
}
