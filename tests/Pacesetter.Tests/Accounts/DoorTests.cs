using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Pacesetter.Data.Accounts;
using Pacesetter.Domain.Acts;
using Pacesetter.Tests.House;
using Pacesetter.Tests.Shell;
using Pacesetter.Web.Shell;

namespace Pacesetter.Tests.Accounts;

/// <summary>What depends on the installation's settings: limits, and entering the demonstration.</summary>
public sealed class DoorTests : IAsyncLifetime
{
    private TestStore store = null!;
    private WebApplication? app;

    public async ValueTask InitializeAsync() => store = await TestStore.CreateAsync(DatabaseKind.Sqlite);

    [Fact]
    public async Task Too_many_tries_to_sign_in_are_told_to_wait()
    {
        using var visitor = await StartAsync(store.Settings with { SignInsPerMinute = 2 });
        for (var tries = 0; tries < 2; tries++)
        {
            using var refused = await visitor.SubmitAsync("/account/sign-in", "sign-in", ("login", "nobody"), ("password", "wrong"));
            Assert.Equal(HttpStatusCode.OK, refused.StatusCode);
        }

        using var limited = await visitor.SubmitAsync("/account/sign-in", "sign-in", ("login", "nobody"), ("password", "wrong"));
        Assert.Equal(HttpStatusCode.TooManyRequests, limited.StatusCode);
        Assert.InRange(limited.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
    }

    [Fact]
    public async Task Too_many_calls_of_the_API_are_told_to_wait_in_its_own_form()
    {
        using var visitor = await StartAsync(store.Settings with { ApiPerMinute = 1 });
        Assert.Equal(HttpStatusCode.Unauthorized, await visitor.StatusAsync("/api/v1/units/x/overview"));
        using var limited = await visitor.GetAsync("/api/v1/units/x/overview");
        Assert.Equal(HttpStatusCode.TooManyRequests, limited.StatusCode);
        Assert.NotNull(limited.Headers.RetryAfter);
        Assert.Contains("accounts.too-many", await limited.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_demonstration_is_entered_by_role_without_a_password()
    {
        await PersonAsync();
        using var visitor = await StartAsync(store.Settings with { Demo = true });
        using var home = await visitor.GetAsync("/");
        Assert.Equal("/account/enter", home.Headers.Location!.ToString());
        using var entered = await visitor.SubmitAsync("/account/enter", "demo.office");
        Assert.Equal(HttpStatusCode.Redirect, entered.StatusCode);
        Assert.Contains("李文清", await visitor.TextAsync("/account"));
    }

    [Theory]
    [InlineData("X-Forwarded-For", "10.0.0.1")]
    [InlineData("Forwarded", "for=10.0.0.1")]
    [InlineData("Host", "evil.example")]
    public async Task The_demonstration_is_closed_to_whoever_comes_from_elsewhere(string header, string value)
    {
        await PersonAsync();
        using var visitor = await StartAsync(store.Settings with { Demo = true });
        visitor.Http.DefaultRequestHeaders.TryAddWithoutValidation(header, value);
        Assert.Equal(HttpStatusCode.NotFound, await visitor.StatusAsync("/account/enter"));
    }

    [Fact]
    public async Task There_is_no_demonstration_in_the_real_thing()
    {
        await PersonAsync();
        using var visitor = await StartAsync(store.Settings);
        Assert.Equal(HttpStatusCode.NotFound, await visitor.StatusAsync("/account/enter"));
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null) await app.DisposeAsync();
        await store.DisposeAsync();
    }

    private async Task<Visitor> StartAsync(Settings settings)
    {
        app = TestSite.Build(store, settings);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new Visitor(app.GetTestServer().CreateHandler(), null);
    }

    private async Task PersonAsync()
    {
        await using var db = store.Open();
        db.Users.Add(new Account { UserName = "demo.office", NormalizedUserName = "DEMO.OFFICE", Name = "李文清", SecurityStamp = "stamp" });
        await db.CommitAsync(new Act("AddAccount", null, nameof(Account), "demo.office"));
    }
}
