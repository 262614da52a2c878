using System.Net;
using System.Text.Json;
using Pacesetter.Data;
using Pacesetter.Data.Tallies;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Plans;
using Pacesetter.Domain.Units;
using Pacesetter.Tests.Campaigns;
using Pacesetter.Tests.House;
using Pacesetter.Tests.Shell;
using Pacesetter.Web.Campaigns;

namespace Pacesetter.Tests.Tallies;

public sealed class OverviewTests
{
    private const string October = "2026-10";

    [Fact]
    public async Task Is_not_there_for_strangers()
    {
        var site = await TestSite.OnAsync();
        var (county, _, _) = await PlantAsync(site);
        var stranger = await site.EnterAsync(Role.Office, await site.PlantAsync("别处县"));
        Assert.Equal(HttpStatusCode.NotFound, await stranger.StatusAsync($"/units/{county.Code}/{October}/overview"));
        Assert.Equal(HttpStatusCode.NotFound, await stranger.StatusAsync($"/units/{county.Code}/{October}/list/stuck"));
        Assert.Equal(HttpStatusCode.NotFound, await stranger.StatusAsync($"/api/v1/units/{county.Code}/overview?month={October}"));
    }

    [Fact]
    public async Task Is_not_there_for_a_month_that_is_none()
    {
        var site = await TestSite.OnAsync();
        var (county, _, _) = await PlantAsync(site);
        var office = await site.EnterAsync(Role.Office, county);
        Assert.Equal(HttpStatusCode.NotFound, await office.StatusAsync($"/units/{county.Code}/2026-13/overview"));
        Assert.Equal(HttpStatusCode.NotFound, await office.StatusAsync($"/units/{county.Code}/{October}/list/points"));
    }

    [Theory, OnBothDatabases]
    public async Task Shows_the_same_numbers_as_the_api(DatabaseKind kind)
    {
        var site = await TestSite.OnAsync(kind);
        var (county, town, village) = await PlantAsync(site);
        var office = await site.EnterAsync(Role.Office, county);
        var page = await office.TextAsync($"/units/{county.Code}/{October}/overview");
        Assert.Contains(town.Name, page, StringComparison.Ordinal);
        Assert.DoesNotContain(village.Name, page, StringComparison.Ordinal);

        using var response = await office.GetAsync($"/api/v1/units/{county.Code}/overview?month={October}");
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        var counters = json.RootElement.GetProperty("counters");
        Assert.Equal((3, 1, 2), (counters.GetProperty("units").GetInt32(), counters.GetProperty("tasksOverdue").GetInt32(), counters.GetProperty("stuck").GetInt32()));
        Assert.Contains("逾期 1 项", page, StringComparison.Ordinal);
        Assert.Equal(town.Code, Assert.Single(json.RootElement.GetProperty("children").EnumerateArray()).GetProperty("code").GetString());
    }

    [Fact]
    public async Task Opens_the_list_behind_a_number()
    {
        var site = await TestSite.OnAsync();
        var (county, _, village) = await PlantAsync(site);
        var list = await (await site.EnterAsync(Role.Leader, county)).TextAsync($"/units/{county.Code}/{October}/list/overdue");
        Assert.Contains("修缮屋顶", list, StringComparison.Ordinal);
        Assert.Contains(village.Name, list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Speaks_english_when_asked()
    {
        var site = await TestSite.OnAsync();
        var (county, _, _) = await PlantAsync(site);
        var text = await (await site.EnterAsync(Role.Office, county)).TextAsync($"/units/{county.Code}/{October}/overview?lang=en");
        Assert.Contains("2 units are still stuck at the mobilisation meeting", text, StringComparison.Ordinal);
    }

    /// <summary>A county with a town with a village; the town has finished a task, the village is late with one.</summary>
    internal static async Task<(Unit County, Unit Town, Unit Village)> PlantAsync(TestSite site)
    {
        var county = await site.PlantAsync("安泰县", tier: "county");
        var town = await site.PlantAsync("清水镇", county, "township");
        var village = await site.PlantAsync("柳树村", town, "village");
        await using var db = site.Open();
        var campaign = await new ApplyRecipe(db, new Recount(db)).RunAsync(
            RecipeFiles.Text(RecipeFiles.Speech).Replace("key: chuangxian-zhengyou", $"key: c-{county.Code.ToLowerInvariant()}", StringComparison.Ordinal), county.Code, new(2026, 5, 1));
        var done = TaskOf(campaign.Id, town.Id, "办好夜校", new(2026, 8, 20));
        done.Complete(1, db.Now, Month.Of(2026, 8));
        db.PlanTasks.AddRange(done, TaskOf(campaign.Id, village.Id, "修缮屋顶", new(2026, 9, 20)));
        await db.CommitAsync(new Act("AddTask", village.Id, nameof(PlanTask), village.Code) { CampaignId = campaign.Id });
        await FoldAsync(site, db);
        return (county, town, village);
    }

    /// <summary>On PostgreSQL what was written waits to be carried up.</summary>
    internal static async Task FoldAsync(TestSite site, PacesetterDb db)
    {
        if (site.Services.GetService(typeof(Web.Shell.Settings)) is Web.Shell.Settings { IsPostgres: true })
            while (await Folding.FoldAsync(db, TestContext.Current.CancellationToken) > 0) { }
    }

    private static PlanTask TaskOf(int campaign, int unit, string title, DateOnly due)
    {
        var task = new PlanTask(campaign, unit, 3, title, Month.From(due), Month.From(due), Month.From(due)) { Owner = "王秀兰" };
        task.Promise(due, null, null);
        return task;
    }
}
