using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Plans;
using Pacesetter.Tests.House;
using Pacesetter.Tests.Shell;

namespace Pacesetter.Tests.Plans;

public sealed class TaskOrderTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void Those_named_share_their_places_and_all_others_keep_theirs()
    {
        var tasks = Tasks("a", "b", "c", "d");
        Assert.True(TaskOrder.Put(tasks, [tasks[3].Id, tasks[0].Id]));
        Assert.Equal("dbca", Titles(tasks));
        Assert.False(TaskOrder.Put(tasks, [tasks[3].Id, tasks[0].Id]));
    }

    [Fact]
    public void Nothing_is_named_twice_and_nothing_of_others()
    {
        var tasks = Tasks("a", "b");
        Assert.Equal("plans.order-twice", Assert.Throws<BrokenRule>(() => TaskOrder.Put(tasks, [tasks[0].Id, tasks[0].Id])).Code);
        Assert.Equal("plans.task.unknown", Assert.Throws<BrokenRule>(() => TaskOrder.Put(tasks, [Tasks("x")[0].Id])).Code);
        Assert.Equal("ab", Titles(tasks));
    }

    [Theory, OnBothDatabases]
    public async Task A_button_moves_a_task_and_the_act_keeps_both_orders(DatabaseKind kind)
    {
        var town = await Town.FoundAsync(kind);
        var (first, second) = (await town.TaskAsync(2, "甲", agreed: true), await town.TaskAsync(2, "乙"));
        using var secretary = await town.SecretaryAsync();
        var page = town.Page("plans/order?view=2");
        using var moved = await secretary.SubmitAsync(page, "order", ("up", second.Id.ToString()));
        Assert.Equal(HttpStatusCode.Found, moved.StatusCode);
        Assert.EndsWith($"#task-{second.Id}", moved.Headers.Location!.OriginalString, StringComparison.Ordinal);
        foreach (var shown in (string[])["plans?view=2", "plans"])
            Assert.Equal(["乙", "甲"], (await secretary.PageAsync(town.Page(shown))).QuerySelectorAll(".tasks tbody th a").Select(link => link.TextContent));
        await using var db = town.Site.Open();
        var act = await db.Acts.SingleAsync(row => row.UnitId == town.Own.Id && row.Name == "OrderTasks", Stop);
        Assert.Equal(($"[\"{first.Id}\",\"{second.Id}\"]", $"[\"{second.Id}\",\"{first.Id}\"]"), (act.Before, act.After));
    }

    [Theory, OnBothDatabases]
    public async Task Over_the_api_a_unit_orders_its_own_tasks_only(DatabaseKind kind)
    {
        var town = await Town.FoundAsync(kind);
        var (first, second, foreign) = (await town.TaskAsync(2, "甲"), await town.TaskAsync(2, "乙"), await town.TaskAsync(2, "丙", town.Other));
        using var secretary = await town.SecretaryAsync();
        var address = $"/api/v1/units/{town.Own.Code}/tasks/order?month=2026-10&kind=annual";
        using var ordered = await secretary.Http.PutAsJsonAsync(address, new { tasks = new[] { second.Id, first.Id } }, Stop);
        Assert.Equal(["乙", "甲"], (await ordered.Content.ReadFromJsonAsync<JsonElement>(Stop)).EnumerateArray().Select(task => task.GetProperty("wording").GetProperty("title").GetString()!));
        using var other = await secretary.Http.PutAsJsonAsync(address, new { tasks = new[] { foreign.Id, first.Id } }, Stop);
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
        using var member = await town.Site.EnterAsync(Role.Member, town.Own);
        using var refused = await member.Http.PutAsJsonAsync(address, new { tasks = new[] { first.Id, second.Id } }, Stop);
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.NotFound), (refused.StatusCode, await member.StatusAsync(town.Page("plans/order?view=2"))));
    }

    [Theory, OnBothDatabases]
    public async Task The_form_offers_agreed_tasks_of_units_above_and_the_goals_it_may_serve(DatabaseKind kind)
    {
        var town = await Town.FoundAsync(kind);
        var goal = await town.TaskAsync(1, "路网畅通", to: 23);
        var (agreed, draft) = (await town.TaskAsync(2, "全县修路", town.County, agreed: true), await town.TaskAsync(2, "还在起草", town.County));
        var beside = await town.TaskAsync(2, "邻镇的事", town.Other, agreed: true);
        using var secretary = await town.SecretaryAsync();
        var page = town.Page("plans/new?view=2");
        var form = await secretary.PageAsync(page);
        Assert.Equal(["", agreed.Id.ToString()], form.QuerySelectorAll("#upper option").Select(option => option.GetAttribute("value")!));
        Assert.Equal(["青溪县"], form.QuerySelectorAll("#upper optgroup").Select(group => group.GetAttribute("label")!));
        Assert.Equal(["", goal.Id.ToString()], form.QuerySelectorAll("#serves option").Select(option => option.GetAttribute("value")!));
        using var saved = await secretary.SubmitAsync(page, "task", ("title", "修通三条断头路"), ("upper", agreed.Id.ToString()), ("serves", goal.Id.ToString()));
        Assert.Equal(HttpStatusCode.Found, saved.StatusCode);
        await using var db = town.Site.Open();
        var task = await db.PlanTasks.SingleAsync(row => row.UnitId == town.Own.Id && row.Slot == 2, Stop);
        Assert.Equal((agreed.Id, goal.Id), (task.UpperTaskId, task.ServesId));
        using var refused = await secretary.SubmitAsync(town.Page($"plans/{task.Id}/change"), "task", ("upper", beside.Id.ToString()));
        Assert.NotNull((await Visitor.ReadAsync(refused)).QuerySelector("#upper[aria-invalid]"));
        Assert.NotEqual(draft.Id, task.UpperTaskId);
    }

    private static PlanTask[] Tasks(params string[] titles) => [.. titles.Select((title, i) => new PlanTask(1, 1, 2, title, Town.July, Town.July, Town.July) { Ordinal = i })];

    private static string Titles(IEnumerable<PlanTask> tasks) => string.Concat(TaskOrder.Of(tasks).Select(task => task.Title));
}
