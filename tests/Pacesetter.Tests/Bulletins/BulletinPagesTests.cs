using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Plans;
using Pacesetter.Domain.Units;
using Pacesetter.Papers.Documents;
using Pacesetter.Papers.Official;
using Pacesetter.Tests.House;
using Pacesetter.Tests.Pledges;
using Pacesetter.Tests.Shell;
using Pacesetter.Tests.Tallies;

namespace Pacesetter.Tests.Bulletins;

public sealed class BulletinPagesTests
{
    [Theory, OnBothDatabases]
    public async Task It_is_drafted_rewritten_renewed_and_issued_on_its_page(DatabaseKind kind)
    {
        var site = await TestSite.OnAsync(kind);
        var (county, _, village) = await OverviewTests.PlantAsync(site);
        using var office = await site.EnterAsync(Role.Office, county);
        var page = Page(county, "bulletin");
        await DoneAsync(office, page, "begin");
        var text = (await office.PageAsync(page)).QuerySelector("#text")!.TextContent;
        var mark = Regex.Match(text, @"2\[(?<mark>[0-9]+)\]个仍停留").Groups["mark"].Value;
        await DoneAsync(office, page, "write", ("title", "十月工作进展"), ("text", $"请各镇抓紧：2[{mark}]个单位还没有动起来。"));

        // The village has done something: what was 2 is 1, and the text says so until somebody takes it over.
        await FinishAsync(site, village);
        var changed = (await office.PageAsync(page)).QuerySelector(".told a.changed")!;
        Assert.Equal(("2 → 1", Page(county, "list/stuck")), (changed.TextContent.Trim(), changed.GetAttribute("href")));
        await DoneAsync(office, page, "renew", ("mark", mark));
        Assert.Null((await office.PageAsync(page)).QuerySelector("a.changed"));

        await DoneAsync(office, page, "issue");
        var issued = await office.PageAsync(page);
        Assert.Contains("2026 年第 1 期", issued.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Null(issued.QuerySelector("textarea"));
        var paper = await office.FileAsync(issued.QuerySelector("a[href$='/paper']")!.GetAttribute("href")!);
        Assert.Empty(PaperCheck.Of(paper));
        paper.Position = 0;
        Assert.Matches(@"简报\s+第1期\s+安泰县\s*2026年10月15日\s+十月工作进展\s+请各镇抓紧：1个单位", DocumentText.Read(paper));
    }

    [Theory, OnBothDatabases]
    public async Task A_draft_is_for_those_who_write_it_and_what_was_issued_for_everybody_below(DatabaseKind kind)
    {
        var site = await TestSite.OnAsync(kind);
        var (county, town, _) = await OverviewTests.PlantAsync(site);
        using var office = await site.EnterAsync(Role.Office, county);
        using var secretary = await site.EnterAsync(Role.Secretary, town);
        using var stranger = await site.EnterAsync(Role.Office, await site.PlantAsync("石泉县"));
        var (address, paper) = ($"/units/{county.Code}/bulletins/2026-10", "");
        paper = $"/bulletins/{(await Branch.CallAsync(office, "POST", address)).GetProperty("id").GetString()}/paper";
        Assert.Empty(PaperCheck.Of(await office.FileAsync(paper)));
        Assert.Equal(HttpStatusCode.NotFound, await secretary.StatusAsync(paper));
        Assert.Equal(1, (await Branch.CallAsync(office, "PUT", address + "/issue")).GetProperty("number").GetInt32());
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (await secretary.StatusAsync(paper), await stranger.StatusAsync(paper)));
        Assert.Contains("第 1 期", await secretary.TextAsync(Page(town, "bulletin")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await stranger.StatusAsync(Page(county, "bulletin")));
        var next = $"/units/{county.Code}/bulletins/2026-09";
        await Branch.CallAsync(office, "POST", next);
        Assert.Equal(2, (await Branch.CallAsync(office, "PUT", next + "/issue")).GetProperty("number").GetInt32());
    }

    [Theory, OnBothDatabases]
    public async Task Screen_paper_and_workbook_say_the_same_numbers(DatabaseKind kind)
    {
        var site = await TestSite.OnAsync(kind);
        var (county, _, _) = await OverviewTests.PlantAsync(site);
        using var office = await site.EnterAsync(Role.Office, county);
        var id = (await Branch.CallAsync(office, "POST", $"/units/{county.Code}/bulletins/2026-10")).GetProperty("id").GetString();
        var said = Regex.Match(DocumentText.Read(await office.FileAsync($"/bulletins/{id}/paper")), @"(?<stuck>[0-9]+)个仍停留[\s\S]*计划不齐的单位(?<lacking>[0-9]+)个。本月到期任务(?<due>[0-9]+)项[^；]*；逾期未完成(?<overdue>[0-9]+)项");
        var screen = await office.PageAsync(Page(county, "overview"));
        foreach (var (key, word) in ((string, string)[])[("stuck", "stuck"), ("lacking", "lacking"), ("due", "due"), ("overdue-before", "overdue")])
        {
            var number = int.Parse(said.Groups[word].Value, CultureInfo.InvariantCulture);
            var list = await office.PageAsync(Page(county, "list/" + key));
            Assert.Equal((key, number), (key, int.Parse(Regex.Match(list.QuerySelector(".sheet > header > span")!.TextContent, "[0-9]+").Value, CultureInfo.InvariantCulture)));
            Assert.Equal((key, number), (key, Rows(await office.FileAsync(list.QuerySelector("a[href$='/export']")!.GetAttribute("href")!))));
        }
        Assert.NotNull(screen.QuerySelector($"a[href='{Page(county, "list/overdue-before")}']"));
        Assert.Contains($"逾期 {said.Groups["overdue"].Value} 项", screen.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains($"{said.Groups["stuck"].Value} 个仍停留", Regex.Replace(screen.QuerySelector("main")!.TextContent, @"(?<=[0-9])\s*(?=个仍)", " "), StringComparison.Ordinal);
        Assert.Equal("1", said.Groups["overdue"].Value);
    }

    private static string Page(Unit unit, string page) => $"/units/{unit.Code}/2026-10/{page}";

    private static async Task FinishAsync(TestSite site, Unit village)
    {
        await using var db = site.Open();
        var task = await db.PlanTasks.SingleAsync(row => row.UnitId == village.Id);
        task.Complete(1, db.Now, Month.Of(2026, 10));
        await db.CommitAsync(new Act("AddTask", village.Id, nameof(PlanTask), task.Id) { CampaignId = task.CampaignId });
        await OverviewTests.FoldAsync(site, db);
    }

    private static int Rows(MemoryStream workbook)
    {
        using var zip = new System.IO.Compression.ZipArchive(workbook);
        using var sheet = new StreamReader(zip.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        return Regex.Count(sheet.ReadToEnd(), "<row ") - 1;
    }

    private static async Task DoneAsync(Visitor by, string page, string form, params (string Name, string? Value)[] fields)
    {
        using var done = await by.SubmitAsync(page, form, fields);
        Assert.Equal((form, HttpStatusCode.Found), (form, done.StatusCode));
    }
}
