using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Plans;
using Pacesetter.Papers.Sheets;
using Pacesetter.Tests.House;
using Pacesetter.Tests.Pledges;
using Pacesetter.Tests.Shell;
using Pacesetter.Web.Diagnosis;

namespace Pacesetter.Tests.Stories;

public sealed class StoryPagesTests
{
    private const string Title = "水渠修通了";

    [Theory, OnBothDatabases]
    public async Task A_story_goes_by_the_unit_above_to_the_public_and_off_again(DatabaseKind kind)
    {
        var branch = await Branch.FoundAsync(kind);
        using var secretary = await branch.SecretaryAsync();
        using var office = await branch.OfficeAboveAsync();
        using var anybody = branch.Site.Anonymous();
        using var made = await secretary.SubmitAsync(branch.Page("publicity/new"), "draft", ("kind", "news"), ("title", Title), ("text", "八天清淤一千二百米。"), ("then", "submit"));
        Assert.Equal(HttpStatusCode.Found, made.StatusCode);
        var page = new Uri(Visitor.Address, made.Headers.Location!).AbsolutePath;
        var open = "/stories/" + page.Split('/')[^1];
        Assert.Equal(HttpStatusCode.NotFound, await anybody.StatusAsync(open));
        Assert.Equal(HttpStatusCode.NotFound, await anybody.StatusAsync($"/stories?unit={branch.Own.Code}"));
        Assert.Contains("要由上级单位的另一个人审", await secretary.TextAsync(page), StringComparison.Ordinal);
        Assert.Contains($"请审：{Title}", await office.TextAsync("/desk"), StringComparison.Ordinal);

        using var published = await office.SubmitAsync(page, "publish");
        Assert.Equal(HttpStatusCode.Found, published.StatusCode);
        var text = await anybody.TextAsync(open);
        Assert.Contains("一千二百米", text, StringComparison.Ordinal);
        Assert.DoesNotContain("王建国", text, StringComparison.Ordinal);
        Assert.Contains(Title, await anybody.TextAsync($"/stories?unit={branch.Township.Code}"), StringComparison.Ordinal);
        using var carried = await secretary.SubmitAsync(page, "carry", ("channel", "newspaper"), ("day", "2026-10-15"));
        Assert.Equal(HttpStatusCode.Found, carried.StatusCode);
        Assert.Contains("报纸", await anybody.TextAsync(open), StringComparison.Ordinal);
        using var down = await secretary.SubmitAsync(page, "take-down", ("reason", "写到的人不愿公开"));
        Assert.Equal(HttpStatusCode.Found, down.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, await anybody.StatusAsync(open));
        var key = open.Split('/')[^1];
        await using var db = branch.Site.Open();
        Assert.Equal(["DraftStory", "SubmitStory", "PublishStory", "CarryStory", "TakeDownStory"], await db.Acts.Where(act => act.ObjectId == key).OrderBy(act => act.Id).Select(act => act.Name).ToListAsync());
    }

    [Theory, OnBothDatabases]
    public async Task Neither_its_writer_nor_its_own_unit_nor_a_stranger_reviews_it(DatabaseKind kind)
    {
        var branch = await Branch.FoundAsync(kind);
        using var secretary = await branch.SecretaryAsync();
        using var office = await branch.OfficeAboveAsync();
        using var leader = await branch.Site.EnterAsync(Role.Leader, branch.Township, "沈国安");
        using var stranger = await branch.Site.EnterAsync(Role.Office, await branch.Site.PlantAsync("石泉镇", tier: "township"));
        // The office above writes for the branch; so it is no reviewer, though it stands above.
        var id = await DraftAsync(office, branch);
        Assert.Equal(HttpStatusCode.NotFound, await stranger.StatusAsync($"/api/v1/stories/{id}"));
        await RefusedAsync(office, id, "publication", "stories.not-waiting");
        await Branch.CallAsync(office, "PUT", $"/stories/{id}/submission");
        await RefusedAsync(office, id, "publication", "stories.own");
        await RefusedAsync(secretary, id, "publication", "accounts.not-yours");
        await Branch.CallAsync(stranger, "PUT", $"/stories/{id}/publication", expected: HttpStatusCode.NotFound);
        var back = await Branch.CallAsync(leader, "PUT", $"/stories/{id}/return", new { reason = "没写结果" });
        Assert.Equal(("returned", "没写结果"), (back.GetProperty("state").GetString(), back.GetProperty("reason").GetString()));
        Assert.Contains($"已退回，请修改：{Title}", await office.TextAsync("/desk"), StringComparison.Ordinal);
        using var mended = await office.SubmitAsync(branch.Page($"publicity/{id}"), "rewrite", ("kind", "news"), ("title", Title), ("text", "三百亩稻田用上了水。"), ("then", "submit"));
        Assert.Equal(HttpStatusCode.Found, mended.StatusCode);
        Assert.Contains("八天清淤", await office.TextAsync(branch.Page($"publicity/{id}")), StringComparison.Ordinal);
        await Branch.CallAsync(leader, "PUT", $"/stories/{id}/publication");
    }

    [Theory, OnBothDatabases]
    public async Task A_finished_task_gives_its_words_and_what_was_typed_is_not_lost(DatabaseKind kind)
    {
        var branch = await Branch.FoundAsync(kind);
        using var secretary = await branch.SecretaryAsync();
        var task = (await FinishAsync(branch, 1, Month.Of(2026, 10)))[0];
        var from = branch.Page($"publicity/new?task={task.Id}");
        Assert.Contains("把结果写成一篇稿子", await secretary.TextAsync(branch.Page($"plans/{task.Id}")), StringComparison.Ordinal);
        Assert.NotNull((await secretary.PageAsync(branch.Page("publicity"))).QuerySelector($"a[href*='task={task.Id}']"));
        var taken = await secretary.PageAsync(from);
        Assert.Equal(task.Title, taken.QuerySelector("#title")!.GetAttribute("value"));
        Assert.Contains("全村都通了水", taken.QuerySelector("#text")!.TextContent, StringComparison.Ordinal);
        using var refused = await secretary.SubmitAsync(from, "draft", ("kind", "news"), ("title", ""), ("text", "写了一半"), ("then", "keep"));
        Assert.Equal("写了一半", (await Visitor.ReadAsync(refused)).QuerySelector("#text")!.TextContent);
        using var kept = await secretary.SubmitAsync(from, "draft", ("then", "keep"));
        Assert.Equal(HttpStatusCode.Found, kept.StatusCode);
        await using var db = branch.Site.Open();
        Assert.Equal(task.Id, (await db.Stories.SingleAsync(row => row.UnitId == branch.Own.Id)).TaskId);
        Assert.Contains(task.Title, await secretary.TextAsync(branch.Page("publicity?show=drafts")), StringComparison.Ordinal);
        await Branch.CallAsync(secretary, "POST", $"/units/{branch.Own.Code}/stories", new { kind = "news", title = Title, text = "正文", task = Guid.Empty }, HttpStatusCode.UnprocessableEntity);
    }

    [Theory, OnBothDatabases]
    public async Task A_township_that_nobody_hears_of_is_told_and_one_story_below_it_lifts_that(DatabaseKind kind)
    {
        var branch = await Branch.FoundAsync(kind);
        using var secretary = await branch.SecretaryAsync();
        using var office = await branch.OfficeAboveAsync();
        Assert.DoesNotContain("quiet", await RulesAsync(branch));
        await FinishAsync(branch, 10, Month.Of(2026, 8));
        Assert.Contains("quiet", await RulesAsync(branch));
        var id = await DraftAsync(secretary, branch);
        await Branch.CallAsync(secretary, "PUT", $"/stories/{id}/submission");
        Assert.Contains("quiet", await RulesAsync(branch));
        await Branch.CallAsync(office, "PUT", $"/stories/{id}/publication");
        Assert.DoesNotContain("quiet", await RulesAsync(branch));
        await Branch.CallAsync(office, "PUT", $"/stories/{id}/takedown", new { reason = "不属实" });
        Assert.Contains("quiet", await RulesAsync(branch));
    }

    [Theory, OnBothDatabases]
    public async Task The_list_goes_out_as_a_workbook_with_what_the_reader_may_see(DatabaseKind kind)
    {
        var branch = await Branch.FoundAsync(kind);
        using var secretary = await branch.SecretaryAsync();
        using var member = await branch.MemberAsync();
        await DraftAsync(secretary, branch);
        Assert.Equal([Title], await TitlesAsync(secretary, branch));
        // A member sees what was published; there is nothing.
        Assert.Empty(await TitlesAsync(member, branch));
    }

    private static async Task<List<string>> TitlesAsync(Visitor visitor, Branch branch)
    {
        using var response = await visitor.GetAsync(branch.Page("publicity/export?show=drafts"));
        Assert.Equal(SheetWriter.XlsxType, response.Content.Headers.ContentType!.MediaType);
        await using var content = new MemoryStream(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        using var reader = SheetReader.Open(content, [new("title", "标题", "Title")]);
        return [.. reader.Rows.Select(row => row["title"])];
    }

    private static async Task<string> DraftAsync(Visitor by, Branch branch)
    {
        var made = await Branch.CallAsync(by, "POST", $"/units/{branch.Own.Code}/stories", new { kind = "news", title = Title, text = "八天清淤一千二百米。" }, HttpStatusCode.Created);
        return made.GetProperty("id").GetString()!;
    }

    private static async Task<List<string>> RulesAsync(Branch branch)
    {
        await branch.NumbersAsync();
        await using var scope = branch.Site.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Data.Accounts.Viewer>().BecomeSystem("test");
        var rulings = await scope.ServiceProvider.GetRequiredService<Diagnose>().OfOneAsync(branch.Campaign, Month.Of(2026, 10), branch.Township.Id);
        return [.. rulings.Select(ruling => ruling.Rule)];
    }

    /// <summary>Tasks of the branch that were due and done in a month.</summary>
    private static async Task<List<PlanTask>> FinishAsync(Branch branch, int count, Month month)
    {
        await using var db = branch.Site.Open();
        List<PlanTask> tasks = [];
        foreach (var i in Enumerable.Range(1, count))
        {
            var task = new PlanTask(branch.Campaign.Id, branch.Own.Id, 3, $"清淤水渠第{i}段", month, month, month);
            task.Rewrite(new(task.Title, month, month) { Owner = "王建国", Due = month.Last });
            var line = new TaskProgress(branch.Campaign.Id, branch.Own.Id, task.Id, month);
            line.Say(task, new(task.Id, ProgressState.Done, null, "全村都通了水"), [], 0, db.Now);
            tasks.Add(task);
            db.AddRange(task, line);
        }
        await db.CommitAsync(new Act("Plant", branch.Own.Id, nameof(PlanTask), tasks[0].Id) { CampaignId = branch.Campaign.Id });
        return tasks;
    }

    private static async Task RefusedAsync(Visitor visitor, string id, string what, string code)
    {
        var answer = await Branch.CallAsync(visitor, "PUT", $"/stories/{id}/{what}", expected: code.StartsWith("accounts", StringComparison.Ordinal) ? HttpStatusCode.Forbidden : HttpStatusCode.UnprocessableEntity);
        Assert.Equal(code, answer.GetProperty("code").GetString());
    }
}
