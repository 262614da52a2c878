using Deque.AxeCore.Playwright;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Pacesetter.BrowserTests.House;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Plans;

namespace Pacesetter.BrowserTests.Reports;

/// <summary>The month of a village secretary on a phone: at most twelve actions and three pages, sign-in not counted.</summary>
public sealed class MonthTests(ITestOutputHelper output)
{
    private const int MostActions = 12;
    private const int MostPages = 3;
    private static readonly DateTime TheDay = new(2026, 10, 26, 2, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_village_secretary_does_the_month_within_the_budget(bool script)
    {
        await using var site = await BrowserSite.StartAsync(TheDay);
        var place = await VillageMonth.SettleAsync(site);
        var page = await site.EnterAsync("李大山", Role.Secretary, place.Village, 390, 844, script);
        var (actions, pages) = (0, 0);
        // Not the event that a page has loaded: the one of the page before may still be on its way.
        page.Response += (_, response) => pages += response.Request.IsNavigationRequest && response.Status == 200 ? 1 : 0;
        var requests = new List<string>();
        page.Request += (_, request) => requests.Add(request.Url);
        async Task Do(Task touch)
        {
            actions++;
            await touch;
        }

        await page.GotoAsync(site.Address + "/desk");
        var roof = page.Locator("form li", new() { HasText = "修缮村级活动场所屋顶" }).First;
        await Do(roof.GetByLabel("进行").CheckAsync());
        await Do(roof.Locator(".why input").FillAsync("连日下雨，瓦要到月底才到"));
        await Do(page.Locator(".quantity input").Last.FillAsync("10"));
        await Do(page.GetByText("加照片", new() { Exact = true }).ClickAsync());
        await Do(page.Locator("input[type=file]").Nth(1).SetInputFilesAsync(new FilePayload { Name = "挂牌.png", MimeType = "image/png", Buffer = Pixel() }));
        await Do(page.GetByRole(AriaRole.Button, new() { Name = "提交报告" }).ClickAsync());
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("报告已收到");
        await Do(page.GetByRole(AriaRole.Button, new() { Name = "确认" }).ClickAsync());
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("今天没有到期的事");

        output.WriteLine($"The month of a village secretary, JavaScript {(script ? "on" : "off")}: {actions} actions, {pages} pages.");
        Assert.InRange(actions, 1, MostActions);
        Assert.InRange(pages, 1, MostPages);
        Assert.All(requests, url => Assert.StartsWith(site.Address, url));
        await EverythingIsThereAsync(site, place);
    }

    [Theory]
    [InlineData(390, "zh-CN")]
    [InlineData(1280, "en")]
    public async Task The_pages_of_a_month_fit_the_screen_and_please_axe(int width, string language)
    {
        await using var site = await BrowserSite.StartAsync(TheDay);
        var place = await VillageMonth.SettleAsync(site);
        var village = await site.EnterAsync("李大山", Role.Secretary, place.Village, width, 844, language: language);
        await LookAsync(village, site, "/desk", $"desk-{width}");
        await LookAsync(village, site, $"/units/{place.Village.Code}/2026-10/report", $"report-{width}");
        await LookAsync(village, site, $"/units/{place.Village.Code}/2026-09/report", $"report-september-{width}");
        await LookAsync(village, site, $"/units/{place.Village.Code}/2026-11/month-plan", $"month-plan-{width}");
        site.Time.Utc = new(2026, 10, 30, 2, 0, 0, DateTimeKind.Utc);
        var town = await site.EnterAsync("张文斌", Role.Office, place.Town, width, 844, language: language);
        await LookAsync(town, site, "/desk", $"desk-office-{width}");
        await LookAsync(town, site, $"/units/{place.Town.Code}/2026-10/reports", $"reports-{width}");
        await LookAsync(town, site, $"/units/{place.Neighbour.Code}/2026-10/report", $"report-for-{width}");
    }

    [Fact]
    public async Task What_was_typed_stays_when_a_sentence_is_missing()
    {
        await using var site = await BrowserSite.StartAsync(TheDay);
        var place = await VillageMonth.SettleAsync(site);
        var page = await site.EnterAsync("李大山", Role.Secretary, place.Village, 390, 844);
        await page.GotoAsync(site.Address + "/desk");
        var roof = page.Locator("form li", new() { HasText = "修缮村级活动场所屋顶" }).First;
        await Assertions.Expect(roof.Locator(".why")).ToBeHiddenAsync();
        await roof.GetByLabel("进行").CheckAsync();
        await Assertions.Expect(roof.Locator(".why")).ToBeVisibleAsync();
        await page.Locator(".quantity input").Last.FillAsync("11");
        await page.GetByRole(AriaRole.Button, new() { Name = "提交报告" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("修缮村级活动场所屋顶");
        await Assertions.Expect(page.Locator(".quantity input").Last).ToHaveValueAsync("11");
        await Assertions.Expect(roof.Locator("input[value=under-way]")).ToBeCheckedAsync();
        await PictureAsync(page, "desk-refused");
    }

    private static Task<int> EverythingIsThereAsync(BrowserSite site, VillageMonth place) => site.DoAsync(async services =>
    {
        var db = services.GetRequiredService<PacesetterDb>();
        Assert.True(await db.Reports.AnyAsync(row => row.UnitId == place.Village.Id && row.Month == Month.Of(2026, 10)));
        Assert.Equal("image/jpeg", (await db.Evidence.SingleAsync()).ContentType);
        Assert.Equal([(ProgressState.Done, 5), (ProgressState.UnderWay, 10), (ProgressState.UnderWay, null)],
            (await db.TaskProgress.Where(row => row.Month == Month.Of(2026, 10)).ToListAsync()).Select(row => (row.State, (int?)row.Quantity)).OrderByDescending(row => row.State).ThenByDescending(row => row.Item2));
        return 0;
    });

    private static async Task LookAsync(IPage page, BrowserSite site, string address, string name)
    {
        var response = await page.GotoAsync(site.Address + address);
        Assert.Equal((200, site.Address + address), (response!.Status, page.Url));
        await PictureAsync(page, name);
        Assert.False(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > window.innerWidth"), $"{address} is wider than the screen");
        var result = await page.RunAxe();
        Assert.Empty(result.Violations.Select(violation => $"{address}: {violation.Id} {violation.Nodes[0].Html}"));
    }

    private static async Task PictureAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("PACESETTER_PICTURES") is { } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = true });
    }

    // One white pixel.
    private static byte[] Pixel() => Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==");
}
