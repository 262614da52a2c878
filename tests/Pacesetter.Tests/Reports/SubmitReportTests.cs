using Microsoft.EntityFrameworkCore;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Plans;
using Pacesetter.Tests.House;
using Pacesetter.Web.Reports;

namespace Pacesetter.Tests.Reports;

public sealed class SubmitReportTests
{
    [Theory, OnBothDatabases]
    public async Task As_planned_hands_in_every_task_in_one_act(DatabaseKind kind)
    {
        await using var village = await Village.SettleAsync(kind);
        var roof = await village.TaskAsync("repair the roof", "2026-10-31");
        var visits = await village.TaskAsync("visit 12 households", "2026-12-31", target: 12);
        await village.SubmitAsync(Village.October, [], asPlanned: true);

        await using var db = village.Store.Open();
        Assert.Equal(new DateOnly(2026, 10, 15), (await db.Reports.SingleAsync()).Day);
        var lines = await db.TaskProgress.ToDictionaryAsync(line => line.TaskId, line => line.State);
        Assert.Equal((ProgressState.Done, ProgressState.UnderWay), (lines[roof.Id], lines[visits.Id]));
        Assert.Equal(Village.October, (await village.AgainAsync(roof)).Completion!.Month);
        Assert.Equal("SubmitReport", (await db.Acts.SingleAsync(act => act.ObjectKind == "Report")).Name);
        await village.TalliesAreTrueAsync();
        var tally = await db.Tallies.SingleAsync(row => row.UnitId == village.UnitId && row.Month == Village.October);
        Assert.Equal((1, 0, 2, 1), (tally.ReportsInTime, tally.ReportsLate, tally.TasksReported, tally.TasksReportedDone));
    }

    [Theory, OnBothDatabases]
    public async Task Handing_the_same_in_twice_writes_one_act_and_a_change_writes_another_with_before_and_after(DatabaseKind kind)
    {
        await using var village = await Village.SettleAsync(kind);
        var roof = await village.TaskAsync("repair the roof", "2026-10-31");
        await village.SubmitAsync(Village.October, [], asPlanned: true);
        await village.SubmitAsync(Village.October, [], asPlanned: true);
        await using var db = village.Store.Open();
        Assert.Single(await db.Acts.Where(act => act.ObjectKind == "Report").ToListAsync());

        village.GoTo(2026, 10, 30);
        await village.SubmitAsync(Village.October, [new(roof.Id, ProgressState.UnderWay, null, "rain")]);
        var act = await db.Acts.OrderBy(row => row.Id).LastAsync();
        Assert.Equal((ProgressState.Done, ProgressState.UnderWay), (LineChanges.Read(act.Before).Single().State, LineChanges.Read(act.After).Single().State));
        Assert.Equal(new DateOnly(2026, 10, 15), (await db.Reports.SingleAsync()).Day);
        Assert.Null((await village.AgainAsync(roof)).Completion);
        await village.TalliesAreTrueAsync();
    }

    [Theory, OnBothDatabases]
    public async Task After_the_closing_day_only_a_correction_with_a_reason_is_taken(DatabaseKind kind)
    {
        await using var village = await Village.SettleAsync(kind);
        var roof = await village.TaskAsync("repair the roof", "2026-10-31");
        village.GoTo(2026, 11, 5);
        await village.SubmitAsync(Village.October, [], asPlanned: true);
        village.GoTo(2026, 11, 6);
        Line[] otherwise = [new(roof.Id, ProgressState.UnderWay, null, "a leak")];
        Assert.Equal("reports.closed", (await Assert.ThrowsAsync<BrokenRule>(() => village.SubmitAsync(Village.October, otherwise))).Code);
        await village.CorrectAsync(Village.October, otherwise, "a leak was found");

        await using var db = village.Store.Open();
        Assert.Equal(1, (await db.TaskProgress.SingleAsync()).Corrections);
        Assert.Equal(new DateOnly(2026, 11, 5), (await db.Reports.SingleAsync()).Day);
        Assert.Equal("a leak was found", (await db.Acts.SingleAsync(act => act.Name == "CorrectReport")).Reason);
        await village.TalliesAreTrueAsync();
        var tally = await db.Tallies.SingleAsync(row => row.UnitId == village.UnitId && row.Month == Village.October);
        Assert.Equal((0, 1), (tally.ReportsInTime, tally.ReportsLate));
    }

    [Fact]
    public async Task Whoever_enters_from_above_is_recorded_together_with_the_unit()
    {
        await using var village = await Village.SettleAsync(DatabaseKind.Sqlite);
        await village.TaskAsync("repair the roof", "2026-10-31");
        await village.SubmitAsync(Village.October, [], asPlanned: true, village.Viewer(Role.Secretary, village.TownId));
        await using var db = village.Store.Open();
        var act = await db.Acts.SingleAsync(row => row.Name == "SubmitReport");
        Assert.Equal(("Somebody", "Lijiaba Village"), (act.ActorName, act.OnBehalfOf));
    }

    [Fact]
    public async Task The_units_own_secretary_acts_on_nobodys_behalf()
    {
        await using var village = await Village.SettleAsync(DatabaseKind.Sqlite);
        await village.TaskAsync("repair the roof", "2026-10-31");
        await village.SubmitAsync(Village.October, [], asPlanned: true, village.Viewer(Role.Secretary, village.UnitId));
        await using var db = village.Store.Open();
        Assert.Null((await db.Acts.SingleAsync(row => row.Name == "SubmitReport")).OnBehalfOf);
    }

    [Fact]
    public async Task A_member_may_not_and_a_neighbour_does_not_even_find_it()
    {
        await using var village = await Village.SettleAsync(DatabaseKind.Sqlite);
        await village.TaskAsync("repair the roof", "2026-10-31");
        Assert.Equal("accounts.not-yours", (await Assert.ThrowsAsync<BrokenRule>(() =>
            village.SubmitAsync(Village.October, [], asPlanned: true, village.Viewer(Role.Member, village.UnitId)))).Code);
        Assert.Equal("units.unknown", (await Assert.ThrowsAsync<BrokenRule>(() =>
            village.SubmitAsync(Village.October, [], asPlanned: true, village.Viewer(Role.Secretary, village.OtherId)))).Code);
    }

    [Fact]
    public async Task A_month_outside_the_campaign_has_no_report()
    {
        await using var village = await Village.SettleAsync(DatabaseKind.Sqlite);
        Assert.Equal("reports.unknown", (await Assert.ThrowsAsync<BrokenRule>(() => village.SubmitAsync(Month.Of(2029, 1), [], asPlanned: true))).Code);
    }

    [Theory, OnBothDatabases]
    public async Task A_single_line_is_noted_without_handing_the_report_in(DatabaseKind kind)
    {
        await using var village = await Village.SettleAsync(kind);
        var visits = await village.TaskAsync("visit 12 households", "2026-12-31", target: 12);
        await using (var db = village.Store.Open()) await new SayProgress(db, village.Find(db)).RunAsync(Village.October, new(visits.Id, ProgressState.UnderWay, 4, null));
        await using var again = village.Store.Open();
        Assert.Equal(4, (await again.TaskProgress.SingleAsync()).Quantity);
        Assert.False(await again.Reports.AnyAsync());
        await village.TalliesAreTrueAsync();
    }
}
