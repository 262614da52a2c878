using System.Net;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data.Carriers;
using Pacesetter.Data.Plans;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Plans;
using Pacesetter.Domain.Units;
using Pacesetter.Tests.House;
using Pacesetter.Tests.Plans;
using Pacesetter.Tests.Shell;

namespace Pacesetter.Tests.Carriers;

public sealed class CarriersPagesTests
{
    private const string Shipped = "carriers/shuangcu-shuangjian";
    private static readonly string[] ForAll = ["carriers", Shipped, Shipped + "/tasks", Shipped + "/tasks?state=overdue&own=yes", Shipped + "/units"];
    private static readonly string[] ForTheOffice = ["carriers/new", Shipped + "/change"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task A_stranger_finds_no_page_everybody_below_reads_and_the_office_at_the_head_amends(DatabaseKind kind)
    {
        var town = await Town.FoundAsync(kind);
        using var stranger = await town.Site.EnterAsync(Role.Office, await town.Site.PlantAsync("石泉县"));
        using var secretary = await town.SecretaryAsync();
        using var office = await town.OfficeAboveAsync();
        foreach (var page in ForAll.Concat(ForTheOffice))
        {
            Assert.Equal((page, HttpStatusCode.NotFound), (page, await stranger.StatusAsync(town.Page(page))));
            Assert.Equal((page, ForAll.Contains(page) ? HttpStatusCode.OK : HttpStatusCode.NotFound), (page, await secretary.StatusAsync(town.Page(page))));
            Assert.Equal((page, HttpStatusCode.OK), (page, await office.StatusAsync(town.Page(page, town.County))));
            // Not even the head's office amends from the page of a unit below.
            if (ForTheOffice.Contains(page)) Assert.Equal(HttpStatusCode.NotFound, await office.StatusAsync(town.Page(page)));
            var english = await office.TextAsync(town.Page(page, town.County) + (page.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "lang=en");
            Assert.DoesNotContain("carriers.", english, StringComparison.Ordinal);
            await office.StatusAsync(town.Page() + "?lang=zh");
        }
        Assert.Equal(HttpStatusCode.NotFound, await office.StatusAsync(town.Page("carriers/nothing")));
        Assert.Equal(HttpStatusCode.NotFound, await office.StatusAsync(town.Page(Shipped + "/tasks?state=happy")));
    }

    [Theory, OnBothDatabases]
    public async Task What_the_name_stands_for_is_marked_as_unknown_until_the_office_fills_it_in(DatabaseKind kind)
    {
        var town = await Town.FoundAsync(kind);
        using var secretary = await town.SecretaryAsync();
        Assert.Contains("含义待填", await secretary.TextAsync(town.Page("carriers")), StringComparison.Ordinal);
        Assert.Contains("由活动办公室填写", await secretary.TextAsync(town.Page(Shipped)), StringComparison.Ordinal);
        using var office = await town.OfficeAboveAsync();
        using var saved = await office.SubmitAsync(town.Page(Shipped + "/change", town.County), "carrier", ("expansion", "促作用发挥、促城乡统筹"), ("aims", "建阵地\n建队伍"), ("number-0", "120"), ("measure-0", "个"), ("reason", "县委文件第3号"));
        Assert.Equal(HttpStatusCode.Found, saved.StatusCode);
        var page = await secretary.TextAsync(town.Page(Shipped));
        foreach (var said in (string[])["促作用发挥、促城乡统筹", "建队伍", "目标 120 个", "县委文件第3号", "李文清"]) Assert.Contains(said, page.Replace("目标120个", "目标 120 个", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("含义待填", await secretary.TextAsync(town.Page("carriers")), StringComparison.Ordinal);
        // English words that nobody touched are still there.
        Assert.Contains("Village venues in use", await secretary.TextAsync(town.Page(Shipped) + "?lang=en"), StringComparison.Ordinal);

        using var stale = await office.SubmitAsync(town.Page(Shipped + "/change", town.County), "carrier", ("expansion", "另一说"), ("revision", "0"));
        Assert.Equal(HttpStatusCode.OK, stale.StatusCode);
        await using var db = town.Site.Open();
        var act = await db.Acts.SingleAsync(row => row.UnitId == town.County.Id && row.Name == "AmendCarrier", Stop);
        Assert.Contains("\"Expansion\":null", act.Before, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_mistake_keeps_what_was_typed_and_a_new_carrier_may_be_joined_at_once(DatabaseKind kind)
    {
        var town = await Town.FoundAsync(kind);
        using var office = await town.OfficeAboveAsync();
        using var refused = await office.SubmitAsync(town.Page("carriers/new", town.County), "carrier", ("name", "三级联创"), ("indicator-0", "达标支部"), ("number-0", "许多"));
        var form = await Visitor.ReadAsync(refused);
        Assert.Equal("三级联创", form.GetElementById("name")!.GetAttribute("value"));
        Assert.Contains("“许多”不是数字", form.Body!.TextContent, StringComparison.Ordinal);
        using var saved = await office.SubmitAsync(town.Page("carriers/new", town.County), "carrier", ("name", "三级联创"));
        Assert.Equal(HttpStatusCode.Found, saved.StatusCode);
        using var secretary = await town.SecretaryAsync();
        var page = await secretary.PageAsync(town.Page("carriers/carrier-1"));
        var join = page.QuerySelectorAll("a.btn").First(link => link.TextContent.Contains("逐月推进计划", StringComparison.Ordinal)).GetAttribute("href")!;
        using var joined = await secretary.SubmitAsync(join, "task", ("title", "每个支部每月开放活动室4次"));
        Assert.Equal(HttpStatusCode.Found, joined.StatusCode);
        Assert.Contains("每个支部每月开放活动室4次", await secretary.TextAsync(town.Page("carriers/carrier-1")), StringComparison.Ordinal);
        Assert.Contains("李家坝镇", await office.TextAsync(town.Page("carriers/carrier-1/units", town.County)), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Every_number_opens_the_list_it_counts_and_agrees_with_the_tallies(DatabaseKind kind)
    {
        var town = await Town.FoundAsync(kind);
        await PlantAsync(town);
        using var office = await town.OfficeAboveAsync();
        var county = town.Page(Shipped, town.County);
        var page = await office.PageAsync(county);
        Assert.Equal(["2", "4", "1", "1"], page.QuerySelectorAll(".figure .v a").Select(link => link.TextContent));
        foreach (var link in page.QuerySelectorAll(".figure .v a, .figure p a, .sheet td a").Where(link => link.GetAttribute("href")!.Contains("/tasks", StringComparison.Ordinal) || link.GetAttribute("href")!.EndsWith("/units", StringComparison.Ordinal)))
        {
            var number = int.Parse(string.Concat(link.TextContent.Where(char.IsDigit)), System.Globalization.CultureInfo.InvariantCulture);
            Assert.Equal((link.GetAttribute("href"), number), (link.GetAttribute("href"), (await office.PageAsync(link.GetAttribute("href")!)).QuerySelectorAll("tbody tr").Length));
        }
        // All tasks of the county stand under the carrier, so its numbers must be those of the overview.
        await using var db = town.Site.Open();
        var states = await db.UnderCarriers(town.Campaign.Id, town.County.Id, Month.Of(2026, 10)).GroupBy(row => row.State).Select(group => new { group.Key, Number = group.Count() }).ToDictionaryAsync(row => row.Key, row => row.Number, Stop);
        var tallies = await db.Tallies.Where(row => row.CampaignId == town.Campaign.Id && row.Month == Month.Of(2026, 10)).ToListAsync(Stop);
        Assert.Equal(tallies.Sum(row => row.TasksOverdue), states[TaskState.Overdue]);
        Assert.Equal(tallies.Sum(row => row.TasksDropped), states[TaskState.Dropped]);
        Assert.Equal(tallies.Sum(row => row.TasksActive + row.TasksOverdue), states.Where(state => state.Key != TaskState.Dropped).Sum(state => state.Value));
        // In September the same tasks stood otherwise, and the page of the town below knows only its own.
        Assert.Equal(["1", "4", "0", "1"], (await office.PageAsync(town.Page(Shipped, town.County, "2026-09"))).QuerySelectorAll(".figure .v").Select(figure => figure.FirstElementChild is { LocalName: "a" } link ? link.TextContent : "0"));
        Assert.DoesNotContain("王家坝的任务", await office.TextAsync(town.Page(Shipped + "/tasks")), StringComparison.Ordinal);
    }

    /// <summary>Under the carrier: one running, one done, one overdue and one dropped in the first town, one running in the other, which begins in October.</summary>
    private static async Task PlantAsync(Town town)
    {
        await using var db = town.Site.Open();
        var october = Month.Of(2026, 10);
        Add(town.Own, "进行中的任务", Town.July, Month.Of(2026, 12));
        Add(town.Own, "已办结的任务", Town.July, Month.Of(2026, 12)).Complete(1, db.Now, october);
        Add(town.Own, "逾期的任务", Town.July, october.Previous);
        Add(town.Own, "取消的任务", Town.July, Month.Of(2026, 12)).GiveUp("并入别的任务", 1, db.Now, october);
        Add(town.Other, "王家坝的任务", october, Month.Of(2026, 12));
        await db.CommitAsync(new Act("Plant", town.Own.Id, nameof(PlanTask), "carriers"));

        PlanTask Add(Unit unit, string title, Month from, Month to)
        {
            var task = new PlanTask(town.Campaign.Id, unit.Id, 2, title, from, to, from);
            task.Rewrite(new(title, from, to) { Owner = "王建国", Due = to.Last, Carrier = "shuangcu-shuangjian" });
            db.PlanTasks.Add(task);
            return task;
        }
    }
}
