using Microsoft.Playwright;

namespace Pacesetter.BrowserTests.House;

/// <summary>Somebody at a screen whose touches and pages are counted. Looks only at the page's own part, not at the bar.</summary>
internal sealed class Hand
{
    private const int Patience = 120_000;

    private readonly string site;

    private Hand(IPage page, string site)
    {
        (Page, this.site) = (page, site);
        page.Load += (_, _) => Pages++;
    }

    public IPage Page { get; }

    public int Actions { get; private set; }

    public int Pages { get; private set; }

    public static async Task<Hand> OpenAsync(BrowserSite site, bool script)
    {
        var context = await site.Browser.NewContextAsync(new() { ViewportSize = new() { Width = 1280, Height = 900 }, Locale = "zh-CN", JavaScriptEnabled = script });
        context.SetDefaultTimeout(Patience);
        return new(await context.NewPageAsync(), site.Address);
    }

    /// <summary>An address that is typed or handed over, on this site.</summary>
    public async Task GoAsync(string address) => await Do(Page.GotoAsync(address.StartsWith('/') ? site + address : address));

    public Task FillAsync(string field, string text) => Do(Page.Locator($"main [name='{field}']").First.FillAsync(text));

    public Task ChooseAsync(string field, string value) => Do(Page.Locator($"main select[name='{field}']").SelectOptionAsync(value));

    public Task HandOverAsync(string field, string file) => Do(Page.Locator($"main [name='{field}']").SetInputFilesAsync(file));

    public Task PressAsync(string button) => Do(TurnAsync(Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First));

    public Task FollowAsync(string link) => Do(TurnAsync(Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).First));

    /// <summary>Presses what leads to another page, and waits for that.</summary>
    private async Task TurnAsync(ILocator what)
    {
        var loaded = new TaskCompletionSource();
        void Arrive(object? sender, IPage page) => loaded.TrySetResult();
        Page.Load += Arrive;
        await what.ClickAsync();
        await loaded.Task.WaitAsync(TimeSpan.FromMilliseconds(Patience));
        Page.Load -= Arrive;
    }

    private async Task Do(Task touch)
    {
        Actions++;
        await touch;
    }
}
