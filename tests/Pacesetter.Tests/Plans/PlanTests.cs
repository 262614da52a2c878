using Pacesetter.Domain;
using Pacesetter.Domain.Plans;

namespace Pacesetter.Tests.Plans;

public sealed class PlanTests
{
    private static readonly DateTime Noon = new(2026, 7, 1, 4, 0, 0, DateTimeKind.Utc);
    private static readonly Month July = Month.Of(2026, 7);

    private readonly Plan plan = new(1, 1, 2, July, July.Add(11));
    private readonly PlanTask task = Task("调解积案");

    [Fact]
    public void Cannot_be_submitted_without_an_owner()
    {
        task.Owner = " ";
        Refused("plans.task-incomplete", () => plan.Submit([task], true, 1, Noon, July));
    }

    [Fact]
    public void Cannot_be_submitted_without_a_due_date()
    {
        task.Promise(null, null, null);
        Refused("plans.task-incomplete", () => plan.Submit([task], true, 1, Noon, July));
    }

    [Fact]
    public void A_dropped_task_needs_neither_and_makes_no_plan()
    {
        task.Owner = null;
        task.GiveUp("合并", 1, Noon, July);
        Refused("plans.empty", () => plan.Submit([task], true, 1, Noon, July));
        plan.Submit([task, Task("另一项")], true, 1, Noon, July);
    }

    [Fact]
    public void Is_not_approved_by_whoever_handed_it_in()
    {
        plan.Submit([task], true, 1, Noon, July);
        Refused("plans.own-plan", () => plan.Approve([task], 1, Noon));
        Assert.NotNull(plan.Approve([task], 2, Noon));
    }

    [Fact]
    public void Approval_makes_dates_and_targets_binding()
    {
        Assert.NotNull(Approved());
        Refused("plans.agreed-already", () => task.Promise(July.Add(2).Last, null, null));
        Refused("plans.agreed-already", () => task.Rewrite(TaskWording.Of(task) with { Target = 5 }));
        task.Rewrite(TaskWording.Of(task) with { Measure = "逐案包保" });
        Assert.Equal("逐案包保", task.Measure);
    }

    [Fact]
    public void Opening_it_again_frees_no_agreed_date_and_keeps_it_present()
    {
        Approved();
        plan.Reopen();
        Refused("plans.agreed-already", () => task.Promise(null, null, null));
        Assert.Equal(July, plan.PresentSince);
        plan.Submit([task], true, 1, Noon, July.Add(3));
        plan.SendBack("再细化", 2, Noon);
        Assert.Equal(July, plan.PresentSince);
    }

    [Fact]
    public void A_first_plan_that_is_sent_back_is_missing_again()
    {
        plan.Submit([task], true, 1, Noon, July);
        plan.SendBack("责任不清", 2, Noon);
        Assert.Null(plan.PresentSince);
        Assert.Equal("责任不清", plan.Return!.Reason);
    }

    [Fact]
    public void Tasks_are_closed_while_it_is_read_above_and_opened_by_a_return()
    {
        plan.DemandOpenFor(task);
        plan.Submit([task], true, 1, Noon, July);
        Refused("plans.plan-submitted", () => plan.DemandOpenFor(task));
        plan.SendBack("责任不清", 2, Noon);
        plan.DemandOpenFor(task);
        plan.Submit([task], true, 1, Noon, July);
        plan.Approve([task], 2, Noon);
        Refused("plans.plan-approved", () => plan.DemandOpenFor(task));
        Refused("plans.plan-approved", () => plan.DemandOpenFor(null));
        plan.DemandOpenFor(Task("上级交办"));
    }

    [Fact]
    public void Every_approved_version_is_kept_and_two_can_be_compared()
    {
        var first = Approved().Tasks();
        plan.Reopen();
        task.Rewrite(TaskWording.Of(task) with { Leader = "王县长" });
        var added = Task("新增");
        plan.Submit([task, added], true, 1, Noon, July);
        var second = plan.Approve([task, added], 2, Noon);
        Assert.Equal(2, second.Number);
        var pairs = VersionedTask.Pair(first, second.Tasks());
        Assert.Equal([(task.Id, task.Id), (null, added.Id)], pairs.Select(pair => (pair.Before?.Id, pair.After?.Id)));
        Assert.Null(pairs[0].Before!.Wording.Leader);
        Assert.Equal("王县长", pairs[0].After!.Wording.Leader);
        Assert.Equal((added.Id, null), VersionedTask.Pair(second.Tasks(), first).Select(pair => (pair.Before?.Id, pair.After?.Id)).Last());
    }

    [Fact]
    public void A_kind_that_needs_no_approval_is_in_force_once_handed_in()
    {
        var version = plan.Submit([task], false, 1, Noon, July);
        Assert.Equal(1, version!.Number);
        Assert.NotNull(plan.Approval);
        Assert.NotNull(task.Agreed);
    }

    private PlanVersion Approved()
    {
        plan.Submit([task], true, 1, Noon, July);
        return plan.Approve([task], 2, Noon);
    }

    private static PlanTask Task(string title)
    {
        var task = new PlanTask(1, 1, 2, title, July, July.Add(11), July);
        task.Rewrite(new(title, July, July.Add(11)) { Owner = "王建国", Due = July.Add(5).Last });
        return task;
    }

    private static void Refused(string code, Action act) => Assert.Equal(code, Assert.Throws<BrokenRule>(act).Code);
}
