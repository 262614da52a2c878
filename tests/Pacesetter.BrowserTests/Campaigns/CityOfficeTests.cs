using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Pacesetter.BrowserTests.House;
using Pacesetter.Data;
using Pacesetter.Web.Accounts.FirstRun;

namespace Pacesetter.BrowserTests.Campaigns;

/// <summary>From an empty store and the real roster of a prefecture to a number that moves: the office sets up, a district plans, the office approves and sees it.</summary>
public sealed partial class CityOfficeTests(ITestOutputHelper output)
{
    private const string City = "6205", District = "620502", Month = "2026-10", Password = "Zheng-you-2026";

    // On this day each of the three plans of a campaign from August has fallen due.
    private static readonly DateTime TheDay = new(2026, 10, 26, 2, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_city_office_gets_from_its_roster_to_a_number_that_moves(bool script)
    {
        await using var site = await BrowserSite.StartAsync(TheDay);
        var office = await Hand.OpenAsync(site, script);
        await EnterAsync(office, await SetUpAsync(site, office), "office");
        await office.FollowAsync("总览");
        var (have, must) = await CompleteAsync(office);
        Assert.Equal(0, have);
        Assert.True(must > 2700, $"{must} units must have plans");

        var district = await Hand.OpenAsync(site, script);
        await EnterAsync(district, await AddDistrictAsync(office), "qinzhou");
        await PlanAsync(district, 1, "两年内全区村级活动场所全部达标");
        await PlanAsync(district, 2, "今年修缮 40 个村级活动场所");
        await PlanAsync(district, 3, null);

        foreach (var _ in (int[])[1, 2])
        {
            await office.GoAsync($"/units/{City}/{Month}/plans/awaiting");
            await office.FollowAsync("秦州区");
            await office.PressAsync("批准");
            await Assertions.Expect(office.Page.Locator(".planbar")).ToContainTextAsync("已生效");
        }
        await office.GoAsync($"/units/{City}/{Month}/overview");
        Assert.Equal((1, must), await CompleteAsync(office));
        await office.GoAsync($"/units/{City}/{Month}/list/lacking");
        await Assertions.Expect(office.Page.Locator("main")).ToContainTextAsync((must - 1).ToString("N0", CultureInfo.InvariantCulture));
        output.WriteLine($"JavaScript {(script ? "on" : "off")}: the office {office.Actions} actions on {office.Pages} pages, the district {district.Actions} on {district.Pages}.");
    }

    /// <returns>The link by which the office sets its password.</returns>
    private static async Task<string> SetUpAsync(BrowserSite site, Hand office)
    {
        var page = await site.DoAsync(services => services.GetRequiredService<FirstRunKey>().MakeAsync(services.GetRequiredService<PacesetterDb>()));
        await office.GoAsync(page!);
        await office.ChooseAsync("Form.Recipe", "chuangxian-zhengyou");
        await office.FillAsync("Form.Start", "2026-08-01");
        await office.HandOverAsync("Form.Roster", Roster());
        await office.FillAsync("Form.OfficeName", "张文斌");
        await office.FillAsync("Form.SystemName", "李系统");
        await office.FillAsync("Form.SecurityName", "王安全");
        await office.FillAsync("Form.AuditName", "赵审计");
        await office.PressAsync("完成设置");
        return await office.Page.Locator("main li code").First.TextContentAsync() ?? "";
    }

    private static async Task EnterAsync(Hand hand, string link, string login)
    {
        await hand.GoAsync(link.Trim());
        await hand.FillAsync("password", Password);
        await hand.FillAsync("again", Password);
        await hand.PressAsync("设置密码");
        await hand.FillAsync("login", login);
        await hand.FillAsync("password", Password);
        await hand.PressAsync("登录");
        await hand.Page.WaitForURLAsync(url => url.EndsWith("/desk", StringComparison.Ordinal));
    }

    private static async Task<string> AddDistrictAsync(Hand office)
    {
        await office.GoAsync($"/admin/accounts?unit={District}");
        await office.FillAsync("name", "王建国");
        await office.FillAsync("login", "qinzhou");
        await office.ChooseAsync("role", "secretary");
        await office.PressAsync("开账户");
        return await office.Page.Locator("main .notice code").TextContentAsync() ?? "";
    }

    /// <param name="task">Null: the plan is drawn up from the longer ones as it is.</param>
    private static async Task PlanAsync(Hand district, int slot, string? task)
    {
        await district.GoAsync($"/units/{District}/{Month}/plans?view={slot}");
        if (task is not null)
        {
            await district.FollowAsync("添加任务");
            await district.FillAsync("title", task);
            await district.FillAsync("owner", "王建国");
            await district.FillAsync("core-work", "乡村建设");
            await district.PressAsync("保存");
        }
        await district.PressAsync("提交");
        await Assertions.Expect(district.Page.Locator(".planbar")).Not.ToContainTextAsync("起草中");
    }

    /// <returns>Units whose plans are complete, and those that must have any, as the overview explains its first figure.</returns>
    private static async Task<(int Have, int Must)> CompleteAsync(Hand office)
    {
        var how = await office.Page.Locator(".figure .how p").First.TextContentAsync();
        var numbers = Quotient().Match(how!);
        return (Number(numbers.Groups[1].Value), Number(numbers.Groups[2].Value));

        static int Number(string text) => int.Parse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
    }

    private static string Roster()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(Path.Combine(folder!.FullName, "tests", "data"))) folder = folder.Parent;
        return Path.Combine(folder.FullName, "tests", "data", "units-tianshui.csv");
    }

    [GeneratedRegex("([0-9,]+) ÷ ([0-9,]+)")]
    private static partial Regex Quotient();
}
