using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Pacesetter.BrowserTests.House;
using Pacesetter.Data;
using Pacesetter.Data.Accounts;
using Pacesetter.Data.Units;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Plans;
using Pacesetter.Domain.Units;
using Pacesetter.Web.Accounts;
using Pacesetter.Web.Campaigns;
using Pacesetter.Web.Demo;
using Pacesetter.Web.Shell;

namespace Pacesetter.BrowserTests.Reports;

public sealed class PowerCutTests(ITestOutputHelper output)
{
    private const int Villages = 120;
    private const int KilledAfter = 40;
    private const int AtOnce = 4;

    [Fact]
    public async Task Every_acknowledged_report_outlives_a_kill_and_the_store_verifies()
    {
        var data = Directory.CreateTempSubdirectory("pacesetter-kill-").FullName;
        try
        {
            var (token, month) = await SettleAsync(data);
            HashSet<string> acknowledged;
            await using (var server = await Server.StartAsync(data)) acknowledged = await StreamUntilKilledAsync(server, token, month);
            output.WriteLine($"{acknowledged.Count} of {Villages} reports were acknowledged when the server was killed.");
            Assert.InRange(acknowledged.Count, KilledAfter, Villages - 1);

            await using (var server = await Server.StartAsync(data))
            {
                using var http = Client(server, token);
                foreach (var code in acknowledged)
                {
                    var report = await http.GetFromJsonAsync<JsonElement>($"/api/v1/units/{code}/reports/{month}");
                    Assert.Equal(JsonValueKind.String, report.GetProperty("handedIn").ValueKind);
                    Assert.Equal("done", report.GetProperty("lines")[0].GetProperty("state").GetString());
                }
            }
            Assert.Equal(0, await Server.RunAsync("verify", "--data", data));
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(data, recursive: true);
        }
    }

    private static async Task<HashSet<string>> StreamUntilKilledAsync(Server server, string token, Month month)
    {
        var waiting = new ConcurrentQueue<string>(Enumerable.Range(1, Villages).Select(Code));
        var acknowledged = new ConcurrentDictionary<string, bool>();
        using var http = Client(server, token);
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(async _ =>
        {
            while (waiting.TryDequeue(out var code))
            {
                try
                {
                    using var answer = await http.PutAsJsonAsync($"/api/v1/units/{code}/reports/{month}", new { asPlanned = true });
                    answer.EnsureSuccessStatusCode();
                }
                catch (HttpRequestException broken) when (broken.StatusCode is null)
                {
                    return;
                }
                if (acknowledged.TryAdd(code, true) && acknowledged.Count == KilledAfter) server.Kill();
            }
        }));
        return [.. acknowledged.Keys];
    }

    private static HttpClient Client(Server server, string token) =>
        new() { BaseAddress = new(server.Address), DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };

    /// <summary>A town of villages with a task each that is due at the end of this month, and a token of its office.</summary>
    private static async Task<(string Token, Month Month)> SettleAsync(string data)
    {
        await using var services = Site.BuildServices(new Settings { Data = data });
        await services.MigrateAsync();
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Viewer>().BecomeSystem("test");
        var db = scope.ServiceProvider.GetRequiredService<PacesetterDb>();
        var tree = scope.ServiceProvider.GetRequiredService<Tree>();
        var month = db.ThisMonth;
        var town = await OpenAsync(new("1", "李家坝镇党委", "township", month), null);
        List<Unit> villages = [];
        for (var i = 1; i <= Villages; i++) villages.Add(await OpenAsync(new(Code(i), $"第{i}村党支部", "village", month) { Field = "rural" }, town));
        var campaign = await scope.ServiceProvider.GetRequiredService<ApplyRecipe>().RunAsync(await File.ReadAllTextAsync(FillDemo.RecipePath), town.Code, month.First);
        foreach (var village in villages)
        {
            var task = new PlanTask(campaign.Id, village.Id, 2, "修缮村级活动场所屋顶", month, month, month) { Owner = "李大山" };
            task.Promise(month.Last, null, null);
            db.PlanTasks.Add(task);
        }
        var office = new Account { Name = "张文斌", UserName = "office", NormalizedUserName = "OFFICE", SecurityStamp = "office" };
        db.Users.Add(office);
        await db.CommitAsync(new Act("Plant", town.Id, nameof(PlanTask), "all"));
        db.Grants.Add(new Grant(office.Id, Role.Office, town.Id, month.First, null));
        await db.CommitAsync(new Act("GrantRole", null, nameof(Account), office.Id));
        return (await scope.ServiceProvider.GetRequiredService<MakeToken>().RunAsync(office.Id, "stream", mayWrite: true, days: 1), month);

        async Task<Unit> OpenAsync(Unit unit, Unit? parent)
        {
            await tree.OpenAsync(unit, parent?.Id, new Act("OpenUnit", parent?.Id, nameof(Unit), unit.Code));
            return unit;
        }
    }

    private static string Code(int village) => string.Create(CultureInfo.InvariantCulture, $"1{village:000}");
}
