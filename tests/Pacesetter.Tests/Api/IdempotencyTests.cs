using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Pacesetter.Data;
using Pacesetter.Data.Accounts;
using Pacesetter.Domain;
using Pacesetter.Tests.House;
using Pacesetter.Tests.Shell;
using Pacesetter.Web.Api;

namespace Pacesetter.Tests.Api;

public sealed class IdempotencyTests
{
    [Theory, OnBothDatabases]
    public async Task A_post_with_the_same_key_is_carried_out_once_and_answered_alike(DatabaseKind kind)
    {
        await using var client = await Client.OnAsync(kind);
        var first = await client.PostAsync("k1", "one");
        var again = await client.PostAsync("k1", "one");
        Assert.Equal((1, "done 1", "done 1"), (client.Carried, first, again));
    }

    [Fact]
    public async Task A_key_is_not_good_for_another_request()
    {
        await using var client = await Client.OnAsync(DatabaseKind.Sqlite);
        await client.PostAsync("k1", "one");
        Assert.Equal("api.key-for-another", (await Assert.ThrowsAsync<BrokenRule>(() => client.PostAsync("k1", "two"))).Code);
        Assert.Equal(1, client.Carried);
    }

    [Fact]
    public async Task A_refused_request_may_be_mended_under_its_key()
    {
        await using var client = await Client.OnAsync(DatabaseKind.Sqlite);
        client.Refuses = true;
        await Assert.ThrowsAsync<BrokenRule>(() => client.PostAsync("k1", "one"));
        client.Refuses = false;
        Assert.Equal("done 2", await client.PostAsync("k1", "mended"));
    }

    [Fact]
    public async Task A_key_still_at_work_is_told_to_wait()
    {
        await using var client = await Client.OnAsync(DatabaseKind.Sqlite);
        client.Meanwhile = async () => Assert.Equal("api.key-at-work", (await Assert.ThrowsAsync<BrokenRule>(() => client.PostAsync("k1", "one"))).Code);
        Assert.Equal("done 1", await client.PostAsync("k1", "one"));
    }

    [Fact]
    public async Task The_api_is_described_for_anybody()
    {
        var site = await TestSite.OnAsync();
        using var visitor = site.Anonymous();
        using var json = JsonDocument.Parse(await visitor.Http.GetStringAsync("/openapi/v1.json"));
        Assert.All(json.RootElement.GetProperty("paths").EnumerateObject(), path => Assert.StartsWith("/api/v1/", path.Name, StringComparison.Ordinal));
        Assert.Contains("/api/v1/units/{code}/overview", json.RootElement.GetProperty("paths").EnumerateObject().Select(path => path.Name));
    }

    /// <summary>Sends requests straight through the middleware, with a handler that counts.</summary>
    private sealed class Client(TestStore store) : IAsyncDisposable
    {
        private bool nested;

        public int Carried { get; private set; }

        public bool Refuses { get; set; }

        public Func<Task>? Meanwhile { get; set; }

        public static async Task<Client> OnAsync(DatabaseKind kind) => new(await TestStore.CreateAsync(kind));

        public async Task<string> PostAsync(string key, string body)
        {
            var viewer = new Viewer();
            viewer.Become(7, "client", [], new DateOnly(2026, 10, 15));
            await using var db = store.Open(viewer);
            await using var services = new ServiceCollection().AddSingleton(db).AddSingleton<PacesetterDb>(db).BuildServiceProvider();
            using var answer = new MemoryStream();
            var context = new DefaultHttpContext { RequestServices = services };
            context.Request.Method = "POST";
            context.Request.Path = "/api/v1/things";
            context.Request.Headers[Idempotency.Header] = key;
            context.Request.Body = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(body));
            context.Response.Body = answer;
            await Idempotency.Apply(context, HandleAsync);
            return System.Text.Encoding.UTF8.GetString(answer.ToArray());
        }

        public ValueTask DisposeAsync() => store.DisposeAsync();

        private async Task HandleAsync(HttpContext context)
        {
            Carried++;
            if (Meanwhile is not null && !nested)
            {
                nested = true;
                await Meanwhile();
            }
            BrokenRule.Unless(!Refuses, "units.unknown");
            await context.Response.WriteAsync($"done {Carried}");
        }
    }
}
