using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Findings;
using Pacesetter.Papers.Sheets;
using Pacesetter.Tests.House;
using Pacesetter.Tests.Pledges;
using Pacesetter.Tests.Shell;
using Pacesetter.Web.Campaigns;
using Pacesetter.Web.Findings;
using Pacesetter.Web.Findings.Excel;

namespace Pacesetter.Tests.Findings;

public sealed class FindingPagesTests
{
    [Theory, OnBothDatabases]
    public async Task Neither_owner_nor_entrant_strikes_it_off_on_the_page_or_over_the_API_and_another_does(DatabaseKind kind)
    {
        var branch = await Branch.FoundAsync(kind);
        using var secretary = await branch.SecretaryAsync();
        using var office = await branch.OfficeAboveAsync();
        using var inspector = await branch.Site.EnterAsync(Role.Inspector, branch.Township, "周明远");
        var id = await EnterAsync(inspector, branch, "王建国");
        await Branch.CallAsync(secretary, "PUT", $"/findings/{id}/result", new { text = "六项任务都补了数量" });

        foreach (var own in new[] { secretary, inspector })
        {
            await RefusedAsync(own, $"/findings/{id}/closing", new { method = "site", seen = "看过" }, "findings.own");
            // The form is not there; who sends it all the same meets the same rule.
            Assert.Null((await own.PageAsync($"/findings/{id}")).QuerySelector("#seen"));
        }
        await using var db = branch.Site.Open();
        Assert.Null((await db.Findings.AsNoTracking().SingleAsync(row => row.Id == id)).Closing);
        Assert.Equal((1, 0), ((await branch.NumbersAsync()).FindingsOpen, (await branch.NumbersAsync()).FindingsClosed));

        using var closed = await office.SubmitAsync($"/findings/{id}", "close", ("method", "site"), ("seen", "六项都有数"));
        Assert.Equal(HttpStatusCode.Found, closed.StatusCode);
        Assert.Equal("李文清", (await db.Findings.AsNoTracking().SingleAsync(row => row.Id == id)).Closing!.Name);
        Assert.Equal((0, 1), ((await branch.NumbersAsync()).FindingsOpen, (await branch.NumbersAsync()).FindingsClosed));
        Assert.Equal(["EnterFinding", "ReportFinding", "CloseFinding"], await db.Acts.Where(act => act.ObjectId == id.ToString()).OrderBy(act => act.Id).Select(act => act.Name).ToListAsync());
    }

    [Theory, OnBothDatabases]
    public async Task A_form_that_was_open_before_the_result_came_does_not_let_the_owner_strike_it_off(DatabaseKind kind)
    {
        var branch = await Branch.FoundAsync(kind);
        using var secretary = await branch.SecretaryAsync();
        using var office = await branch.OfficeAboveAsync();
        var id = await EnterAsync(office, branch, "杨秀芬");
        await Branch.CallAsync(secretary, "PUT", $"/findings/{id}/charge", new { owner = "杨秀芬", measure = "补" });
        using var inspector = await branch.Site.EnterAsync(Role.Inspector, branch.Township, "周明远");
        await Branch.CallAsync(secretary, "PUT", $"/findings/{id}/result", new { text = "补了" });
        // Open at the inspector's, who may look; then the inspector becomes its owner.
        Assert.NotNull((await inspector.PageAsync($"/findings/{id}")).QuerySelector("#seen"));
        await Branch.CallAsync(inspector, "PUT", $"/findings/{id}/return", new { reason = "还差" });
        await Branch.CallAsync(secretary, "PUT", $"/findings/{id}/charge", new { owner = "周明远", measure = "补" });
        await Branch.CallAsync(secretary, "PUT", $"/findings/{id}/result", new { text = "补齐" });
        await RefusedAsync(inspector, $"/findings/{id}/closing", new { method = "site", seen = "看过" }, "findings.own");
    }

    [Theory, OnBothDatabases]
    public async Task The_unit_works_on_its_page_and_what_cannot_be_done_goes_up(DatabaseKind kind)
    {
        var branch = await Branch.FoundAsync(kind);
        using var secretary = await branch.SecretaryAsync();
        using var office = await branch.OfficeAboveAsync();
        var id = await EnterAsync(office, branch, null);
        Assert.Contains("未定责任人的问题", await secretary.TextAsync("/desk"), StringComparison.Ordinal);
        using var assigned = await secretary.SubmitAsync($"/findings/{id}", "assign", ("owner", "王建国"), ("measure", "逐项补齐"));
        Assert.Equal(HttpStatusCode.Found, assigned.StatusCode);
        Assert.Contains("由我整改的问题", await secretary.TextAsync("/desk"), StringComparison.Ordinal);
        using var silent = await secretary.SubmitAsync($"/findings/{id}", "report", ("result", " "), ("true-on", "2026-10-01"));
        Assert.Equal("2026-10-01", (await Visitor.ReadAsync(silent)).QuerySelector("#true-on")!.GetAttribute("value"));
        using var cannot = await secretary.SubmitAsync($"/findings/{id}", "impossible", ("reason", "用地未批"));
        Assert.Equal(HttpStatusCode.Found, cannot.StatusCode);
        Assert.Contains("下级报告客观做不到", await office.TextAsync("/desk"), StringComparison.Ordinal);
        // The office entered it, and so had a part in it; somebody else above rules.
        using var leader = await branch.Site.EnterAsync(Role.Leader, branch.Township, "沈国安");
        using var ruled = await leader.SubmitAsync($"/findings/{id}", "rule", ("reason", "汛期后再办"), ("due", "2026-12-20"), ("ruling", "more-time"));
        Assert.Equal(HttpStatusCode.Found, ruled.StatusCode);
        await using var db = branch.Site.Open();
        var finding = await db.Findings.AsNoTracking().SingleAsync(row => row.Id == id);
        Assert.Equal((new DateOnly(2026, 12, 20), true), (finding.Due, finding.IsOpen));
    }

    [Theory, OnBothDatabases]
    public async Task Every_page_of_the_ledger_is_there_in_both_languages(DatabaseKind kind)
    {
        var branch = await Branch.FoundAsync(kind);
        using var office = await branch.OfficeAboveAsync();
        var id = await EnterAsync(office, branch, "王建国");
        using var stranger = await branch.Site.EnterAsync(Role.Office, await branch.Site.PlantAsync("石泉县"));
        string[] pages = [.. ReadFindings.States.Select(state => branch.Page($"findings?state={state}", branch.Township)), branch.Page("findings/new"), branch.Page("findings/import"), branch.Page("findings/print"), branch.Page("list/findings-open"), $"/findings/{id}"];
        foreach (var page in pages)
        {
            Assert.Equal((page, HttpStatusCode.NotFound), (page, await stranger.StatusAsync(page)));
            Assert.Equal((page, HttpStatusCode.OK), (page, await office.StatusAsync(page)));
            var english = await office.TextAsync(page + (page.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "lang=en");
            Assert.DoesNotContain("findings.", english, StringComparison.Ordinal);
            await office.StatusAsync(branch.Page() + "?lang=zh");
        }
        Assert.Contains("月计划没有数量", await office.TextAsync(branch.Page("findings", branch.Township)), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task What_is_overdue_climbs_and_nobody_is_reminded_twice_within_a_week(DatabaseKind kind)
    {
        var branch = await Branch.FoundAsync(kind);
        using var office = await branch.OfficeAboveAsync();
        var id = await EnterAsync(office, branch, "王建国", new(2026, 9, 1));
        async Task<string> PressAsync()
        {
            using var sent = await office.SubmitAsync(branch.Page("findings?state=overdue", branch.Township), "remind");
            return sent.Headers.Location!.ToString();
        }
        Assert.EndsWith("reminded=1", await PressAsync(), StringComparison.Ordinal);
        Assert.EndsWith("reminded=0", await PressAsync(), StringComparison.Ordinal);
        await using var db = branch.Site.Open();
        Assert.Equal(Rung.Owner, (await db.FindingReminders.SingleAsync(row => row.FindingId == id)).Rung);
        Assert.Equal((1, 1), ((await branch.NumbersAsync()).FindingsOverdue, (await branch.NumbersAsync()).FindingsOverdueBefore));
    }

    [Theory, OnBothDatabases]
    public async Task A_table_goes_out_and_in_again_and_strikes_nothing_off(DatabaseKind kind)
    {
        var branch = await Branch.FoundAsync(kind);
        using var office = await branch.OfficeAboveAsync();
        await EnterAsync(office, branch, null);
        using var response = await office.GetAsync(branch.Page("findings/export", branch.Township));
        var exported = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.Equal(SheetWriter.XlsxType, response.Content.Headers.ContentType!.MediaType);
        await using var db = branch.Site.Open();
        var importer = branch.Site.Services;
        var same = await ImportAsync(branch, importer, new MemoryStream(exported), "ledger.xlsx");
        Assert.Equal((0, 0, 1, 0), (same.Added, same.Changed, same.Unchanged, same.Problems.Count));
        var csv = $"责任单位代码,问题,问题类型,严重程度,责任人,整改措施,整改时限,核查人,状态\n{branch.Own.Code},公示栏是旧的,承诺践诺,较重,王建国,更换,2026-11-05,李四,已销号\n{branch.Own.Code},月计划没有数量,谋划部署,一般,王建国,补齐,,,\n";
        var read = await ImportAsync(branch, importer, new MemoryStream(System.Text.Encoding.UTF8.GetBytes(csv)), "new.csv");
        Assert.Empty(read.Problems);
        Assert.Equal((1, 1, true), (read.Added, read.Changed, read.IsWritten));
        Assert.All(await db.Findings.AsNoTracking().Where(row => row.UnitId == branch.Own.Id).ToListAsync(), finding => Assert.True(finding.IsOpen));
        var wrong = await ImportAsync(branch, importer, new MemoryStream(System.Text.Encoding.UTF8.GetBytes($"责任单位代码,问题,问题类型\n{branch.Own.Code},缺,没有这一类\nX-1,缺,谋划部署\n")), "wrong.csv");
        Assert.Equal(["findings.kind-unknown", "findings.import-unit-unknown"], wrong.Problems.Select(problem => problem.Code));
        Assert.False(wrong.IsWritten);
    }

    private static async Task<FindingImport> ImportAsync(Branch branch, IServiceProvider services, Stream file, string name)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Data.Accounts.Viewer>().BecomeSystem("test");
        return await scope.ServiceProvider.GetRequiredService<ImportFindings>().RunAsync(file, name, branch.Township, branch.Campaign, dryRun: false, TestContext.Current.CancellationToken);
    }

    /// <summary>A finding in the branch.</summary>
    private static async Task<Guid> EnterAsync(Visitor by, Branch branch, string? owner, DateOnly? overdueSince = null)
    {
        if (overdueSince is null)
        {
            var made = await Branch.CallAsync(by, "POST", $"/units/{branch.Own.Code}/findings",
                new { text = "月计划没有数量", kind = "planning", severity = "slight", source = "inspection", owner, measure = owner is null ? null : "逐项补齐" }, HttpStatusCode.Created);
            return made.GetProperty("id").GetGuid();
        }
        await using var db = branch.Site.Open();
        var day = overdueSince.Value;
        var finding = Finding.Enter(RecipesOf(branch), (branch.Campaign.Id, branch.Own.Id), new("月计划没有数量", "planning", "slight", new(FindingSource.Self, null, null), day) { Charge = new(null, owner, null, "补") },
            new(0, "督查组", db.Now, Domain.Month.From(day)), day.AddDays(-9));
        db.Findings.Add(finding);
        await db.CommitAsync(new Domain.Acts.Act("EnterFinding", branch.Own.Id, nameof(Finding), finding.Id) { CampaignId = branch.Campaign.Id });
        return finding.Id;
    }

    private static Domain.Campaigns.Rectifying RecipesOf(Branch branch) => branch.Site.Services.GetRequiredService<Recipes>().Of(branch.Campaign).Findings!;

    private static async Task RefusedAsync(Visitor visitor, string address, object body, string code)
    {
        var answer = await Branch.CallAsync(visitor, "PUT", address, body, HttpStatusCode.UnprocessableEntity);
        Assert.Equal(code, answer.GetProperty("code").GetString());
    }
}
