using Pacesetter.Domain;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Diagnosis;
using Pacesetter.Domain.Tallies;
using Pacesetter.Tests.Campaigns;

namespace Pacesetter.Tests.Diagnosis;

public sealed class DiagnosingTests
{
    private static readonly Recipe Recipe = RecipeFiles.Read(RecipeFiles.Speech);
    private static readonly IReadOnlyList<DiagnosisRule> Rules = Recipe.Diagnosis;
    private static readonly DateOnly Day = new(2026, 10, 31);
    private static readonly DateTime Now = new(2026, 10, 31, 2, 0, 0, DateTimeKind.Utc);
    private static readonly UnitFacts Sound = new(1, "村", "农村") { TasksActive = 10, TasksTied = 9, Last = (5, 5), BeforeLast = (5, 4) };

    private static readonly UnitFacts Untold = new(2, "乡镇", "") { UntoldSince = Day.AddDays(-91), FinishedUntold = 10 };

    public static TheoryData<string, UnitFacts, string> Cases => new()
    {
        { "a unit in order", Sound, "" },
        { "a plan lacking for ten days", Sound with { PlanMissingSince = Day.AddDays(-10) }, "no-plan watch" },
        { "for nine", Sound with { PlanMissingSince = Day.AddDays(-9) }, "" },
        { "for thirty", Sound with { PlanMissingSince = Day.AddDays(-30) }, "no-plan act" },
        { "one that is not due yet", Sound with { PlanMissingSince = Day.AddDays(3) }, "" },
        { "nothing but the meeting", Sound with { OnlyMetSince = Day.AddDays(-61) }, "stuck act" },
        { "the meeting was just now", Sound with { OnlyMetSince = Day.AddDays(-20) }, "" },
        { "one task of ten without an owner", Sound with { TasksWithoutOwner = 1 }, "unclear watch" },
        { "three of ten", Sound with { TasksWithoutOwner = 3 }, "unclear act" },
        { "one of two says nothing", Sound with { TasksActive = 2, TasksTied = 2, TasksWithoutOwner = 1 }, "" },
        { "half tied to the core work", Sound with { TasksTied = 5 }, "two-skins watch" },
        { "more than half", Sound with { TasksTied = 6 }, "" },
        { "none", Sound with { TasksTied = 0 }, "two-skins act" },
        { "two bad months", Sound with { Last = (5, 2), BeforeLast = (5, 1) }, "not-landing act" },
        { "one bad month is no verdict", Sound with { Last = (5, 0) }, "" },
        { "a month without tasks is no bad one", Sound with { Last = (0, 0), BeforeLast = (5, 0) }, "" },
        { "one task found not so", Sound with { Refuted = 1 }, "refuted watch" },
        { "half of the people content", Sound with { Voices = (40, 20) }, "unhelped watch" },
        { "too few to tell", Sound with { Voices = (4, 0) }, "" },
        { "sent back twice", Sound with { Returned = 2 }, "unable watch" },
        { "sent back once", Sound with { Returned = 1 }, "" },
        { "five alike, forty points apart", Sound with { Below = Alike(1, 10, 10, 10, 10, 6) }, "uneven watch" },
        { "four alike are too few to compare", Sound with { Below = Alike(1, 10, 10, 10, 1) }, "" },
        { "ten tasks finished and nothing told for thirteen weeks", Untold, "quiet watch" },
        { "a day less", Untold with { UntoldSince = Day.AddDays(-90) }, "" },
        { "half a year", Untold with { UntoldSince = Day.AddDays(-182) }, "quiet act" },
        { "where less is finished there is less to tell", Untold with { FinishedUntold = 9 }, "" },
        { "where nothing is finished nobody is blamed for silence", Untold with { UntoldSince = Day.AddDays(-500), FinishedUntold = 0 }, "" },
        { "a village is not asked", Untold with { Tier = "村" }, "" },
        { "nor a department", Untold with { Tier = "市直单位" }, "" },
        { "villages are not compared with schools", Sound with { Below = [.. Alike(1, 10, 10, 10, 10, 10), .. Alike(2, 1, 1, 1, 1, 1)] }, "" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_rule_speaks_from_its_threshold_on_and_not_before(string what, UnitFacts facts, string expected)
    {
        Assert.NotEmpty(what);
        Assert.Equal(expected, string.Join(", ", Diagnosing.Judge(Recipe, facts, Day).Select(ruling => $"{ruling.Rule} {(ruling.Acts ? "act" : "watch")}")));
    }

    [Fact]
    public void Nothing_that_is_known_of_a_unit_says_that_it_does_not_want_to()
    {
        var worst = new UnitFacts(1, "乡镇", "农村")
        {
            UntoldSince = Day.AddDays(-500), FinishedUntold = 100,
            PlanMissingSince = Day.AddDays(-500), OnlyMetSince = Day.AddDays(-500), TasksActive = 100, TasksWithoutOwner = 100, Last = (50, 0), BeforeLast = (50, 0), Refuted = 50, Voices = (100, 0), Returned = 50, Below = Alike(1, 10, 10, 10, 10, 0),
        };
        var person = Rules.Where(rule => rule.PersonDecides).Select(rule => rule.Key).ToList();
        Assert.Equal(["unwilling"], person);
        Assert.DoesNotContain(Diagnosing.Judge(Recipe, worst, Day), ruling => person.Contains(ruling.Rule));
        // All the others do speak.
        Assert.Equal(Rules.Count(rule => !rule.PersonDecides), Diagnosing.Judge(Recipe, worst, Day).Count());
    }

    [Theory]
    [InlineData(DiagnosisRule.Unowned, 3, 10, 3)]
    [InlineData(DiagnosisRule.Unowned, 5, 30, 3)]
    [InlineData(DiagnosisRule.CoreWork, 2, 10, 4)]
    public void What_would_lift_a_verdict_does_lift_it(string measure, int part, int whole, int lift)
    {
        var rule = Rules.First(one => one.Measure == measure);
        Assert.Equal(lift, Diagnosing.Lift(rule, new(100m * part / whole, part, whole)));
        var after = rule.LowIsBad ? part + lift : part - lift;
        Assert.False(rule.Reaches(100m * after / whole).Watch);
        var oneLess = rule.LowIsBad ? after - 1 : after + 1;
        Assert.True(rule.Reaches(100m * oneLess / whole).Watch);
    }

    [Fact]
    public void Only_after_reminders_without_any_act_may_a_person_say_so_and_with_a_reason()
    {
        var rule = Rules.Single(one => one.PersonDecides);
        Assert.Equal("diagnosis.not-enough-reminders", Refused(() => Verdict.Pass(rule, (1, 1), Month.Of(2026, 10), 1, "不想搞", (1, "赵立新"), Now)));
        Assert.Equal("diagnosis.reason-missing", Refused(() => Verdict.Pass(rule, (1, 1), Month.Of(2026, 10), 2, " ", (1, "赵立新"), Now)));
        Assert.Equal("diagnosis.not-for-a-person", Refused(() => Verdict.Pass(Rules[0], (1, 1), Month.Of(2026, 10), 2, "不想搞", (1, "赵立新"), Now)));
        Assert.True(Verdict.Pass(rule, (1, 1), Month.Of(2026, 10), 2, "两次提醒都没有回应", (1, "赵立新"), Now).IsConfirmed);
    }

    [Fact]
    public void Whoever_answered_for_the_unit_does_not_decide_about_it()
    {
        var verdict = Verdict.Of(1, 1, Month.Of(2026, 10), new("no-plan", new(40, 0, 0), true), null, Now);
        verdict.Reply("三天内报出", (7, "罗建国"), Now);
        Assert.Equal("diagnosis.own-answer", Refused(() => verdict.Decide(Outcome.Rejected, "属实", (7, "罗建国"), Now)));
        verdict.Decide(Outcome.Confirmed, "属实", (8, "何淑兰"), Now);
        Assert.Equal("diagnosis.decided", Refused(() => verdict.Reply("又有话说", (7, "罗建国"), Now)));
    }

    [Fact]
    public void Help_is_one_of_those_that_fit_the_rule_and_is_looked_at_again_with_the_same_figure()
    {
        var rule = Rules.First(one => one.Key == "no-plan");
        var verdict = Verdict.Of(1, 1, Month.Of(2026, 10), new(rule.Key, new(40, 0, 0), true), null, Now);
        Assert.Equal("diagnosis.not-confirmed", Refused(() => verdict.Guide(rule, "visit", "何淑兰", new(2026, 12, 1), (8, "何淑兰"), Now)));
        verdict.Decide(Outcome.Confirmed, "属实", (8, "何淑兰"), Now);
        Assert.Equal("diagnosis.remedy-unknown", Refused(() => verdict.Guide(rule, "notice", "何淑兰", new(2026, 12, 1), (8, "何淑兰"), Now)));
        Assert.Equal("diagnosis.recheck-past", Refused(() => verdict.Guide(rule, "visit", "何淑兰", new(2026, 10, 31), (8, "何淑兰"), Now)));
        verdict.Guide(rule, "visit", "何淑兰", new(2026, 12, 1), (8, "何淑兰"), Now);
        verdict.LookAgain(new(0, 0, 0), "计划已报", (8, "何淑兰"), Now);
        Assert.Equal((40m, 0m), (verdict.Value, verdict.Recheck!.Value));
    }

    [Fact]
    public void What_somebody_has_spoken_about_is_not_swept_away_when_the_figures_change()
    {
        var ruling = new Ruling("no-plan", new(40, 0, 0), true);
        var verdict = Verdict.Of(1, 1, Month.Of(2026, 10), ruling, null, Now);
        Assert.True(verdict.Renew(ruling with { Figure = new(41, 0, 0) }, null, Now));
        Assert.Equal(41, verdict.Value);
        verdict.Decide(Outcome.Confirmed, "属实", (8, "何淑兰"), Now);
        Assert.False(verdict.Renew(ruling with { Figure = new(50, 0, 0) }, null, Now));
        Assert.Equal(41, verdict.Value);
        verdict.Lift(Now);
        Assert.True(verdict.IsTouched && verdict.LiftedAt is not null);
    }

    [Fact]
    public void The_worth_of_warnings_is_counted()
    {
        var rate = new HitRate().With(true, true).With(true, true).With(true, false).With(false, true).With(false, false);
        Assert.Equal((2d / 3, 2d / 3, 3d / 5), (rate.Precision, rate.Recall, rate.Base));
        Assert.Null(Forecast.Pace([(1, 0), (1, 1)]));
        Assert.Equal(0.5, Forecast.Pace([(2, 1), (2, 1)]));
    }

    private static Share[] Alike(int group, params int[] done) => [.. done.Select(one => new Share(group, one, 10))];

    private static string Refused(Action act) => Assert.Throws<BrokenRule>(act).Code;
}
