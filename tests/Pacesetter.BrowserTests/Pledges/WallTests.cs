using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Pacesetter.BrowserTests.House;
using Pacesetter.Data;
using Pacesetter.Data.Campaigns;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Pledges;
using Pacesetter.Domain.Units;
using Hand = Pacesetter.Domain.Pledges.Hand;

namespace Pacesetter.BrowserTests.Pledges;

/// <summary>The public board on paper, for a village without a screen: the sheet has the size asked for, nothing is cut off, and names are there by consent only.</summary>
public sealed partial class WallTests
{
    private static readonly DateTime TheDay = new(2026, 3, 20, 2, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData("a4", 595, 842)]
    [InlineData("a3", 842, 1191)]
    public async Task The_board_prints_on_the_paper_asked_for_with_nothing_cut_off(string size, int width, int height)
    {
        await using var site = await BrowserSite.StartAsync(TheDay);
        var branch = await site.DoAsync(PublishedAsync);
        var page = await site.Browser.NewPageAsync(new() { Locale = "zh-CN" });
        await page.GotoAsync($"{site.Address}/board/{branch.Code}");
        await page.GetByRole(AriaRole.Link, new() { Name = "打印", Exact = false }).First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = size.ToUpperInvariant(), Exact = true }).ClickAsync();
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        foreach (var screenOnly in (string[])[".bar", "nav.no-print"]) await Assertions.Expect(page.Locator(screenOnly).First).ToBeHiddenAsync();
        var main = page.Locator("main");
        await Assertions.Expect(main).ToContainTextAsync("党员03");
        await Assertions.Expect(main).Not.ToContainTextAsync("党员02");
        Assert.Equal(30, await page.Locator("table.board tbody tr").CountAsync());

        var sheets = MediaBox().Matches(Encoding.Latin1.GetString(await page.PdfAsync(new() { PreferCSSPageSize = true })));
        Assert.InRange(sheets.Count, 1, size == "a3" ? 3 : 4);
        Assert.All(sheets, sheet => Assert.Equal((width, height), (Points(sheet, 1), Points(sheet, 2))));
        // As wide as the paper between its margins, nothing may stick out.
        await page.SetViewportSizeAsync((int)((width / 72.0 * 96) - (size == "a3" ? 136 : 113)), height);
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"));
    }

    private static int Points(Match sheet, int group) => (int)Math.Round(double.Parse(sheet.Groups[group].Value, CultureInfo.InvariantCulture));

    /// <summary>Thirty members, each with a published pledge; every second one lets the name be shown.</summary>
    private static async Task<Unit> PublishedAsync(IServiceProvider services)
    {
        var branch = await PledgeYearTests.SettleAsync(services);
        var db = services.GetRequiredService<PacesetterDb>();
        var campaign = await db.Campaigns.SingleAsync();
        var (rules, hand, month) = (RecipeYaml.Read(campaign.Recipe).Recipe!.Pledges!, new Hand(99, null), db.ThisMonth);
        foreach (var (i, member) in (await db.Members.OrderBy(row => row.Id).ToListAsync()).Index())
        {
            var pledge = Pledge.Propose(rules, new(campaign.Id, branch.Id, member.Id), 2026, false, new($"全年上门为第{i + 1}组的独居老人送药、理发、修水电各{i + 2}次，随叫随到", new(2026, 12, 20)) { Kind = rules.Kinds[1].Key, Target = i + 2, Measure = "次数" }, 0, new(1, db.Now, month, null));
            pledge.LetName(i % 2 == 0, hand, db.Now);
            pledge.Vet(rules, [.. rules.Vetting.Select(_ => true)], null, hand, db.Now, month);
            pledge.Publish(rules, hand, db.Now, month);
            db.Pledges.Add(pledge);
        }
        await db.CommitAsync(new Act("PublishPledge", branch.Id, nameof(Pledge), branch.Code));
        return branch;
    }

    [GeneratedRegex(@"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]")]
    private static partial Regex MediaBox();
}
