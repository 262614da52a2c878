using Pacesetter.Domain;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Plans;
using Pacesetter.Tests.Campaigns;

namespace Pacesetter.Tests.Plans;

public sealed class PlanViewTests
{
    private static readonly DateTime Noon = new(2026, 7, 1, 4, 0, 0, DateTimeKind.Utc);
    private static readonly Month July = Month.Of(2026, 7);
    private static readonly IReadOnlyList<PlanKind> Kinds = RecipeFiles.Read(RecipeFiles.Speech).Plans;

    private readonly PlanTask goal = new(1, 1, 1, "两年目标", July, July.Add(23), July);
    private readonly PlanTask annual = new(1, 1, 2, "年度任务", July.Add(1), July.Add(4), July);
    private readonly PlanTask addition = new(1, 1, 3, "当月追加", July.Add(2), July.Add(2), July);

    [Theory]
    [InlineData(1, 0, 23, "两年目标")]
    [InlineData(2, 0, 11, "年度任务")]
    [InlineData(2, 12, 23, "")]
    [InlineData(3, 0, 0, "")]
    [InlineData(3, 1, 1, "年度任务")]
    [InlineData(3, 2, 2, "年度任务 当月追加")]
    [InlineData(3, 5, 5, "")]
    public void A_month_is_drawn_up_from_the_tasks_that_cover_it_and_goals_stand_apart(int slot, int from, int to, string shown)
    {
        var view = new PlanView(Kinds, slot, July.Add(from), July.Add(to));
        Assert.Equal(shown, string.Join(' ', new[] { goal, annual, addition }.Where(view.Shows).Select(task => task.Title)));
    }

    [Fact]
    public void What_was_over_before_the_month_is_not_drawn_into_it()
    {
        annual.Complete(1, Noon, July.Add(1));
        Assert.True(Monthly(1).Shows(annual));
        Assert.False(Monthly(2).Shows(annual));
        Assert.True(new PlanView(Kinds, 2, July, July.Add(11)).Shows(annual));
    }

    [Fact]
    public void What_is_unfinished_after_its_time_lags_into_the_month()
    {
        Assert.True(Monthly(5).LagsInto(annual));
        Assert.True(Monthly(5).LagsInto(addition));
        Assert.False(Monthly(4).LagsInto(annual));
        Assert.False(new PlanView(Kinds, 2, July.Add(12), July.Add(23)).LagsInto(annual));
        annual.GiveUp("合并", 1, Noon, July.Add(3));
        Assert.False(Monthly(5).LagsInto(annual));
    }

    [Fact]
    public void The_only_kind_shows_all_of_its_tasks_even_if_it_spans_the_campaign() =>
        Assert.True(new PlanView([Kinds[0]], 1, July, July.Add(23)).Shows(goal));

    [Theory]
    [InlineData(false, null, "2026-10-15", Standing.Exempt)]
    [InlineData(true, null, "2026-09-30", Standing.NotDue)]
    [InlineData(true, null, "2026-10-05", Standing.Awaited)]
    [InlineData(true, null, "2026-10-06", Standing.Lacks)]
    [InlineData(true, 202610, "2026-10-06", Standing.Has)]
    [InlineData(true, 202611, "2026-11-06", Standing.Has)]
    [InlineData(false, 202609, "2026-10-06", Standing.Has)]
    public void A_duty_tells_exempt_not_due_awaited_lacking_and_had_apart(bool required, int? since, string today, Standing expected)
    {
        var day = DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture);
        Plan? plan = null;
        if (since is { } month)
        {
            plan = new(1, 1, 3, July.Add(3), July.Add(3));
            addition.Rewrite(TaskWording.Of(addition) with { Owner = "王建国", Due = July.Add(2).Last });
            plan.Submit([addition], false, 1, Noon, Month.OfValue(month));
        }
        Assert.Equal(expected, new PlanDuty(3, required, July.Add(3), July.Add(3), new(2026, 10, 5), plan).In(Month.From(day), day));
    }

    private static PlanView Monthly(int ahead) => new(Kinds, 3, July.Add(ahead), July.Add(ahead));
}
