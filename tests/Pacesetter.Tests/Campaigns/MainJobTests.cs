using Microsoft.Extensions.DependencyInjection;
using Pacesetter.Data;
using Pacesetter.Data.Accounts;
using Pacesetter.Data.Tallies;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Plans;
using Pacesetter.Domain.Units;
using Pacesetter.Tests.House;
using Pacesetter.Tests.Shell;
using Pacesetter.Web.Campaigns;
using Pacesetter.Web.Plans;
using Pacesetter.Web.Reports;
using Pacesetter.Web.Tallies;
using Pacesetter.Web.Units;

namespace Pacesetter.Tests.Campaigns;

/// <summary>The main job on two recipes that have nothing in common: plan, approve, report, and everybody above sees it. No code knows which is which.</summary>
public sealed class MainJobTests
{
    // The clock of the site stands on 15 October 2026: the third month of campaigns that begin in August, when quarterly reports are open, too.
    private static readonly Month Now = Month.Of(2026, 10);

    [Theory]
    [OnBothDatabases(RecipeFiles.Speech, "county", "township", "")]
    [OnBothDatabases(RecipeFiles.Energy, "university", "college", "teaching")]
    public async Task A_month_of_a_unit_is_seen_above(DatabaseKind kind, string recipe, string tier, string tierBelow, string field)
    {
        var job = await Job.StartAsync(await TestSite.OnAsync(kind), recipe, tier, tierBelow, field);
        var before = await job.OverviewAsync();
        Assert.Equal((2, 0, 0), (before.Units, before.TasksReportedDone, before.ReportsInTime));

        await job.PlanAsync(job.Below, slot: 1, by: job.Secretary, approvedBy: job.Office);
        await job.ConfirmShortestAsync();
        var goal = await job.ReportAllDoneAsync();

        var after = await job.OverviewAsync();
        Assert.Equal(goal, after.TasksReportedDone);
        Assert.Equal(before.ReportsExpected == 0 ? 0 : 1, after.ReportsInTime);
        Assert.Equal((0, 0), await new Recount(job.Site.Open()).CompareAsync());
    }

    private sealed class Job(TestSite site, Campaign campaign, Unit head, Unit below, Account office, Account secretary)
    {
        public TestSite Site => site;

        public Unit Below => below;

        public Account Office => office;

        public Account Secretary => secretary;

        public static async Task<Job> StartAsync(TestSite site, string recipe, string tier, string tierBelow, string field)
        {
            var head = await site.PlantAsync("牵头单位", tier: tier);
            var below = await site.PlantAsync("承办单位", head, tierBelow);
            await using var db = site.Open();
            (await db.Units.FindAsync(below.Id))!.Field = field;
            await db.CommitAsync(new("ChangeUnit", below.Id, nameof(Unit), below.Code));
            var yaml = RecipeFiles.Text(recipe).Replace($"key: {recipe}\n", $"key: {recipe}-{head.Code.ToLowerInvariant()}\n", StringComparison.Ordinal);
            var campaign = await new ApplyRecipe(db, new Recount(db)).RunAsync(yaml, head.Code, new(2026, 8, 1));
            return new(site, campaign, head, below, await site.PersonAsync("何淑兰", (Role.Office, head)), await site.PersonAsync("李文清", (Role.Secretary, below)));
        }

        public async Task PlanAsync(Unit unit, int slot, Account by, Account approvedBy)
        {
            var id = await AsAsync(by, async services =>
            {
                var file = await services.GetRequiredService<FindPlan>().RunAsync(unit, campaign, slot, Now);
                var last = file.Period.ToMonth;
                await services.GetRequiredService<AddTask>().RunAsync(file, new(new("换掉旧锅炉", Now, last) { Owner = "王秀兰", Due = last.Last, NoCoreWork = "只为演练" }));
                file = await services.GetRequiredService<FindPlan>().RunAsync(unit, campaign, slot, Now);
                await services.GetRequiredService<SubmitPlan>().RunAsync(file);
                return file.Plan.Id;
            });
            await AsAsync(approvedBy, async services =>
            {
                await services.GetRequiredService<ApprovePlan>().RunAsync(await services.GetRequiredService<FindPlan>().RunAsync(id));
                return id;
            });
        }

        public Task<MonthPlan> ConfirmShortestAsync() => AsAsync(secretary, services => services.GetRequiredService<ConfirmMonthPlan>()
            .RunAsync(new(below.Code, Now, campaign.Key), [], new("查一遍跑冒滴漏", "王秀兰", null)));

        /// <returns>How many tasks were reported done.</returns>
        public Task<int> ReportAllDoneAsync() => AsAsync(secretary, async services =>
        {
            var address = new MonthAddress(below.Code, Now, campaign.Key);
            var month = await services.GetRequiredService<FindMonth>().RunAsync(address);
            var lines = month.Sheet!.Tasks.Select(task => new Line(task.Id, ProgressState.Done, null, null)).ToList();
            Assert.NotEmpty(lines);
            await services.GetRequiredService<SubmitReport>().RunAsync(month.Address, lines);
            return lines.Count;
        });

        /// <summary>The head's numbers for the month in which the report counts.</summary>
        public Task<Domain.Tallies.Rollup> OverviewAsync() => AsAsync(office, async services =>
        {
            await new Recount(services.GetRequiredService<PacesetterDb>()).CompareAsync();
            var month = (await services.GetRequiredService<FindMonth>().RunAsync(new(below.Code, Now, campaign.Key))).Period.ToMonth;
            var place = await services.GetRequiredService<FindPlace>().RunAsync(head.Code, month.ToString(), campaign.Key);
            return (await services.GetRequiredService<ReadOverview>().RunAsync(place!))!.Now;
        });

        private async Task<T> AsAsync<T>(Account who, Func<IServiceProvider, Task<T>> work)
        {
            await using var scope = site.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<PacesetterDb>();
            db.Viewer.Become(who.Id, who.Name, [.. db.Grants.Where(grant => grant.AccountId == who.Id)], db.Today);
            return await work(scope.ServiceProvider);
        }
    }
}
