using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Pacesetter.Data.Accounts;
using Pacesetter.Tests.House;
using Pacesetter.Tests.Shell;
using Pacesetter.Web.Plans;

namespace Pacesetter.Tests.Plans;

public sealed class PlanTablesTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task What_is_exported_and_imported_again_changes_nothing(DatabaseKind kind)
    {
        var town = await Town.FoundAsync(kind);
        var goal = await town.TaskAsync(1, "路网畅通", to: 23);
        var task = await town.TaskAsync(2, "修通三条断头路", agreed: true);
        await using (var db = town.Site.Open())
        {
            (await db.PlanTasks.SingleAsync(row => row.Id == task.Id, Stop)).Serve(await db.PlanTasks.SingleAsync(row => row.Id == goal.Id, Stop));
            await db.CommitAsync(new Domain.Acts.Act("Plant", town.Own.Id, "PlanTask", task.Id), Stop);
        }
        foreach (var asXlsx in (bool[])[true, false])
        {
            using var file = new MemoryStream();
            await using var scope = Scope(town);
            await scope.ServiceProvider.GetRequiredService<ExportPlans>().RunAsync(file, asXlsx, town.Campaign, town.County.Id, Stop);
            file.Position = 0;
            var result = await scope.ServiceProvider.GetRequiredService<ImportPlans>().RunAsync(file, "plans", town.Campaign, false, Stop);
            Assert.Empty(result.Problems);
            Assert.Equal((0, 0, 2, false), (result.Added, result.Changed, result.Unchanged, result.IsWritten));
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_table_adds_tasks_once_and_a_dry_run_adds_none(DatabaseKind kind)
    {
        var town = await Town.FoundAsync(kind);
        var table = $"单位代码,计划,任务,起始月份,截止月份,责任人,完成时限,对应任务\n{town.Own.Code},年度实施计划,修路,2026-10,2026-12,王建国,2026-12-20,路网畅通\n{town.Own.Code},overall,路网畅通,2026-07,2028-06,,,\n";
        Assert.Equal((2, 0, 0, false), Counts(await ImportAsync(town, table, dryRun: true)));
        Assert.Equal((2, 0, 0, true), Counts(await ImportAsync(town, table)));
        Assert.Equal((0, 0, 2, false), Counts(await ImportAsync(town, table)));
        Assert.Equal((0, 1, 1, true), Counts(await ImportAsync(town, table.Replace("王建国", "李文清", StringComparison.Ordinal))));
        await using var db = town.Site.Open();
        var tasks = await db.PlanTasks.Where(row => row.UnitId == town.Own.Id).OrderBy(row => row.Slot).ToListAsync(Stop);
        Assert.Equal(["路网畅通", "修路"], tasks.Select(task => task.Title));
        Assert.Equal((tasks[0].Id, "李文清", new DateOnly(2026, 12, 20)), (tasks[1].ServesId!.Value, tasks[1].Owner, tasks[1].Due));
        Assert.Equal(2, await db.Acts.CountAsync(row => row.UnitId == town.Own.Id && row.Name == "ImportPlans", Stop));
    }

    [Theory, OnBothDatabases]
    public async Task A_look_tells_row_by_row_what_is_added_and_what_becomes_of_what(DatabaseKind kind)
    {
        var town = await Town.FoundAsync(kind);
        var goal = await town.TaskAsync(1, "路网畅通", to: 23);
        var road = await town.TaskAsync(2, "修路");
        var table = $"任务编号,单位代码,计划,任务,起始月份,截止月份,责任人,完成时限,对应任务\n{road.Id},{town.Own.Code},annual,修路,2026-07,2027-06,李文清,2027-06-30,{goal.Id}\n,{town.Own.Code},annual,架桥,2026-10,2026-12,王建国,2026-12-20,\n";
        var result = await ImportAsync(town, table, dryRun: true);
        Assert.Equal([(2, "修路", false), (3, "架桥", true)], result.Lines.Select(line => (line.Row, line.Title, line.IsNew)));
        Assert.Equal([("owner", "王建国", "李文清"), ("serves", "", "路网畅通")], result.Lines[0].Fields);
        Assert.Contains(("due", "", "2026-12-20"), result.Lines[1].Fields);
        Assert.Equal(result.Fingerprint, (await ImportAsync(town, table, dryRun: true)).Fingerprint);
        Assert.NotEqual(result.Fingerprint, (await ImportAsync(town, table.Replace("李文清", "李四", StringComparison.Ordinal), dryRun: true)).Fingerprint);
        await using var db = town.Site.Open();
        Assert.Equal(("王建国", null), await db.PlanTasks.Where(row => row.Id == road.Id).Select(row => new ValueTuple<string?, Guid?>(row.Owner, row.ServesId)).SingleAsync(Stop));
    }

    [Theory, OnBothDatabases]
    public async Task The_numbers_of_a_table_put_tasks_in_order_and_the_export_numbers_them_so(DatabaseKind kind)
    {
        var town = await Town.FoundAsync(kind);
        var (one, two) = (await town.TaskAsync(2, "甲"), await town.TaskAsync(2, "乙"));
        var table = $"任务编号,序号,单位代码,计划,任务,起始月份\n{one.Id},2,{town.Own.Code},annual,甲,2026-07\n,1,{town.Own.Code},annual,丙,2026-10\n{two.Id},1,{town.Own.Code},annual,乙,2026-07\n";
        var result = await ImportAsync(town, table);
        Assert.Empty(result.Problems);
        Assert.Equal(["丙", "乙", "甲"], await OrderAsync(town));
        await using (var db = town.Site.Open())
        {
            var act = await db.Acts.SingleAsync(row => row.UnitId == town.Own.Id && row.Name == "ImportPlans", Stop);
            Assert.Contains(one.Id.ToString(), act.After, StringComparison.Ordinal);
        }
        Assert.False((await ImportAsync(town, table)).IsWritten);
        using var file = new MemoryStream();
        await using var scope = Scope(town);
        await scope.ServiceProvider.GetRequiredService<ExportPlans>().RunAsync(file, false, town.Campaign, town.County.Id, Stop);
        var lines = Encoding.UTF8.GetString(file.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["1,丙", "2,乙", "3,甲"], lines.Skip(1).Select(line => line.Split(',')).Select(cells => $"{cells[3]},{cells[4]}"));
        Assert.Equal("plans!B2 plans.number-unreadable", (await ImportAsync(town, table.Replace(",2,", ",second,", StringComparison.Ordinal))).Problems.Select(problem => $"{problem.Address} {problem.Code}").Single());
    }

    [Theory, OnBothDatabases]
    public async Task A_table_ties_a_task_to_one_of_a_unit_above_and_to_no_other(DatabaseKind kind)
    {
        var town = await Town.FoundAsync(kind);
        var (above, beside) = (await town.TaskAsync(2, "全县路网", town.County), await town.TaskAsync(2, "邻镇的事", town.Other));
        string Table(Guid upper) => $"单位代码,计划,任务,起始月份,承接上级任务编号\n{town.Own.Code},annual,修路,2026-10,{upper}\n";
        Assert.Equal("plans!E2 plans.import-upper-unknown", (await ImportAsync(town, Table(beside.Id))).Problems.Select(problem => $"{problem.Address} {problem.Code}").Single());
        Assert.True((await ImportAsync(town, Table(above.Id))).IsWritten);
        Assert.False((await ImportAsync(town, Table(above.Id))).IsWritten);
        await using var db = town.Site.Open();
        Assert.Equal(above.Id, (await db.PlanTasks.SingleAsync(row => row.UnitId == town.Own.Id, Stop)).UpperTaskId);
    }

    [Theory, OnBothDatabases]
    public async Task On_the_page_nothing_is_written_before_somebody_looked_and_agreed(DatabaseKind kind)
    {
        var town = await Town.FoundAsync(kind);
        using var secretary = await town.SecretaryAsync();
        var table = $"单位代码,计划,任务,起始月份,责任人,完成时限\n{town.Own.Code},annual,修路,2026-10,王建国,2026-10-20\n";
        var wrong = await UploadAsync(secretary, town, table.Replace("2026-10-20", "soon", StringComparison.Ordinal));
        Assert.Equal(["plans", "2", "F"], (await secretary.PageAsync(wrong)).QuerySelectorAll("tbody tr:first-child > *").Take(3).Select(cell => cell.TextContent));
        Assert.DoesNotContain((await secretary.PageAsync(wrong)).QuerySelectorAll("input[name=_handler]"), input => input.GetAttribute("value") == "write");
        var look = await UploadAsync(secretary, town, table);
        await using var db = town.Site.Open();
        Assert.Equal(0, await db.PlanTasks.CountAsync(row => row.UnitId == town.Own.Id, Stop));
        Assert.Contains("2026-10-20", await secretary.TextAsync(look), StringComparison.Ordinal);
        using var neighbour = await town.Site.EnterAsync(Domain.Accounts.Role.Secretary, town.Own, "赵六");
        Assert.DoesNotContain("2026-10-20", await neighbour.TextAsync(look), StringComparison.Ordinal);
        using var stale = await secretary.SubmitAsync(look, "write", ("seen", "something else"));
        Assert.Equal((HttpStatusCode.OK, 0), (stale.StatusCode, await db.PlanTasks.CountAsync(row => row.UnitId == town.Own.Id, Stop)));
        using var written = await secretary.SubmitAsync(look, "write");
        Assert.Equal(HttpStatusCode.Found, written.StatusCode);
        Assert.Equal("修路", (await db.PlanTasks.SingleAsync(row => row.UnitId == town.Own.Id, Stop)).Title);
        Assert.DoesNotContain("2026-10-20", await secretary.TextAsync(look), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_mistake_is_told_with_its_cell_and_then_nothing_is_written()
    {
        var town = await Town.FoundAsync(DatabaseKind.Sqlite);
        var agreed = await town.TaskAsync(2, "已定的事", agreed: true);
        var lines = new StringBuilder("任务编号,单位代码,计划,任务,起始月份,责任人,完成时限\n");
        lines.Append(",NOWHERE,annual,甲,2026-10,,\n");
        lines.Append(town.Own.Code.Insert(0, ",")).Append(",weekly,乙,2026-10,,\n");
        lines.Append(town.Own.Code.Insert(0, ",")).Append(",annual,丙,October,,\n");
        lines.Append(town.Own.Code.Insert(0, ",")).Append(",annual,丁,2026-10,王建国、李文清,\n");
        lines.Append(agreed.Id).Append(town.Own.Code.Insert(0, ",")).Append(",annual,已定的事,2026-07,王建国,2026-08-01\n");
        lines.Append(town.Own.Code.Insert(0, ",")).Append(",annual,好的,2026-10,王建国,\n");
        var result = await ImportAsync(town, lines.ToString());
        Assert.Equal(
            ["plans!B2 plans.import-unit-unknown", "plans!C3 plans.import-kind-unknown", "plans!E4 plans.month-unreadable", "plans!F5 plans.owner-not-one", "plans!G6 plans.agreed-already"],
            result.Problems.Select(problem => $"{problem.Address} {problem.Code}").Order(StringComparer.Ordinal));
        await using var db = town.Site.Open();
        Assert.Equal(1, await db.PlanTasks.CountAsync(row => row.UnitId == town.Own.Id, Stop));
    }

    private static async Task<string> UploadAsync(Visitor visitor, Town town, string table)
    {
        var page = town.Page("plans/import");
        var form = (await visitor.PageAsync(page)).Forms.Single(one => one.GetAttribute("enctype") is not null);
        using var content = new MultipartFormDataContent();
        foreach (var input in form.QuerySelectorAll("input[type=hidden]")) content.Add(new StringContent(input.GetAttribute("value") ?? ""), input.GetAttribute("name")!);
        content.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(table)), "file", "plans.csv");
        using var response = await visitor.Http.PostAsync(page, content, Stop);
        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        return new Uri(new Uri("http://site"), response.Headers.Location!).PathAndQuery;
    }

    private static async Task<List<string>> OrderAsync(Town town)
    {
        await using var db = town.Site.Open();
        return [.. Domain.Plans.TaskOrder.Of(await db.PlanTasks.Where(row => row.UnitId == town.Own.Id).ToListAsync(Stop)).Select(task => task.Title)];
    }

    private static (int, int, int, bool) Counts(PlanImport result)
    {
        Assert.Empty(result.Problems);
        return (result.Added, result.Changed, result.Unchanged, result.IsWritten);
    }

    private static async Task<PlanImport> ImportAsync(Town town, string table, bool dryRun = false)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(table));
        await using var scope = Scope(town);
        return await scope.ServiceProvider.GetRequiredService<ImportPlans>().RunAsync(file, "plans.csv", town.Campaign, dryRun, Stop);
    }

    private static AsyncServiceScope Scope(Town town)
    {
        var scope = town.Site.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Viewer>().BecomeSystem("test");
        return scope;
    }
}
