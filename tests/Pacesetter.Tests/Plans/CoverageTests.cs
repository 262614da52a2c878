using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Pacesetter.Domain;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Plans;
using Pacesetter.Tests.House;
using Pacesetter.Tests.Shell;

namespace Pacesetter.Tests.Plans;

public sealed class CoverageTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task Each_list_counts_the_unit_alone_or_everything_below_it(DatabaseKind kind)
    {
        var town = await Town.FoundAsync(kind);
        var handedDown = await town.TaskAsync(2, "每镇一个服务站", town.County);
        await OfferAsync(town, handedDown);
        var goal = await town.TaskAsync(1, "路网畅通", to: 23);
        var road = await town.TaskAsync(2, "修路");
        await town.TaskAsync(1, "没有分解的目标", town.Other, to: 23);
        await ChangeAsync(town, road.Id, task => task.Serve(goal));
        using var office = await town.OfficeAboveAsync();
        Assert.Equal((1, 2, 0, 1, 1), await CountsAsync(office, town, below: false));
        Assert.Equal((1, 2, 1, 2, 1), await CountsAsync(office, town, below: true));

        var own = await town.TaskAsync(2, "建服务站");
        await ChangeAsync(town, own.Id, task => task.TakeUp(handedDown, isAbove: true));
        Assert.Equal((0, 1, 1, 3, 1), await CountsAsync(office, town, below: true));
        var units = await ReadAsync(office, town, "&below=true&list=units");
        Assert.Equal([(town.Other.Code, "每镇一个服务站")], units.GetProperty("rows").EnumerateArray().Select(row => (row.GetProperty("unit").GetString()!, row.GetProperty("title").GetString()!)));
        Assert.Equal(["王家坝镇"], (await office.PageAsync(town.Page("plans/coverage?below=1&list=units", town.County))).QuerySelectorAll("tbody th").Select(cell => cell.TextContent));
    }

    [Theory, OnBothDatabases]
    public async Task A_dropped_task_hangs_nowhere_and_a_month_plan_carries_what_it_shows(DatabaseKind kind)
    {
        var town = await Town.FoundAsync(kind);
        var dropped = await town.TaskAsync(2, "不做了");
        await town.TaskAsync(2, "修路");
        await ChangeAsync(town, dropped.Id, task => task.GiveUp("并入县里", 0, DateTime.UnixEpoch, Month.Of(2026, 8)));
        using var secretary = await town.SecretaryAsync();
        Assert.Equal(["修路"], await TitlesAsync(secretary, town, "month"));
        using var submitted = await secretary.SubmitAsync(town.Page("plans"), "submit");
        Assert.Equal(HttpStatusCode.Found, submitted.StatusCode);
        Assert.Empty(await TitlesAsync(secretary, town, "month"));
        Assert.Equal(["修路"], await TitlesAsync(secretary, town, "orphans"));
    }

    [Theory, OnBothDatabases]
    public async Task A_long_list_comes_in_pages_that_miss_and_repeat_nothing(DatabaseKind kind)
    {
        var town = await Town.FoundAsync(kind);
        await using (var db = town.Site.Open())
        {
            for (var i = 0; i < 60; i++) db.PlanTasks.Add(new PlanTask(town.Campaign.Id, i % 2 == 0 ? town.Own.Id : town.Other.Id, 2, $"第{i}件事", Town.July, Town.July.Add(5), Town.July));
            await db.CommitAsync(new Act("Plant", town.Own.Id, "PlanTask", "many"), Stop);
        }
        using var office = await town.OfficeAboveAsync();
        var page = await office.PageAsync(town.Page("plans/coverage?below=1&list=orphans", town.County));
        var seen = Links(page).Concat(Links(await office.PageAsync(page.QuerySelector(".pager a[rel=next]")!.GetAttribute("href")!))).ToList();
        Assert.Equal((60, 60), (seen.Count, seen.Distinct().Count()));
        Assert.Equal(HttpStatusCode.NotFound, await office.StatusAsync(town.Page("plans/coverage?list=nothing", town.County)));
        using var unknown = await office.GetAsync($"/api/v1/units/{town.County.Code}/coverage?month=2026-10&list=nothing");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);

        static IEnumerable<string> Links(AngleSharp.Html.Dom.IHtmlDocument document) => document.QuerySelectorAll("tbody th a").Select(link => link.GetAttribute("href")!);
    }

    private static async Task<(int, int, int, int, int)> CountsAsync(Visitor office, Town town, bool below)
    {
        var counts = (await ReadAsync(office, town, below ? "&below=true" : "")).GetProperty("counts");
        return (Count("upper"), Count("units"), Count("year"), Count("month"), Count("orphans"));
        int Count(string key) => counts.GetProperty(key).GetInt32();
    }

    private static Task<JsonElement> ReadAsync(Visitor office, Town town, string query) =>
        office.Http.GetFromJsonAsync<JsonElement>($"/api/v1/units/{town.County.Code}/coverage?month=2026-10{query}", Stop);

    private static async Task<string[]> TitlesAsync(Visitor visitor, Town town, string list) =>
        [.. (await visitor.PageAsync(town.Page($"plans/coverage?list={list}"))).QuerySelectorAll("tbody th a").Select(link => link.TextContent)];

    private static async Task OfferAsync(Town town, PlanTask task)
    {
        await using var db = town.Site.Open();
        foreach (var unit in (Domain.Units.Unit[])[town.Own, town.Other]) db.TaskOffers.Add(new(town.Campaign.Id, task.Id, unit.Id, 0, db.Now));
        await db.CommitAsync(new Act("Plant", town.County.Id, "PlanTask", task.Id), Stop);
    }

    private static async Task ChangeAsync(Town town, Guid id, Action<PlanTask> change)
    {
        await using var db = town.Site.Open();
        change((await db.PlanTasks.FindAsync([id], Stop))!);
        await db.CommitAsync(new Act("Plant", town.Own.Id, "PlanTask", id), Stop);
    }
}
