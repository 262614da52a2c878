using Pacesetter.Domain;
using Pacesetter.Domain.Plans;

namespace Pacesetter.Tests.Plans;

public sealed class PlanTaskTests
{
    private static readonly DateTime Noon = new(2026, 7, 1, 4, 0, 0, DateTimeKind.Utc);
    private static readonly Month July = Month.Of(2026, 7);
    private static readonly TaskWording Good = new("修通三条断头路", July, July.Add(5)) { Owner = "王建国", Due = July.Add(5).Last, Target = 3, TargetUnit = "条" };

    private readonly PlanTask task = new(1, 1, 2, "修路", July, July.Add(5), July);

    public static TheoryData<string, TaskWording> Wrong { get; } = new()
    {
        { "plans.title-missing", Good with { Title = " " } },
        { "plans.title-long", Good with { Title = new string('x', PlanTask.TitleLength + 1) } },
        { "plans.text-long", Good with { Measure = new string('x', PlanTask.TextLength + 1) } },
        { "plans.text-long", Good with { Leader = new string('x', PlanTask.PersonLength + 1) } },
        { "plans.months-reversed", Good with { To = July.Add(-1), Due = null } },
        { "plans.target-not-positive", Good with { Target = 0 } },
        { "plans.target-not-positive", Good with { Target = double.NaN } },
        { "plans.weight-out-of-range", Good with { Weight = 0 } },
        { "plans.owner-not-one", Good with { Owner = "王建国、李文清" } },
        { "plans.owner-not-one", Good with { Owner = "王建国, 李文清" } },
        { "plans.core-work-twice", Good with { CoreWork = "秋收", NoCoreWork = "党务" } },
        { "plans.due-outside", Good with { Due = July.Add(6).First } },
        { "plans.due-outside", Good with { Due = July.Add(-1).Last } },
    };

    [Theory, MemberData(nameof(Wrong))]
    public void A_wrong_wording_is_refused_and_changes_nothing(string code, TaskWording wording)
    {
        task.Rewrite(Good);
        Assert.Equal(code, Assert.Throws<BrokenRule>(() => task.Rewrite(wording)).Code);
        Assert.Equal(Good, TaskWording.Of(task));
    }

    [Fact]
    public void A_draft_may_lack_owner_and_date()
    {
        task.Rewrite(Good with { Owner = " ", Due = null });
        Assert.Null(task.Owner);
        Assert.False(task.IsComplete);
    }

    [Fact]
    public void Moved_to_a_later_month_it_leaves_the_earlier_ones_to_be_counted_anew()
    {
        task.Rewrite(Good with { From = July.Add(2) });
        Assert.Equal(July.Add(2), task.SinceMonth);
        Assert.Equal(July, task.Touches.From);
    }

    [Fact]
    public void Serves_only_a_longer_task_of_its_own_unit()
    {
        var goal = new PlanTask(1, 1, 1, "路网畅通", July, July.Add(23), July);
        task.Serve(goal);
        Assert.Equal(goal.Id, task.ServesId);
        foreach (var other in (PlanTask[])[new(1, 1, 2, "同级", July, July, July), new(1, 2, 1, "别家", July, July, July), new(2, 1, 1, "另一活动", July, July, July)])
            Assert.Equal("plans.serves-not-longer", Assert.Throws<BrokenRule>(() => task.Serve(other)).Code);
        task.Serve(null);
        Assert.Null(task.ServesId);
    }

    [Fact]
    public void Takes_up_only_a_task_of_a_unit_above()
    {
        var upper = new PlanTask(1, 9, 2, "县里的事", July, July, July);
        Assert.Equal("plans.upper-not-above", Assert.Throws<BrokenRule>(() => task.TakeUp(upper, isAbove: false)).Code);
        task.TakeUp(upper, isAbove: true);
        Assert.Equal(upper.Id, task.UpperTaskId);
    }

    [Fact]
    public void A_date_changes_by_a_granted_request_only_and_the_old_one_stays()
    {
        task.Rewrite(Good);
        Assert.Equal("plans.not-agreed", Assert.Throws<BrokenRule>(() => Request(1)).Code);
        task.Agree(2, Noon);
        var change = Request(1);
        Assert.Equal("plans.own-request", Assert.Throws<BrokenRule>(() => change.Decide(task, true, null, 1, Noon, July)).Code);
        change.Decide(task, true, null, 2, Noon, July);
        Assert.Equal((July.Add(7).Last, July.Add(7), 1), (task.Due, task.ToMonth, task.Postponements));
        Assert.Equal(Good.Due, change.OldDue);
    }

    [Fact]
    public void A_refused_request_changes_nothing_and_says_why()
    {
        task.Rewrite(Good);
        task.Agree(2, Noon);
        var change = Request(1);
        Assert.Equal("plans.reason-missing", Assert.Throws<BrokenRule>(() => change.Decide(task, false, " ", 2, Noon, July)).Code);
        change.Decide(task, false, "赶在汛期前", 2, Noon, July);
        Assert.Equal((Good.Due, 0), (task.Due, task.Postponements));
    }

    [Fact]
    public void A_task_finished_meanwhile_keeps_its_date()
    {
        task.Rewrite(Good);
        task.Agree(2, Noon);
        var change = Request(1);
        task.Complete(1, Noon, July);
        Assert.Equal("plans.completed-already", Assert.Throws<BrokenRule>(() => change.Decide(task, true, null, 2, Noon, July)).Code);
        Assert.Null(change.Answer);
    }

    [Fact]
    public void A_unit_is_reminded_once_a_week()
    {
        var monday = new DateOnly(2026, 10, 12);
        var first = Reminder.On(monday, 1, 1, 3, 1, monday.ToDateTime(new(10, 0), DateTimeKind.Utc));
        Assert.True(Reminder.MayFollow(null, monday, first.At));
        Assert.False(Reminder.MayFollow(first, monday.AddDays(6), first.At.AddDays(6)));
        Assert.True(Reminder.MayFollow(first, monday.AddDays(7), first.At.AddDays(7)));
    }

    private DateChange Request(int by) => new(task, July.Add(7).Last, task.Target, "汛期", by, Noon);
}
