using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Pacesetter.BrowserTests.House;
using Pacesetter.BrowserTests.Reports;
using Pacesetter.Data;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Inspections;
using Pacesetter.Web.Campaigns;

namespace Pacesetter.BrowserTests.Inspections;

/// <summary>An inspector's telephone in a village without a signal.</summary>
public sealed class OfflineVisitTests(ITestOutputHelper output)
{
    private const string Seen = "公开栏贴着十月计划";
    private const string Others = "公开栏是空的";
    private static readonly DateTime TheDay = new(2026, 10, 26, 2, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task A_paper_written_without_a_network_is_handed_in_when_it_is_back()
    {
        await using var site = await BrowserSite.StartAsync(TheDay);
        var (page, visit) = await GoAsync(site);
        await CutAsync(page);
        await WriteAsync(page);
        await Assertions.Expect(page.Locator("#kept")).ToContainTextAsync("没有网络");
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("[name=s0]")).ToHaveValueAsync(Seen);

        // Even after the page was closed.
        var context = page.Context;
        await page.CloseAsync();
        page = await context.NewPageAsync();
        await page.GotoAsync($"{site.Address}/visits/{visit}/paper");
        await Assertions.Expect(page.Locator("[name=s0]")).ToHaveValueAsync(Seen);
        Assert.Null((await VisitAsync(site, visit)).HandedIn);

        await context.SetOfflineAsync(false);
        await page.WaitForURLAsync($"{site.Address}/visits/{visit}");
        var handedIn = await VisitAsync(site, visit);
        Assert.Equal(("周正", Seen), (handedIn.HandedIn!.Name, handedIn.Paper.Answer(0)!.Seen));
        Assert.NotNull(handedIn.Paper.Answer(1)!.Photo);
        Assert.Null(await page.EvaluateAsync<string?>($"() => localStorage.getItem('visit-{visit}')"));
    }

    [Fact]
    public async Task Where_somebody_else_wrote_meanwhile_both_are_shown_and_a_person_chooses()
    {
        await using var site = await BrowserSite.StartAsync(TheDay);
        var (page, visit) = await GoAsync(site);
        await CutAsync(page);
        await WriteAsync(page);
        await site.DoAsync(async services =>
        {
            var db = services.GetRequiredService<PacesetterDb>();
            var (row, rules) = (await db.Visits.FirstAsync(one => one.Id == visit), await RulesAsync(services));
            row.Write(rules, await db.Inspections.FirstAsync(), new([new(0, "not", Others, null)], []), complete: false, new(0, "同事", db.Now));
            await db.CommitAsync(new Act("WritePaper", row.UnitId, nameof(Visit), row.Id));
            return 0;
        });
        await page.Context.SetOfflineAsync(false);
        var conflict = page.Locator("#conflict");
        await Assertions.Expect(conflict).ToBeVisibleAsync();
        await Assertions.Expect(conflict).ToContainTextAsync(Seen);
        await Assertions.Expect(conflict).ToContainTextAsync(Others);
        if (Environment.GetEnvironmentVariable("PACESETTER_PICTURES") is { } folder) await page.ScreenshotAsync(new() { Path = Path.Combine(folder, "conflict.png"), FullPage = true });
        await conflict.Locator("fieldset[data-name=s0]").GetByText(Others).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "按选定的交" }).ClickAsync();
        await page.WaitForURLAsync($"{site.Address}/visits/{visit}");
        var answer = (await VisitAsync(site, visit)).Paper.Answer(0)!;
        Assert.Equal(("met", Others), (answer.Grade, answer.Seen));
    }

    [Fact]
    public async Task Without_script_the_paper_is_a_plain_form()
    {
        await using var site = await BrowserSite.StartAsync(TheDay);
        var (page, visit) = await GoAsync(site, script: false);
        await WriteAsync(page, photo: false);
        await page.WaitForURLAsync($"{site.Address}/visits/{visit}");
        Assert.NotNull((await VisitAsync(site, visit)).HandedIn);
    }

    private static async Task WriteAsync(IPage page, bool photo = true)
    {
        await page.Locator("[name=g0][value=met]").CheckAsync(new() { Force = true });
        await page.Locator("[name=s0]").FillAsync(Seen);
        await page.Locator("[name=g1][value=not]").CheckAsync(new() { Force = true });
        await page.Locator("[name=s1]").FillAsync("承诺没有上墙");
        if (photo)
        {
            await page.Locator("[name=p1]").SetInputFilesAsync(new FilePayload { Name = "墙.png", MimeType = "image/png", Buffer = Pixel() });
            await Assertions.Expect(page.Locator("#kept")).ToBeVisibleAsync();
            await page.WaitForFunctionAsync("() => Object.keys(localStorage).some(key => localStorage[key].includes('data:image'))");
        }
        await page.GetByRole(AriaRole.Button, new() { Name = "交底稿" }).ClickAsync();
    }

    /// <summary>Waits until the page says that it can do without, then pulls the plug; the worker must feel it too.</summary>
    private async Task CutAsync(IPage page)
    {
        await page.WaitForFunctionAsync("() => document.documentElement.dataset.offline === 'ready' && navigator.serviceWorker.controller");
        await page.Context.SetOfflineAsync(true);
        var cut = await page.EvaluateAsync<bool>("() => fetch('/health/live').then(() => false, () => true)");
        output.WriteLine($"The network is cut: {cut}");
        Assert.True(cut);
    }

    private static async Task<(IPage Page, Guid Visit)> GoAsync(BrowserSite site, bool script = true)
    {
        var place = await VillageMonth.SettleAsync(site);
        var page = await site.EnterAsync("周正", Role.Inspector, place.Town, 390, 844, script);
        var id = await site.DoAsync(async services =>
        {
            var db = services.GetRequiredService<PacesetterDb>();
            var (account, campaign) = (await db.Users.FirstAsync(row => row.Name == "周正"), await db.Campaigns.FirstAsync());
            var recipe = services.GetRequiredService<Recipes>().Of(campaign);
            var inspection = Inspection.Plan(recipe.Inspection!, recipe.WorkingDays, campaign.Id, place.Town.Id, new("十月抽查", "镇党委安排", "计划与承诺", null, new(2026, 10, 20), new(2026, 10, 30), 1)
            {
                Questions = [new("有没有月计划", CheckedBy.Record), new("承诺上墙了吗", CheckedBy.Site)],
            }, new(account.Id, db.Now));
            inspection.Announce(recipe.Inspection!, recipe.WorkingDays, account.Id, db.Now, new(2026, 10, 12));
            var visit = Visit.Of(inspection, place.Village.Id, new(place.Village.Code, "village", 1, 2, []), [new(account.Id, account.Name)]);
            visit.Settle(recipe.Inspection!, recipe.WorkingDays, inspection, db.Today, []);
            visit.Arrive(recipe.WorkingDays, inspection, account.Id, db.Now, db.Today);
            db.AddRange(inspection, visit);
            await db.CommitAsync(new Act("BeginVisit", place.Village.Id, nameof(Visit), visit.Id));
            return visit.Id;
        });
        await page.GotoAsync($"{site.Address}/visits/{id}/paper");
        return (page, id);
    }

    private static Task<Visit> VisitAsync(BrowserSite site, Guid id) => site.DoAsync(services => services.GetRequiredService<PacesetterDb>().Visits.AsNoTracking().FirstAsync(row => row.Id == id));

    private static async Task<Inspecting> RulesAsync(IServiceProvider services) => services.GetRequiredService<Recipes>().Of(await services.GetRequiredService<PacesetterDb>().Campaigns.FirstAsync()).Inspection!;

    // One white pixel.
    private static byte[] Pixel() => Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==");
}
