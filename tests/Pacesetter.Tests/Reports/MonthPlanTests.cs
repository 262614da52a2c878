using Microsoft.EntityFrameworkCore;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Plans;
using Pacesetter.Tests.Campaigns;
using Pacesetter.Tests.House;
using Pacesetter.Web.Reports;

namespace Pacesetter.Tests.Reports;

public sealed class MonthPlanTests
{
    private static readonly Month November = Month.Of(2026, 11);

    [Theory, OnBothDatabases]
    public async Task Confirmed_as_drawn_up_it_is_in_force_and_confirming_twice_is_one_act(DatabaseKind kind)
    {
        await using var village = await Village.SettleAsync(kind);
        await village.TaskAsync("visit households", "2026-12-31");
        var plan = await ConfirmAsync(village);
        await ConfirmAsync(village);
        Assert.NotNull(plan.Plan!.Approval);
        await using var db = village.Store.Open();
        Assert.Single(await db.Acts.Where(act => act.Name == "ConfirmMonthPlan").ToListAsync());
        Assert.Equal("visit households", (await db.PlanVersions.SingleAsync()).Tasks().Single().Wording.Title);
        await village.TalliesAreTrueAsync();
        Assert.Equal(1, (await db.Tallies.SingleAsync(row => row.UnitId == village.UnitId && row.Month == November)).Plans3Present);
    }

    [Theory, OnBothDatabases]
    public async Task Tasks_are_changed_dropped_and_added_in_the_same_act(DatabaseKind kind)
    {
        await using var village = await Village.SettleAsync(kind);
        var visits = await village.TaskAsync("visit households", "2026-12-31");
        var wall = await village.TaskAsync("paint the wall", "2026-11-30");
        await ConfirmAsync(village, [new(visits.Id, Owner: "Wang Fang", Due: new(2027, 1, 15)), new(wall.Id, DropReason: "the wall came down", Drops: true)], new("mend the road", "Li Dashan", null, 2.5, "km"));
        await using var db = village.Store.Open();
        var tasks = await db.PlanTasks.ToDictionaryAsync(task => task.Title);
        Assert.Equal(("Wang Fang", new DateOnly(2027, 1, 15), Month.Of(2027, 1)), (tasks["visit households"].Owner, tasks["visit households"].Due, tasks["visit households"].ToMonth));
        Assert.Equal((November, "the wall came down"), (tasks["paint the wall"].Drop!.Month, tasks["paint the wall"].Drop!.Reason));
        Assert.Equal((3, new DateOnly(2026, 11, 30), 2.5, "km"), (tasks["mend the road"].Slot, tasks["mend the road"].Due, tasks["mend the road"].Target, tasks["mend the road"].TargetUnit));
        Assert.True(tasks["mend the road"].Ordinal > tasks["visit households"].Ordinal, "what is added comes last");
        await village.TalliesAreTrueAsync();
    }

    [Fact]
    public async Task A_task_is_not_dropped_without_a_reason()
    {
        await using var village = await Village.SettleAsync(DatabaseKind.Sqlite);
        var wall = await village.TaskAsync("paint the wall", "2026-11-30");
        Assert.Equal("plans.reason-missing", await RefusedAsync(() => ConfirmAsync(village, [new(wall.Id, DropReason: " ", Drops: true)])));
    }

    [Fact]
    public async Task A_task_is_not_added_with_a_quantity_of_nothing()
    {
        await using var village = await Village.SettleAsync(DatabaseKind.Sqlite);
        Assert.Equal("plans.target-not-positive", await RefusedAsync(() => ConfirmAsync(village, added: new("mend the road", "Li Dashan", null, 0, "km"))));
    }

    [Fact]
    public async Task An_empty_plan_is_not_confirmed()
    {
        await using var village = await Village.SettleAsync(DatabaseKind.Sqlite);
        Assert.Equal("plans.empty", await RefusedAsync(() => ConfirmAsync(village)));
    }

    [Fact]
    public async Task What_ends_this_month_is_left_over_only_once_the_report_says_so()
    {
        await using var village = await Village.SettleAsync(DatabaseKind.Sqlite);
        var roof = await village.TaskAsync("repair the roof", "2026-10-31");
        Assert.Empty((await FindAsync(village)).Tasks);
        await village.SubmitAsync(Village.October, [new(roof.Id, ProgressState.UnderWay, null, "rain")]);
        Assert.Equal([roof.Id], (await FindAsync(village)).Tasks.Select(task => task.Id));
        await village.SubmitAsync(Village.October, [new(roof.Id, ProgressState.Done, null, null)]);
        Assert.Empty((await FindAsync(village)).Tasks);
    }

    [Fact]
    public async Task A_month_in_a_campaign_of_quarters_stands_for_its_quarter()
    {
        await using var village = await Village.SettleAsync(DatabaseKind.Sqlite, RecipeFiles.Energy, "department", "university");
        await village.TaskAsync("close the windows", "2027-12-31");
        var plan = await FindAsync(village);
        Assert.True(plan.Period.ToMonth.Since(plan.Period.FromMonth) == 2, "three months");
    }

    [Fact]
    public async Task The_desk_puts_report_and_plan_in_order_of_due_date_and_is_empty_when_both_are_done()
    {
        await using var village = await Village.SettleAsync(DatabaseKind.Sqlite);
        await village.TaskAsync("visit households", "2026-12-31");
        await ConfirmAsync(village, month: Village.October);
        village.GoTo(2026, 10, 26);
        var viewer = village.Viewer(Role.Secretary, village.UnitId);
        await using (var db = village.Store.Open(viewer))
        {
            var desk = await new FindDesk(db).RunAsync();
            Assert.Equal([(true, new DateOnly(2026, 10, 28)), (false, new DateOnly(2026, 11, 5))], desk.Now.Select(thing => (thing.IsReport, thing.Period.Due)));
        }
        await village.SubmitAsync(Village.October, [], asPlanned: true);
        await ConfirmAsync(village);
        await using (var db = village.Store.Open(viewer)) Assert.Empty((await new FindDesk(db).RunAsync()).Now);
    }

    [Fact]
    public async Task A_town_counts_the_missing_reports_below_it_and_lists_the_same_units()
    {
        await using var village = await Village.SettleAsync(DatabaseKind.Sqlite);
        await village.TaskAsync("visit households", "2026-12-31");
        await village.SubmitAsync(Village.October, [], asPlanned: true);
        village.GoTo(2026, 10, 30);
        await using var db = village.Store.Open(village.Viewer(Role.Office, village.TownId));
        var duties = Assert.Single(await new FindDuties(db).RunAsync());
        Assert.Equal((1, Village.October), (duties.ReportsMissing, duties.Month));
        var missing = (await new FindReports(db).RunAsync(village.TownId, village.CampaignId, Village.October, ReportStanding.Missing, null))!.Rows;
        Assert.Equal([Village.OtherCode], missing.Select(row => row.Code));
    }

    private static async Task<MonthPlan> ConfirmAsync(Village village, IReadOnlyCollection<TaskChoice>? choices = null, AddedTask? added = null, Month? month = null)
    {
        await using var db = village.Store.Open();
        return await new ConfirmMonthPlan(db, new(db, new())).RunAsync(new(Village.Code, month ?? November), choices ?? [], added);
    }

    private static async Task<MonthPlan> FindAsync(Village village)
    {
        await using var db = village.Store.Open();
        return await new FindMonthPlan(db, new()).RunAsync(new(Village.Code, November));
    }

    private static async Task<string> RefusedAsync(Func<Task> act) => (await Assert.ThrowsAsync<BrokenRule>(act)).Code;
}
