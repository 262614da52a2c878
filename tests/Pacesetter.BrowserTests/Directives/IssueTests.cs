using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Pacesetter.BrowserTests.House;
using Pacesetter.Data;
using Pacesetter.Data.Units;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Units;
using Pacesetter.Web.Campaigns;
using Pacesetter.Web.Demo;

namespace Pacesetter.BrowserTests.Directives;

/// <summary>A county issues an opinion, one town signs for it on a phone, and the office chases the other.</summary>
public sealed class IssueTests
{
    private const string Title = "关于推行党员承诺制的意见";
    private static readonly DateTime TheDay = new(2026, 10, 15, 2, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_opinion_is_issued_signed_for_and_chased(bool script)
    {
        await using var site = await BrowserSite.StartAsync(TheDay);
        var (county, town) = await site.DoAsync(SettleAsync);
        var office = await site.EnterAsync("赵立新", Role.Office, county, 1280, 900, script);
        var leader = await site.EnterAsync("沈国安同志", Role.Leader, county, 1280, 900, script);
        var secretary = await site.EnterAsync("李文清", Role.Secretary, town, 390, 844, script);

        await office.GotoAsync($"{site.Address}/units/{county.Code}/2026-10/directives");
        await DraftAsync(office);
        await Assertions.Expect(office.Locator("main")).ToContainTextAsync("填3项");
        await LeadAsync(leader, site);
        await office.ReloadAsync();
        await office.GetByLabel("机关代字").FillAsync("青创先发");
        await office.GetByRole(AriaRole.Button, new() { Name = "编号印发" }).ClickAsync();
        await Assertions.Expect(office.Locator("main")).ToContainTextAsync("青创先发〔2026〕1号");

        await secretary.GotoAsync(site.Address + "/desk");
        await secretary.GetByRole(AriaRole.Link, new() { Name = $"签收《{Title}》" }).ClickAsync();
        await secretary.GetByRole(AriaRole.Button, new() { Name = "签收（柳河镇）" }).ClickAsync();
        await Assertions.Expect(secretary.Locator("main")).ToContainTextAsync("李文清已于");

        await office.GetByRole(AriaRole.Link, new() { Name = "看谁已签收" }).ClickAsync();
        await Assertions.Expect(office.GetByRole(AriaRole.Rowheader)).ToHaveTextAsync(["双桥镇"]);
        await office.GetByRole(AriaRole.Button, new() { Name = "提醒全部未签收单位" }).ClickAsync();
        await Assertions.Expect(office.GetByRole(AriaRole.Status)).ToContainTextAsync("已提醒1个单位");
        Assert.Equal((1, 1), await site.DoAsync(async services =>
        {
            var db = services.GetRequiredService<PacesetterDb>();
            return (await db.DirectiveReceipts.CountAsync(row => row.Signature != null), await db.DirectiveReminders.CountAsync());
        }));
    }

    private static async Task DraftAsync(IPage office)
    {
        await office.GetByRole(AriaRole.Link, new() { Name = "起草文件" }).ClickAsync();
        await office.GetByLabel("文种").SelectOptionAsync("opinion");
        await office.GetByLabel("标题").FillAsync(Title);
        await office.GetByLabel("正文").FillAsync("一、各乡镇要推行党员承诺制。\n二、月底前公布承诺。");
        await office.GetByLabel("乡镇街道").CheckAsync();
        await office.GetByLabel("事项1").FillAsync("承诺公布情况");
        await office.Locator("#fields-0").FillAsync("3");
        await office.GetByLabel("办理时限").FillAsync("2026-10-28");
        await office.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
    }

    private static async Task LeadAsync(IPage leader, BrowserSite site)
    {
        await leader.GotoAsync(site.Address + "/desk");
        await leader.GetByRole(AriaRole.Link, new() { Name = $"审核《{Title}》" }).ClickAsync();
        await leader.GetByRole(AriaRole.Button, new() { Name = "审核通过" }).ClickAsync();
        await leader.GetByRole(AriaRole.Button, new() { Name = "签发", Exact = true }).ClickAsync();
        await Assertions.Expect(leader.Locator("main")).ToContainTextAsync("已签发，待印发");
    }

    private static async Task<(Unit County, Unit Town)> SettleAsync(IServiceProvider services)
    {
        var (tree, from) = (services.GetRequiredService<Tree>(), Month.Of(2025, 1));
        var county = new Unit("5301", "青溪县", "county", from);
        await tree.OpenAsync(county, null, new Act("OpenUnit", null, nameof(Unit), county.Code));
        List<Unit> towns = [new("530101", "柳河镇", "township", from), new("530102", "双桥镇", "township", from)];
        foreach (var town in towns) await tree.OpenAsync(town, county.Id, new Act("OpenUnit", county.Id, nameof(Unit), town.Code));
        await services.GetRequiredService<ApplyRecipe>().RunAsync(await File.ReadAllTextAsync(FillDemo.RecipePath), county.Code, new(2026, 7, 1));
        return (county, towns[0]);
    }
}
