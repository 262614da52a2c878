using System.Net;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Standards;
using Pacesetter.Domain.Units;
using Pacesetter.Tests.House;
using Pacesetter.Tests.Plans;
using Pacesetter.Tests.Shell;

namespace Pacesetter.Tests.Standards;

public sealed class StandardsPagesTests
{
    private static readonly string[] ForAll = ["standards", "standards/coverage", "standards/coverage?tier=township", "standards/coverage/units?item=results&tier=township&field=-", "standards/items/results", "standards/items/results?own=yes"];
    private static readonly string[] ForOffices = ["standards/new?item=results", "standards/import"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task A_stranger_finds_no_page_the_secretary_reads_and_the_office_writes(DatabaseKind kind)
    {
        var town = await Town.FoundAsync(kind);
        var refinement = await PlantAsync(town, town.Own, "每名党员联系1户困难户，每月走1次", "members");
        using var stranger = await town.Site.EnterAsync(Role.Office, await town.Site.PlantAsync("石泉县"));
        using var secretary = await town.SecretaryAsync();
        using var office = await town.OfficeAboveAsync();
        foreach (var page in ForAll.Concat(ForOffices).Append($"standards/{refinement.Id}/change"))
        {
            Assert.Equal(HttpStatusCode.NotFound, await stranger.StatusAsync(town.Page(page)));
            Assert.Equal((page, ForAll.Contains(page) ? HttpStatusCode.OK : HttpStatusCode.NotFound), (page, await secretary.StatusAsync(town.Page(page))));
            Assert.Equal((page, HttpStatusCode.OK), (page, await office.StatusAsync(town.Page(page))));
            var english = await office.TextAsync(town.Page(page) + (page.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "lang=en");
            Assert.DoesNotContain("standards.", english, StringComparison.Ordinal);
            await office.StatusAsync(town.Page() + "?lang=zh");
        }
        Assert.Equal(HttpStatusCode.NotFound, await office.StatusAsync(town.Page("standards/items/nothing")));
        Assert.Equal(HttpStatusCode.NotFound, await office.StatusAsync(town.Page("standards/coverage?tier=nothing")));
        Assert.Equal(HttpStatusCode.NotFound, await office.StatusAsync(town.Page("standards/new?item=nothing")));
        Assert.Equal(HttpStatusCode.NotFound, await stranger.StatusAsync(town.Page("standards/export")));
        Assert.Equal(HttpStatusCode.OK, await secretary.StatusAsync(town.Page("standards/export")));
    }

    [Theory, OnBothDatabases]
    public async Task What_the_county_makes_concrete_reaches_its_towns_and_is_named_as_the_countys(DatabaseKind kind)
    {
        var town = await Town.FoundAsync(kind);
        using var office = await town.OfficeAboveAsync();
        using var saved = await office.SubmitAsync(town.Page("standards/new?item=results", town.County), "refinement", ("text", "每个乡镇每年办成3件群众点题的实事"), ("check", "voice"), ("number", "3"), ("number-unit", "件/年"), ("asked", "村民代表"), ("tiers", "township"));
        Assert.Equal(HttpStatusCode.Found, saved.StatusCode);
        using var secretary = await town.SecretaryAsync();
        var page = await secretary.PageAsync(town.Page("standards"));
        var layer = page.QuerySelectorAll(".layers > li").Single(one => one.TextContent.Contains("群众点题", StringComparison.Ordinal));
        Assert.Contains("青溪县", layer.QuerySelector(".origin")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("≥\u00A03\u00A0件/年", layer.TextContent, StringComparison.Ordinal);
        Assert.Null(layer.QuerySelector("a"));
        // For the county itself it is something made for others.
        Assert.Contains("群众点题", await office.TextAsync(town.Page("standards", town.County)), StringComparison.Ordinal);
        Assert.DoesNotContain("群众点题", await office.TextAsync(town.Page("standards", month: "2026-09")), StringComparison.Ordinal);
        await using var db = town.Site.Open();
        var act = await db.Acts.SingleAsync(row => row.UnitId == town.County.Id && row.Name == "AddRefinement", Stop);
        Assert.Equal("李文清", act.ActorName);
    }

    [Theory, OnBothDatabases]
    public async Task Rewording_ends_the_old_words_from_a_month_on_and_keeps_them(DatabaseKind kind)
    {
        var town = await Town.FoundAsync(kind);
        var old = await PlantAsync(town, town.Own, "每名党员联系1户困难户，每月走1次", "members");
        using var office = await town.OfficeAboveAsync();
        using var saved = await office.SubmitAsync(town.Page($"standards/{old.Id}/change"), "refinement", ("text", "每名党员联系2户困难户，每月走1次"), ("from", "2026-12"));
        Assert.Equal(HttpStatusCode.Found, saved.StatusCode);
        Assert.Contains("联系1户", await office.TextAsync(town.Page("standards", month: "2026-11")), StringComparison.Ordinal);
        Assert.DoesNotContain("联系2户", await office.TextAsync(town.Page("standards", month: "2026-11")), StringComparison.Ordinal);
        Assert.DoesNotContain("联系1户", await office.TextAsync(town.Page("standards", month: "2026-12")), StringComparison.Ordinal);
        Assert.Contains("联系1户", await office.TextAsync(town.Page("standards/items/members", month: "2026-12")), StringComparison.Ordinal);
        await using var db = town.Site.Open();
        Assert.Equal(2, await db.Refinements.CountAsync(row => row.UnitId == town.Own.Id, Stop));
        var act = await db.Acts.SingleAsync(row => row.UnitId == town.Own.Id && row.Name == "ChangeRefinement", Stop);
        Assert.Equal("李家坝镇", act.OnBehalfOf);

        using var again = await office.SubmitAsync(town.Page($"standards/{old.Id}/change"), "refinement", ("text", "每名党员联系3户困难户，每月走1次"));
        Assert.Contains("已停用", (await Visitor.ReadAsync(again)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task An_ended_one_holds_no_more_and_nothing_ends_in_the_past(DatabaseKind kind)
    {
        var town = await Town.FoundAsync(kind);
        var made = await PlantAsync(town, town.Own, "每名党员联系1户困难户，每月走1次", "members");
        using var office = await town.OfficeAboveAsync();
        using var refused = await office.SubmitAsync(town.Page($"standards/{made.Id}/change"), "end", ("end-from", "2026-09"));
        Assert.Contains("最早从 2026年10月 起", (await Visitor.ReadAsync(refused)).Body!.TextContent, StringComparison.Ordinal);
        using var ended = await office.SubmitAsync(town.Page($"standards/{made.Id}/change"), "end", ("end-from", "2026-11"), ("reason", "并入村规民约"));
        Assert.Equal(HttpStatusCode.Found, ended.StatusCode);
        Assert.Contains("联系1户", await office.TextAsync(town.Page("standards")), StringComparison.Ordinal);
        Assert.DoesNotContain("联系1户", await office.TextAsync(town.Page("standards", month: "2026-11")), StringComparison.Ordinal);
        Assert.Contains("并入村规民约", await office.TextAsync(town.Page("standards/items/members", month: "2026-11")), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_mistake_keeps_what_was_typed_and_a_doubt_warns_without_blocking(DatabaseKind kind)
    {
        var town = await Town.FoundAsync(kind);
        await PlantAsync(town, town.Other, "每名党员联系1户困难户，每月走访1次以上", "members");
        using var office = await town.OfficeAboveAsync();
        using var refused = await office.SubmitAsync(town.Page("standards/new?item=members"), "refinement", ("text", "进一步加强队伍建设"), ("number", "许多"), ("tiers", "village"), ("from", "2026-10"));
        var page = await Visitor.ReadAsync(refused);
        Assert.Equal("进一步加强队伍建设", page.QuerySelector("textarea")!.TextContent);
        Assert.NotNull(page.QuerySelector("#number[aria-invalid]"));
        Assert.NotNull(page.QuerySelector("input[name=tiers][value=village][checked]"));
        using var saved = await office.SubmitAsync(town.Page("standards/new?item=members"), "refinement", ("text", "进一步加强队伍建设"));
        Assert.Equal(HttpStatusCode.Found, saved.StatusCode);
        Assert.Contains("“进一步加强”说的是态度", await office.TextAsync(town.Page("standards")), StringComparison.Ordinal);
        using var copied = await office.SubmitAsync(town.Page("standards/new?item=members"), "refinement", ("text", "每名党员联系1户困难户、每月走访1次以上"));
        Assert.Contains("与“王家坝镇”的写法几乎一样", await office.TextAsync(town.Page("standards")), StringComparison.Ordinal);
        // Who may not see the sibling learns that it is a copy, not whose.
        using var secretary = await town.SecretaryAsync();
        var text = await secretary.TextAsync(town.Page("standards"));
        Assert.Contains("与邻近单位的写法几乎一样", text, StringComparison.Ordinal);
        Assert.DoesNotContain("王家坝镇", text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task An_item_leads_to_its_tasks_and_a_task_back_to_its_item(DatabaseKind kind)
    {
        var town = await Town.FoundAsync(kind);
        var task = await town.TaskAsync(2, "修通三条断头路");
        await using (var db = town.Site.Open())
        {
            (await db.PlanTasks.SingleAsync(row => row.Id == task.Id, Stop)).Standard = "results";
            await db.CommitAsync(new Act("Plant", town.Own.Id, "PlanTask", task.Id), Stop);
        }
        using var office = await town.OfficeAboveAsync();
        Assert.Contains("修通三条断头路", await office.TextAsync(town.Page("standards/items/results", town.County)), StringComparison.Ordinal);
        Assert.DoesNotContain("修通三条断头路", await office.TextAsync(town.Page("standards/items/results?own=yes", town.County)), StringComparison.Ordinal);
        Assert.DoesNotContain("修通三条断头路", await office.TextAsync(town.Page("standards/items/members", town.County)), StringComparison.Ordinal);
        Assert.Contains("1 项任务落实", await office.TextAsync(town.Page("standards")), StringComparison.Ordinal);
        var back = (await office.PageAsync(town.Page($"plans/{task.Id}"))).QuerySelectorAll("dd a").Select(link => link.GetAttribute("href"));
        Assert.Contains(town.Page("standards/items/results"), back);
    }

    [Theory, OnBothDatabases]
    public async Task The_coverage_counts_the_towns_that_have_nothing_concrete_and_lists_them(DatabaseKind kind)
    {
        var town = await Town.FoundAsync(kind);
        using var office = await town.OfficeAboveAsync();
        var list = town.Page("standards/coverage/units?item=reputation&tier=township", town.County);
        Assert.Contains("李家坝镇", await office.TextAsync(list), StringComparison.Ordinal);
        await PlantAsync(town, town.Own, "群众反映的事3天内有回音", "reputation");
        var text = await office.TextAsync(list);
        Assert.DoesNotContain("李家坝镇", text, StringComparison.Ordinal);
        Assert.Contains("王家坝镇", text, StringComparison.Ordinal);
        var row = (await office.PageAsync(town.Page("standards/coverage?tier=township", town.County))).QuerySelectorAll("tbody tr").Single(one => one.TextContent.Contains("群众反映好", StringComparison.Ordinal));
        Assert.Equal("1", row.QuerySelector("td:last-child a")!.TextContent.Trim());
    }

    [Theory, OnBothDatabases]
    public async Task A_task_that_says_nothing_is_remarked_on_in_form_and_list(DatabaseKind kind)
    {
        var town = await Town.FoundAsync(kind);
        using var secretary = await town.SecretaryAsync();
        using var saved = await secretary.SubmitAsync(town.Page("plans/new?view=2"), "task", ("title", "全面加强作风建设"));
        Assert.Equal(HttpStatusCode.Found, saved.StatusCode);
        Assert.Contains("“全面加强”说的是态度", await secretary.TextAsync(town.Page("plans?view=2")), StringComparison.Ordinal);
    }

    internal static async Task<Refinement> PlantAsync(Town town, Unit unit, string text, string item, string tiers = "")
    {
        await using var db = town.Site.Open();
        var refinement = new Refinement(town.Campaign.Id, unit.Id, new(item, text, CheckedBy.Site) { Tiers = tiers }, Month.Of(2026, 10), 0, db.Now);
        db.Refinements.Add(refinement);
        await db.CommitAsync(new Act("Plant", unit.Id, nameof(Refinement), refinement.Id), Stop);
        return refinement;
    }
}
