using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Pacesetter.BrowserTests.House;
using Pacesetter.Data;
using Pacesetter.Data.Tallies;
using Pacesetter.Data.Units;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Units;
using Pacesetter.Web.Campaigns;
using Pacesetter.Web.Demo;

namespace Pacesetter.BrowserTests.Pledges;

/// <summary>The year of a member on a phone within ten actions and, by <see cref="Effort"/>, five minutes, and that of a secretary with thirty members; sign-in not counted.</summary>
public sealed class PledgeYearTests(ITestOutputHelper output)
{
    private const int MostActions = 10;
    private const int MostSeconds = 300;
    private const int SignsASentence = 15;
    private static readonly DateTime TheDay = new(2026, 3, 5, 2, 0, 0, DateTimeKind.Utc);
    private int actions;
    private int seconds;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_member_and_a_secretary_of_thirty_go_through_the_year(bool script)
    {
        await using var site = await BrowserSite.StartAsync(TheDay);
        var branch = await site.DoAsync(services => SettleAsync(services));
        var member = await site.EnterAsync("杨秀芬", Role.Member, branch, 390, 844, script);
        var secretary = await site.EnterAsync("李文清", Role.Secretary, branch, 1280, 900, script);
        var pledges = $"{site.Address}/units/{branch.Code}/2026-03/pledges";

        await MemberPledgesAsync(member, site);
        var (own, time) = Counted();
        var spoken = await SecretaryRecordsAsync(secretary, pledges);
        await SecretaryDecidesAsync(secretary, pledges);
        var (written, _) = Counted();
        await MemberFulfilsAsync(member, site);
        var (last, later) = Counted();
        (own, time) = (own + last, time + later);

        output.WriteLine($"A member's year, JavaScript {(script ? "on" : "off")}: {own} actions, {time} seconds by the model. A secretary writing down 29 of 30 pledges, vetting and publishing 30: {written} actions, {spoken} of them what was said.");
        Assert.InRange(own, 1, MostActions);
        Assert.InRange(time, 1, MostSeconds);
        Assert.Equal((30, 1), await site.DoAsync(async services =>
        {
            var db = services.GetRequiredService<PacesetterDb>();
            return (await db.Pledges.CountAsync(row => row.Publication != null), await db.Pledges.CountAsync(row => row.Fulfilment != null));
        }));
        var board = await site.Browser.NewPageAsync();
        await board.GotoAsync($"{site.Address}/board/{branch.Code}/wall?size=a3");
        await board.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(board.Locator("main")).ToContainTextAsync("全年走访十二户困难家庭");
        await Assertions.Expect(board.Locator(".bar")).ToBeHiddenAsync();
    }

    private async Task MemberPledgesAsync(IPage member, BrowserSite site)
    {
        await OpenAsync(member, site.Address + "/pledges");
        await TypeAsync(member.GetByLabel("承诺内容"), "全年走访十二户困难家庭，每户办成一件事");
        await Do(member.GetByLabel("实事承诺").CheckAsync());
        await Do(member.GetByRole(AriaRole.Button, new() { Name = "提出", Exact = true }).ClickAsync());
        await Assertions.Expect(member.GetByRole(AriaRole.Status)).ToContainTextAsync("承诺已提出");
    }

    // What the other twenty-nine said, each in one field.
    private async Task<int> SecretaryRecordsAsync(IPage secretary, string pledges)
    {
        await secretary.GotoAsync(pledges + "?step=propose");
        foreach (var (i, field) in (await secretary.Locator("input[name^='text-']").AllAsync()).Index()) await Do(field.FillAsync(Spoken(i)));
        var spoken = actions;
        Assert.Equal(29, spoken);
        await PressAsync(secretary, "保存");
        return spoken;
    }

    private async Task SecretaryDecidesAsync(IPage secretary, string pledges)
    {
        foreach (var (step, button) in ((string, string)[])[("vet", "审定所选"), ("publish", "公布所选")])
        {
            await secretary.GotoAsync($"{pledges}?step={step}");
            foreach (var box in await secretary.Locator("input[name=pick]").AllAsync())
                if (!await box.IsCheckedAsync()) await Do(box.CheckAsync());
            await PressAsync(secretary, button);
        }
    }

    private async Task MemberFulfilsAsync(IPage member, BrowserSite site)
    {
        await OpenAsync(member, site.Address + "/pledges");
        await Do(member.GetByLabel("已兑现").CheckAsync());
        await TypeAsync(member.Locator("input[name=sentence]"), "十二户都走到了");
        await Do(member.GetByRole(AriaRole.Button, new() { Name = "记下践诺情况" }).ClickAsync());
        await Assertions.Expect(member.GetByRole(AriaRole.Status)).ToContainTextAsync("已记下践诺情况");
    }

    private (int Actions, int Seconds) Counted()
    {
        var counted = (actions, seconds);
        (actions, seconds) = (0, 0);
        return counted;
    }

    private async Task OpenAsync(IPage page, string address)
    {
        await page.GotoAsync(address);
        // It is looked over now and once more when what was done comes back.
        seconds += 2 * Effort.SecondsAPage;
    }

    private async Task TypeAsync(ILocator field, string sentence)
    {
        await Do(field.FillAsync(sentence));
        seconds += Effort.SecondsASentence * ((sentence.Length + SignsASentence - 1) / SignsASentence);
    }

    private static string Spoken(int i) => i switch
    {
        < 10 => $"每月到{(char)('甲' + i)}组巡逻两次，登记在册",
        < 20 => $"年内栽活{i * 3}棵果树",
        _ => $"替独居老人挑水{i}担",
    };

    private async Task PressAsync(IPage page, string button)
    {
        await Do(page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync());
        await Assertions.Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("已办");
    }

    private async Task Do(Task touch)
    {
        actions++;
        seconds += Effort.SecondsALine + Effort.SecondsATouch;
        await touch;
    }

    internal static async Task<Unit> SettleAsync(IServiceProvider services)
    {
        var (db, tree) = (services.GetRequiredService<PacesetterDb>(), services.GetRequiredService<Tree>());
        var head = new Unit("71", "柳河镇", "township", Month.Of(2025, 1));
        await tree.OpenAsync(head, null, new Act("OpenUnit", null, nameof(Unit), head.Code));
        var branch = new Unit("7101", "李家坝村党支部", "branch", Month.Of(2025, 1));
        await tree.OpenAsync(branch, head.Id, new Act("OpenUnit", null, nameof(Unit), branch.Code));
        await new ApplyRecipe(db, services.GetRequiredService<Recount>()).RunAsync(await File.ReadAllTextAsync(FillDemo.RecipePath), head.Code, new(2026, 1, 1));
        var members = Enumerable.Range(1, 30).Select(i => new Member($"7101-{i:00}", i == 1 ? "杨秀芬" : $"党员{i:00}", branch.Id) { Post = "党员" }).ToList();
        db.Members.AddRange(members);
        await db.CommitAsync(new Act("AddMember", branch.Id, nameof(Member), branch.Code));
        db.Memberships.AddRange(members.Select(member => new Membership(member.Id, branch.Id, Month.Of(2026, 1), Month.Never)));
        await db.CommitAsync(new Act("AddMember", branch.Id, nameof(Member), branch.Code));
        return branch;
    }
}
