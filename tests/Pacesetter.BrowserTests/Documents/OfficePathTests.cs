using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Pacesetter.BrowserTests.House;
using Pacesetter.Data;

namespace Pacesetter.BrowserTests.Documents;

/// <summary>The office pastes a speech, mends one demand, drops another, hands out, and a county finds the tasks in its plans; with and without JavaScript.</summary>
public sealed class OfficePathTests(DemoCity city, ITestOutputHelper output) : IClassFixture<DemoCity>
{
    private const string Month = "2026-10", County = "青溪县";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_pasted_speech_ends_as_tasks_that_a_county_takes_up(bool script)
    {
        var (root, county) = await CodesAsync();
        var office = await EnterAsync("demo.office", script);
        await office.GoAsync($"/units/{root}/{Month}/plans");
        await office.FollowAsync("文件分解");
        await office.FollowAsync("放入一份文件");
        await office.FillAsync("title", $"推进会上的讲话 {script}");
        await office.FillAsync("text", Speech());
        await office.PressAsync("放入并分解");
        var proposals = office.Page.Locator("li.proposal");
        var found = await proposals.CountAsync();
        Assert.InRange(found, 20, 40);
        Assert.Equal(found, await office.Page.Locator(".marked a.taken sup").CountAsync());
        await MendAsync(office, $"把贯彻意见报到市里 {script}");
        await Assertions.Expect(proposals.First).ToContainTextAsync("赵立新");
        await proposals.Nth(1).GetByRole(AriaRole.Button, new() { Name = "删去" }).ClickAsync();
        await Assertions.Expect(office.Page.Locator("main details summary", new() { HasText = "已删去" })).ToContainTextAsync("1");
        await office.PressAsync($"下达 {found - 1} 条");
        await Assertions.Expect(office.Page.Locator(".notice").First).ToContainTextAsync($"任务 {found - 1} 项");

        var below = await EnterAsync("demo.county", script);
        await below.GoAsync($"/units/{county}/{Month}/plans");
        await below.Page.Locator("li", new() { HasText = $"把贯彻意见报到市里 {script}" }).GetByRole(AriaRole.Button, new() { Name = "承接", Exact = true }).ClickAsync();
        await below.Page.WaitForURLAsync(url => url.EndsWith("/change", StringComparison.Ordinal));
        await office.Page.ReloadAsync();
        await Assertions.Expect(proposals.First).ToContainTextAsync("承接 1");
        output.WriteLine($"JavaScript {(script ? "on" : "off")}: {found} demands, the office {office.Actions} actions on {office.Pages} pages.");
    }

    private static async Task MendAsync(Hand office, string task)
    {
        await office.FollowAsync("修改");
        await office.FillAsync("task", task);
        await office.FillAsync("owner", "赵立新");
        await office.FillAsync("due", "2026-11-20");
        await office.Page.Locator("main input[name=to][value=below]").CheckAsync();
        await office.PressAsync("保存");
    }

    private Task<(string Root, string County)> CodesAsync() => city.Site.DoAsync(async services =>
    {
        var db = services.GetRequiredService<PacesetterDb>();
        var head = await db.Campaigns.Select(row => row.UnitId).FirstAsync();
        return (await db.Units.Where(unit => unit.Id == head).Select(unit => unit.Code).SingleAsync(), await db.Units.Where(unit => unit.Name == County).Select(unit => unit.Code).SingleAsync());
    });

    private async Task<Hand> EnterAsync(string login, bool script)
    {
        var hand = await Hand.OpenAsync(city.Site, script);
        await hand.GoAsync("/account/enter");
        await hand.Page.Locator($"form:has(input[value='{login}']) button").ClickAsync();
        await hand.Page.WaitForURLAsync(url => !url.Contains("/account/", StringComparison.Ordinal));
        return hand;
    }

    /// <summary>The labelled speech without its labels.</summary>
    private static string Speech()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(Path.Combine(folder!.FullName, "tests", "data"))) folder = folder.Parent;
        return string.Concat(File.ReadAllText(Path.Combine(folder.FullName, "tests", "data", "documents", "speech.marked.txt")).Where(sign => !"{}<>[]^@+".Contains(sign, StringComparison.Ordinal)));
    }
}
