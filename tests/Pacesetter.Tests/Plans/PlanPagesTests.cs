using System.Net;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Papers.Documents;
using Pacesetter.Papers.Official;
using Pacesetter.Tests.House;
using Pacesetter.Tests.Shell;

namespace Pacesetter.Tests.Plans;

public sealed class PlanPagesTests
{
    private static readonly string[] Pages = ["plans", "plans?view=1", "plans?view=2", "plans/new", "plans/awaiting", "plans/lacking", "plans/lacking?view=2", "plans/coverage", "plans/coverage?list=units", "plans/coverage?list=month&below=1", "plans/order", "plans/order?view=2", "plans/import"];

    [Theory, OnBothDatabases]
    public async Task A_stranger_finds_no_page_and_the_secretary_every_one_in_both_languages(DatabaseKind kind)
    {
        var town = await Town.FoundAsync(kind);
        var task = await town.TaskAsync(2, "修通三条断头路");
        using var stranger = await town.Site.EnterAsync(Role.Office, await town.Site.PlantAsync("石泉县"));
        using var secretary = await town.SecretaryAsync();
        foreach (var page in Pages.Append($"plans/{task.Id}").Append($"plans/{task.Id}/change"))
        {
            Assert.Equal(HttpStatusCode.NotFound, await stranger.StatusAsync(town.Page(page)));
            Assert.Equal(HttpStatusCode.OK, await secretary.StatusAsync(town.Page(page)));
            var english = await secretary.TextAsync(town.Page(page) + (page.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "lang=en");
            Assert.DoesNotContain("plans.", english, StringComparison.Ordinal);
            await secretary.StatusAsync(town.Page() + "?lang=zh");
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_plan_is_to_be_had_as_a_table_on_paper(DatabaseKind kind)
    {
        var town = await Town.FoundAsync(kind);
        await town.TaskAsync(2, "修通三条断头路");
        using var secretary = await town.SecretaryAsync();
        var link = (await secretary.PageAsync(town.Page("plans?view=2"))).QuerySelector("a[href*='plans/paper']")!.GetAttribute("href")!;
        var paper = await secretary.FileAsync(link);
        Assert.Empty(PaperCheck.Of(paper));
        paper.Position = 0;
        Assert.Matches(@"李家坝镇[\s\S]*配档表[\s\S]*尚未报送[\s\S]*牵头单位[\s\S]*修通三条断头路[\s\S]*王建国[\s\S]*2027年6月30日", DocumentText.Read(paper));
        Assert.Equal(HttpStatusCode.NotFound, await secretary.StatusAsync(town.Page("plans/paper?view=9")));
        using var stranger = await town.Site.EnterAsync(Role.Office, await town.Site.PlantAsync("石泉县"));
        Assert.Equal(HttpStatusCode.NotFound, await stranger.StatusAsync(link));
    }

    [Theory, OnBothDatabases]
    public async Task A_form_with_a_mistake_keeps_what_was_typed_and_a_good_one_adds_the_task(DatabaseKind kind)
    {
        var town = await Town.FoundAsync(kind);
        using var secretary = await town.SecretaryAsync();
        using var refused = await secretary.SubmitAsync(town.Page("plans/new?view=2"), "task", ("title", "化解信访积案"), ("owner", "王建国、李文清"));
        var page = await Visitor.ReadAsync(refused);
        Assert.Equal("化解信访积案", page.QuerySelector("#title")!.GetAttribute("value"));
        Assert.NotNull(page.QuerySelector("#owner[aria-invalid]"));
        using var saved = await secretary.SubmitAsync(town.Page("plans/new?view=2"), "task", ("title", "化解信访积案"), ("owner", "王建国"), ("target", "12"), ("target-unit", "件"));
        Assert.Equal(HttpStatusCode.Found, saved.StatusCode);
        await using var db = town.Site.Open();
        var task = await db.PlanTasks.SingleAsync(row => row.UnitId == town.Own.Id);
        Assert.Equal(("化解信访积案", 2, 12d, "件", "王建国"), (task.Title, task.Slot, task.Target, task.TargetUnit, task.Owner));
        Assert.Equal((Month.Of(2026, 10), Month.Of(2027, 6).Last), (task.FromMonth, task.Due));
        var act = await db.Acts.SingleAsync(row => row.UnitId == town.Own.Id && row.Name == "AddTask");
        Assert.Equal("王建国", act.ActorName);
        Assert.Contains("化解信访积案", await secretary.TextAsync(town.Page()), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_plan_goes_up_comes_back_with_remarks_and_is_approved_by_somebody_else(DatabaseKind kind)
    {
        var town = await Town.FoundAsync(kind);
        var task = await town.TaskAsync(2, "修通三条断头路");
        using var secretary = await town.SecretaryAsync();
        using var office = await town.OfficeAboveAsync();
        var page = town.Page("plans?view=2");
        using var submitted = await secretary.SubmitAsync(page, "submit");
        Assert.Equal(HttpStatusCode.Found, submitted.StatusCode);
        Assert.Contains("李家坝镇", await office.TextAsync(town.Page("plans/awaiting", town.County)), StringComparison.Ordinal);
        Assert.DoesNotContain((await secretary.PageAsync(page)).QuerySelectorAll("input[name=_handler]"), input => input.GetAttribute("value") == "approve");

        using var silent = await office.SubmitAsync(page, "send-back", ("reason", " "));
        Assert.Equal(HttpStatusCode.OK, silent.StatusCode);
        using var returned = await office.SubmitAsync(page, "send-back", ("reason", "责任不清"), ($"remark-{task.Id}", "写明路段"));
        Assert.Equal(HttpStatusCode.Found, returned.StatusCode);
        Assert.Contains("写明路段", await secretary.TextAsync(page), StringComparison.Ordinal);

        using var again = await secretary.SubmitAsync(page, "submit");
        using var approved = await office.SubmitAsync(page, "approve");
        Assert.Equal(HttpStatusCode.Found, approved.StatusCode);
        await using var db = town.Site.Open();
        var plan = await db.Plans.SingleAsync(row => row.UnitId == town.Own.Id);
        Assert.Equal((1, Month.Of(2026, 10)), (plan.Versions, plan.PresentSince));
        var kept = Assert.Single(await db.PlanVersions.Where(row => row.PlanId == plan.Id).ToListAsync());
        Assert.Equal(task.Id, Assert.Single(kept.Tasks()).Id);
        Assert.Equal(["SubmitPlan", "SendBackPlan", "SubmitPlan", "ApprovePlan"], await db.Acts.Where(row => row.ObjectId == plan.Id.ToString()).OrderBy(row => row.Id).Select(row => row.Name).ToListAsync());
        Assert.Equal(HttpStatusCode.OK, await secretary.StatusAsync(town.Page("plans/versions?view=2")));
    }

    [Theory, OnBothDatabases]
    public async Task A_date_is_put_off_by_request_and_seen_two_levels_up(DatabaseKind kind)
    {
        var town = await Town.FoundAsync(kind);
        var village = await town.Site.PlantAsync("河口村", town.Own, "village");
        var task = await town.TaskAsync(2, "整修村道", village, agreed: true, to: 5);
        using var clerk = await town.Site.EnterAsync(Role.Secretary, village);
        using var secretary = await town.SecretaryAsync();
        using var office = await town.OfficeAboveAsync();
        using var asked = await clerk.SubmitAsync(town.Page($"plans/{task.Id}", village), "request", ("due", "2027-02-28"), ("reason", "汛期"));
        Assert.Equal(HttpStatusCode.Found, asked.StatusCode);
        await using var db = town.Site.Open();
        var change = await db.DateChanges.SingleAsync(row => row.TaskId == task.Id);
        using var granted = await secretary.SubmitAsync(town.Page("plans/awaiting"), $"decide-{change.Id}", ("granted", "yes"));
        Assert.Equal(HttpStatusCode.Found, granted.StatusCode);
        var now = await db.PlanTasks.SingleAsync(row => row.Id == task.Id);
        Assert.Equal((new DateOnly(2027, 2, 28), 1), (now.Due, now.Postponements));
        Assert.Contains("2026年12月31日", await clerk.TextAsync(town.Page($"plans/{task.Id}", village)), StringComparison.Ordinal);
        Assert.Contains("整修村道", await office.TextAsync(town.Page("plans/awaiting", town.County)), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task An_offered_task_is_taken_up_as_a_draft_or_declined_with_a_reason(DatabaseKind kind)
    {
        var town = await Town.FoundAsync(kind);
        var task = await town.TaskAsync(2, "每镇建成一个党员服务站", town.County);
        using var office = await town.OfficeAboveAsync();
        using var secretary = await town.SecretaryAsync();
        using var neighbour = await town.Site.EnterAsync(Role.Secretary, town.Other);
        using var offered = await office.SubmitAsync(town.Page($"plans/{task.Id}", town.County), "offer");
        Assert.Equal(HttpStatusCode.Found, offered.StatusCode);
        await using var db = town.Site.Open();
        var offers = await db.TaskOffers.AsNoTracking().Where(row => row.TaskId == task.Id).ToDictionaryAsync(row => row.UnitId, row => row.Id);
        Assert.Equal(2, offers.Count);
        Assert.Contains("每镇建成一个党员服务站", await office.TextAsync(town.Page("plans/coverage", town.County)), StringComparison.Ordinal);
        using var accepted = await secretary.SubmitAsync(town.Page(), $"accept-{offers[town.Own.Id]}");
        Assert.Equal(HttpStatusCode.Found, accepted.StatusCode);
        using var declined = await neighbour.SubmitAsync(town.Page(unit: town.Other), $"decline-{offers[town.Other.Id]}", ("reason", "已有服务站"));
        Assert.Equal(HttpStatusCode.Found, declined.StatusCode);
        var own = await db.PlanTasks.SingleAsync(row => row.UpperTaskId == task.Id);
        Assert.Equal((town.Own.Id, Month.Of(2026, 10)), (own.UnitId, own.FromMonth));
        Assert.Equal("已有服务站", (await db.TaskOffers.SingleAsync(row => row.UnitId == town.Other.Id)).Answer!.Reason);
    }

    [Theory, OnBothDatabases]
    public async Task All_that_lack_a_plan_are_reminded_once_a_week(DatabaseKind kind)
    {
        var town = await Town.FoundAsync(kind);
        using var office = await town.OfficeAboveAsync();
        var page = town.Page("plans/lacking?view=2", town.County);
        Assert.Contains("李家坝镇", await office.TextAsync(page), StringComparison.Ordinal);
        using var first = await office.SubmitAsync(page, "remind-all");
        Assert.Contains("reminded=2", first.Headers.Location!.OriginalString, StringComparison.Ordinal);
        using var second = await office.SubmitAsync(page, "remind-all");
        Assert.Contains("reminded=0", second.Headers.Location!.OriginalString, StringComparison.Ordinal);
        await using var db = town.Site.Open();
        Assert.Equal(2, await db.Reminders.CountAsync(row => row.CampaignId == town.Campaign.Id));
        using var secretary = await town.SecretaryAsync();
        Assert.Contains("催办", await secretary.TextAsync(town.Page()), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_draft_is_taken_out_and_an_agreed_task_only_dropped_with_a_reason(DatabaseKind kind)
    {
        var town = await Town.FoundAsync(kind);
        var draft = await town.TaskAsync(2, "草稿");
        var agreed = await town.TaskAsync(2, "已定的事", agreed: true);
        using var secretary = await town.SecretaryAsync();
        using var removed = await secretary.SubmitAsync(town.Page($"plans/{draft.Id}"), "remove");
        using var dropped = await secretary.SubmitAsync(town.Page($"plans/{agreed.Id}"), "drop", ("reason", "并入县里统一实施"));
        Assert.Equal((HttpStatusCode.Found, HttpStatusCode.Found), (removed.StatusCode, dropped.StatusCode));
        await using var db = town.Site.Open();
        Assert.Equal("并入县里统一实施", (await db.PlanTasks.SingleAsync(row => row.UnitId == town.Own.Id)).Drop!.Reason);
        Assert.Contains("并入县里统一实施", await secretary.TextAsync(town.Page($"plans/{agreed.Id}")), StringComparison.Ordinal);
    }
}
