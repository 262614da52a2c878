using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Pacesetter.Data.Accounts;
using Pacesetter.Tests.House;
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
