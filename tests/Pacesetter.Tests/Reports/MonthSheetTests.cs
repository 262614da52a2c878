using Pacesetter.Domain;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Plans;
using Pacesetter.Tests.Campaigns;

namespace Pacesetter.Tests.Reports;

public sealed class MonthSheetTests
{
    private static readonly Month October = Month.Of(2026, 10);
    private static readonly DateOnly Today = new(2026, 10, 26);
    private static readonly DateTime Now = new(2026, 10, 26, 2, 0, 0, DateTimeKind.Utc);
    private static readonly Recipe Recipe = RecipeFiles.Read(RecipeFiles.Speech);

    private readonly List<PlanTask> tasks = [];
    private readonly List<TaskProgress> lines = [];
    private Report? report;

    [Fact]
    public void Speaks_of_the_months_work_and_of_what_is_left_over()
    {
        var due = Task("repair the roof", "2026-10-31");
        var ahead = Task("visit households", "2026-12-31");
        var overdue = Task("hang out signs", "2026-09-30");
        var later = Task("next year's plan", "2026-11-30", from: October.Next);
        var finished = Task("hold the meeting", "2026-08-31");
        finished.Complete(1, Now, October.Previous);
        Assert.Equal([overdue, due, ahead], Sheet().Tasks);
        Assert.DoesNotContain(later, Sheet().Tasks);
    }

    [Fact]
    public void Asks_about_a_goal_of_the_whole_campaign_only_when_it_is_due()
    {
        Task("a goal for later", "2027-12-31", slot: 1);
        var goal = Task("a goal for now", "2026-10-31", slot: 1);
        Assert.Equal([goal], Sheet().Tasks);
    }

    [Fact]
    public void What_is_due_is_taken_for_done_and_everything_else_for_under_way()
    {
        var due = Task("repair the roof", "2026-10-31");
        var ahead = Task("visit 12 households", "2026-12-31", target: 12);
        Past(ahead, ProgressState.UnderWay, 9);
        Assert.Equal(new Line(due.Id, ProgressState.Done, null, null), Sheet().LineOf(due));
        Assert.Equal(new Line(ahead.Id, ProgressState.UnderWay, 9, null), Sheet().LineOf(ahead));
    }

    [Theory]
    [InlineData(ProgressState.UnderWay)]
    [InlineData(ProgressState.NotBegun)]
    [InlineData(ProgressState.Dropped)]
    public void What_is_late_or_dropped_needs_a_sentence(ProgressState state)
    {
        var task = Task("repair the roof", "2026-10-31");
        Assert.Equal("reports.sentence-missing", Refused(() => HandIn(new Line(task.Id, state, null, " "))));
        HandIn(new Line(task.Id, state, null, "no tiles to be had"));
        Assert.Equal(state, lines.Single().State);
    }

    [Fact]
    public void What_is_not_yet_due_needs_no_sentence()
    {
        var task = Task("visit households", "2026-12-31");
        HandIn(new Line(task.Id, ProgressState.NotBegun, null, null));
        Assert.NotNull(report);
    }

    [Fact]
    public void Done_means_that_the_target_is_reached()
    {
        var task = Task("visit 12 households", "2026-10-31", target: 12);
        Assert.Equal("reports.below-target", Refused(() => HandIn(new Line(task.Id, ProgressState.Done, 9, null))));
        HandIn(new Line(task.Id, ProgressState.Done, null, null));
        Assert.Equal(12, lines.Single().Quantity);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_quantity_is_a_number_not_below_zero(double quantity)
    {
        var task = Task("visit 12 households", "2026-12-31", target: 12);
        Assert.Equal("reports.quantity-negative", Refused(() => HandIn(new Line(task.Id, ProgressState.UnderWay, quantity, null))));
    }

    [Fact]
    public void Every_task_is_answered_for()
    {
        var task = Task("repair the roof", "2026-10-31");
        Task("visit households", "2026-12-31");
        Assert.Equal("reports.line-missing", Refused(() => HandIn(new Line(task.Id, ProgressState.Done, null, null))));
    }

    [Fact]
    public void Handing_in_again_changes_only_what_is_said_otherwise_and_keeps_the_day()
    {
        var roof = Task("repair the roof", "2026-10-31");
        var visits = Task("visit households", "2026-12-31");
        HandIn(new Line(roof.Id, ProgressState.Done, null, null), new Line(visits.Id, ProgressState.UnderWay, null, null));
        var changes = HandIn([new Line(roof.Id, ProgressState.UnderWay, null, "rain"), new Line(visits.Id, ProgressState.UnderWay, null, null)], Today.AddDays(4));
        Assert.Equal(new Line(roof.Id, ProgressState.Done, null, null), Assert.Single(changes).Before);
        Assert.Equal(Today, report!.Day);
        Assert.Null(roof.Completion);
    }

    [Fact]
    public void A_closed_month_is_corrected_with_a_reason_and_the_report_keeps_its_day()
    {
        var task = Task("repair the roof", "2026-10-31");
        HandIn(new Line(task.Id, ProgressState.Done, null, null));
        var otherwise = new Line(task.Id, ProgressState.UnderWay, null, "the inspector found a leak");
        var afterwards = new DateOnly(2026, 11, 6);
        Assert.Equal("reports.still-open", Refused(() => Sheet().Correct([otherwise], "leak", 1, Now, Today)));
        Assert.Equal("reports.closed", Refused(() => HandIn([otherwise], afterwards)));
        Assert.Equal("reports.reason-missing", Refused(() => Sheet().Correct([otherwise], " ", 1, Now, afterwards)));
        Sheet().Correct([otherwise], "a leak was found", 1, Now, afterwards);
        Assert.Equal((ProgressState.UnderWay, 1), (lines.Single().State, lines.Single().Corrections));
        Assert.Null(task.Completion);
        Assert.Equal(Today, report!.Day);
        Assert.Equal("reports.nothing-changed", Refused(() => Sheet().Correct([otherwise], "again", 1, Now, afterwards)));
    }

    [Fact]
    public void What_was_seen_on_site_no_longer_counts_once_something_else_is_said()
    {
        var task = Task("repair the roof", "2026-10-31");
        HandIn(new Line(task.Id, ProgressState.Done, null, null));
        lines.Single().Verify(confirmed: true, 2, Now);
        HandIn(new Line(task.Id, ProgressState.UnderWay, null, "rain"));
        Assert.Null(lines.Single().Verification);
    }

    [Fact]
    public void A_month_cannot_say_done_while_a_later_one_says_otherwise()
    {
        var task = Task("repair the roof", "2026-10-31");
        lines.Add(new(1, 1, task.Id, October.Next));
        lines[0].Say(task, new(task.Id, ProgressState.UnderWay, null, "rain"), [], 1, Now);
        Assert.Equal("reports.later-otherwise", Refused(() => HandIn(new Line(task.Id, ProgressState.Done, null, null))));
    }

    [Fact]
    public void Of_two_months_that_say_done_the_earlier_counts_and_then_the_later_again()
    {
        var task = Task("repair the roof", "2026-10-31");
        lines.Add(new(1, 1, task.Id, October.Next));
        lines[0].Say(task, new(task.Id, ProgressState.Done, null, null), [], 1, Now);
        HandIn(new Line(task.Id, ProgressState.Done, null, null));
        Assert.Equal(October, task.Completion!.Month);
        HandIn(new Line(task.Id, ProgressState.UnderWay, null, "rain"));
        Assert.Equal(October.Next, task.Completion!.Month);
    }

    private IReadOnlyList<LineChange> HandIn(params Line[] said) => HandIn(said, Today);

    private IReadOnlyList<LineChange> HandIn(Line[] said, DateOnly today)
    {
        var sheet = Sheet();
        var changes = sheet.HandIn(said, 1, Now, today);
        lines.AddRange(changes.Where(change => change.Before is null).Select(change => change.Progress));
        report = sheet.Report;
        return changes;
    }

    private MonthSheet Sheet()
    {
        CampaignPeriod period = new(1, 0, "report", October, October, new(2026, 10, 28), October, new(2026, 11, 5));
        return new(period, 1, new PlanView(Recipe.Plans, Recipe.Plans.Count, October, October), tasks, lines, report);
    }

    private PlanTask Task(string title, string due, Month? from = null, int slot = 2, double? target = null)
    {
        var day = DateOnly.ParseExact(due, "yyyy-MM-dd");
        var task = new PlanTask(1, 1, slot, title, from ?? Month.Of(2026, 5), Month.From(day), Month.Of(2026, 5));
        task.Promise(day, target, target is null ? null : "households");
        tasks.Add(task);
        return task;
    }

    private void Past(PlanTask task, ProgressState state, double quantity)
    {
        lines.Add(new(1, 1, task.Id, October.Previous));
        lines[^1].Say(task, new(task.Id, state, quantity, null), [], 1, Now);
    }

    private static string Refused(Action act) => Assert.Throws<BrokenRule>(act).Code;
}
