using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Data.Accounts;
using Pacesetter.Data.Units;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Plans;
using Pacesetter.Domain.Units;
using Pacesetter.Tests.House;
using Pacesetter.Web.Campaigns;
using Pacesetter.Web.Reports;

namespace Pacesetter.Tests.Reports;

/// <summary>Not a test of right and wrong: says how many reports of three tasks one process takes in a second. The scenario runner in bench/ measures more.</summary>
public sealed class SubmitReportSpeedTests(ITestOutputHelper output)
{
    private const int Villages = 300;
    private const int Months = 3;

    [Theory(Explicit = true)]
    [InlineData("FULL")]
    [InlineData("NORMAL")]
    public async Task Reports_a_second(string synchronous)
    {
        await using var village = await Village.SettleAsync(DatabaseKind.Sqlite);
        var units = await OpenAsync(village);
        var recipes = new Recipes();
        var watch = new Stopwatch();
        var before = Environment.CpuUsage.TotalTime;
        for (var month = Village.October; month < Village.October.Add(Months); month = month.Next)
        {
            village.GoTo(month.Year, month.Number, 20);
            foreach (var unit in units)
            {
                watch.Start();
                await using var db = Open(village, synchronous, village.Viewer(Role.Secretary, unit.Id));
                await new SubmitReport(db, new FindMonth(db, recipes)).RunAsync(new(unit.Code, month), [], asPlanned: true);
                watch.Stop();
            }
            output.WriteLine($"synchronous={synchronous}: {units.Count / watch.Elapsed.TotalSeconds:0} reports a second in {month}, {(Environment.CpuUsage.TotalTime - before).TotalMilliseconds / units.Count:0.0} ms of processor time each");
            watch.Reset();
            before = Environment.CpuUsage.TotalTime;
        }
        await village.TalliesAreTrueAsync();
    }

    private static SqliteDb Open(Village village, string synchronous, Viewer viewer)
    {
        var options = new DbContextOptionsBuilder<SqliteDb>();
        options.UseSqliteStore(village.Store.Settings.SqlitePath, synchronous);
        return new(options.Options, viewer, village.Store.Time);
    }

    private static async Task<List<Unit>> OpenAsync(Village village)
    {
        await using var db = village.Store.Open();
        var units = new List<Unit>();
        for (var i = 0; i < Villages; i++)
        {
            var unit = new Unit($"S{i:0000}", $"Village {i}", "village", Village.May);
            await new Tree(db).OpenAsync(unit, village.TownId, new Act("Plant", null, "Unit", unit.Code));
            units.Add(unit);
            for (var task = 0; task < 3; task++)
            {
                var work = new PlanTask(village.CampaignId, unit.Id, 2, $"task {task}", Village.May, Month.Of(2027, 3), Village.May) { Owner = "Li Dashan" };
                work.Promise(Month.Of(2027, 3).Last, 12, "households");
                db.PlanTasks.Add(work);
            }
        }
        await db.CommitAsync(new Act("Plant", null, "PlanTask", "all"));
        return units;
    }
}
