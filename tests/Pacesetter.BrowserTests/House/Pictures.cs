using Microsoft.Playwright;

namespace Pacesetter.BrowserTests.House;

/// <summary>Not a test of its own: docs/screenshot calls it to take the pictures of the documentation from a running demonstration.</summary>
public sealed class Pictures
{
    [Fact(Explicit = true)]
    public async Task Of_the_overview_and_the_desk_are_taken()
    {
        var site = Wanted("PACESETTER_SITE");
        var folder = Wanted("PACESETTER_PICTURES");
        await using var chromium = await Chromium.StartAsync();

        var office = await EnterAsync(chromium, site, "活动办", 1280, 1000);
        await office.Locator("a[href*='/overview']").First.ClickAsync();
        await office.WaitForURLAsync("**/overview");
        // The last month that is over: of the running one much is still to come.
        await office.GotoAsync(site + await office.Locator(".month a").First.GetAttributeAsync("href"));
        await office.ScreenshotAsync(new() { Path = Path.Combine(folder, "overview.png") });

        var secretary = await EnterAsync(chromium, site, "书记", 420, 860);
        await secretary.GotoAsync(site + "/desk");
        await secretary.ScreenshotAsync(new() { Path = Path.Combine(folder, "desk.png") });
    }

    private static async Task<IPage> EnterAsync(Chromium chromium, string site, string role, int width, int height)
    {
        var context = await chromium.Browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = height }, Locale = "zh-CN" });
        var page = await context.NewPageAsync();
        await page.GotoAsync(site + "/account/enter");
        await page.Locator("li", new() { HasText = role }).First.GetByRole(AriaRole.Button).ClickAsync();
        await page.WaitForURLAsync("**/desk");
        return page;
    }

    private static string Wanted(string name) =>
        Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException($"{name} is not set: run docs/screenshot.");
}
