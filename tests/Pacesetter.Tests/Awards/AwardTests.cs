using Pacesetter.Domain;
using Pacesetter.Domain.Awards;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Tests.Campaigns;

namespace Pacesetter.Tests.Awards;

public sealed class AwardTests
{
    private const int Head = 1, Below = 2;
    private static readonly Recipe Speech = RecipeFiles.Read(RecipeFiles.Speech);
    private static readonly Awarding Rules = Speech.Awards!;
    private static readonly AwardTitle Title = Rules.Titles[0];
    private static readonly AwardTitle MemberTitle = Rules.Titles[1];
    private static readonly DateOnly Today = new(2026, 9, 15), Until = new(2026, 9, 20), After = new(2026, 9, 21);
    private static readonly DateTime Now = new(2026, 9, 15, 2, 0, 0, DateTimeKind.Utc);
    private static readonly AwardHand Office = new(1, "赵立新"), Leader = new(2, "沈国安"), Secretary = new(3, "王建国"), Township = new(4, "罗建国");

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 2)]
    [InlineData(5, 6)]
    [InlineData(6, 8)]
    [InlineData(10, 12)]
    public void A_margin_of_a_fifth_is_never_less_than_a_fifth(int places, int least) => Assert.Equal(least, Rules.LeastCandidates(places));

    [Fact]
    public void A_shortlist_without_the_margin_is_refused_with_the_counts()
    {
        var round = Opened();
        var five = Standing(round, 5);
        var refused = Refused("awards.margin", () => Choose(round, five, 5));
        Assert.Equal([Title.Label, 5, 20, 6, 5], refused.Arguments);
        Assert.All(five, one => Assert.Null(one.Shortlisting));
        var six = Standing(round, 6);
        Choose(round, six, 5);
        Assert.All(six, one => Assert.NotNull(one.Shortlisting));
        Assert.Equal(5, round.Places[Title.Key]);
    }

    [Fact]
    public void Is_not_shortlisted_while_others_are_still_proposing_or_where_the_title_is_not_given()
    {
        var round = Opened();
        var two = Standing(round, 2);
        Refused("awards.nominating-still", () => round.Choose(Rules, Places(1), two, Ids(two), Office, Now, Until));
        Refused("awards.places-none", () => Choose(round, two, 0));
        Refused("awards.places-range", () => Choose(round, two, Title.Places + 1));
    }

    [Theory]
    [InlineData("2026-09-14", "2026-09-20")]
    // The Mid-autumn holiday, a Sunday worked before it, National Day, and a Saturday worked after it.
    [InlineData("2026-09-18", "2026-09-24")]
    [InlineData("2026-09-24", "2026-10-09")]
    [InlineData("2026-09-30", "2026-10-13")]
    public void A_notice_lasts_five_worked_days_over_any_holiday(string from, string until) =>
        Assert.Equal(DateOnly.Parse(until, null), Rules.LastNoticeDay(Speech.WorkingDays, DateOnly.Parse(from, null)));

    [Fact]
    public void Is_decided_only_after_the_last_day_of_the_notice_and_when_every_objection_is_answered()
    {
        var (round, two) = InNotice();
        var last = round.Notice!.Until;
        var objection = AwardObjection.Raise(round, two[0], "听说不实", null, Now, last);
        Refused("awards.notice-runs", () => Decide(round, [two[0]], [], last));
        Refused("awards.objections-open", () => Decide(round, [two[0]], [objection], last.AddDays(1)));
        Refused("awards.reason-missing", () => objection.Reply(two[0], false, " ", Office, Now));
        objection.Reply(two[0], false, "查无此事", Office, Now);
        Refused("awards.number-missing", () => round.Decide(Rules, [two[0]], [objection], (" ", null), Leader, Now, last.AddDays(1)));
        Decide(round, [two[0]], [objection], last.AddDays(1));
        Assert.Equal((true, false, "青委〔2026〕8号"), (two[0].IsHonoured, two[1].IsHonoured, round.Decision!.Number));
    }

    [Fact]
    public void An_objection_that_is_upheld_leaves_the_title_to_others()
    {
        var (round, two) = InNotice();
        var after = round.Notice!.Until.AddDays(1);
        var objection = AwardObjection.Raise(round, two[0], "数字不实", "一名村民", Now, round.Notice.Until);
        objection.Reply(two[0], true, "情况属实", Office, Now);
        Refused("awards.answered-already", () => objection.Reply(two[0], false, "再答", Office, Now));
        Refused("awards.objection-upheld", () => Decide(round, [two[0]], [objection], after));
        Decide(round, [two[1]], [objection], after);
    }

    [Fact]
    public void Objections_come_in_while_the_notice_runs_and_not_afterwards()
    {
        var (round, two) = InNotice();
        Refused("awards.not-in-notice", () => AwardObjection.Raise(round, two[0], "晚了", null, Now, round.Notice!.Until.AddDays(1)));
        Refused("awards.objection-empty", () => AwardObjection.Raise(round, two[0], " ", null, Now, round.Notice!.From));
        two[0].Withdraw(round, "本人申请", Secretary, Now);
        Refused("awards.not-a-candidate", () => AwardObjection.Raise(round, two[0], "已退出", null, Now, round.Notice!.From));
    }

    [Fact]
    public void No_more_titles_are_given_than_there_are_places()
    {
        var (round, two) = InNotice();
        Assert.Equal([Title.Label, 1, 2], Refused("awards.places-over", () => Decide(round, two, [], round.Notice!.Until.AddDays(1))).Arguments);
    }

    [Fact]
    public void A_round_too_many_within_the_years_is_refused()
    {
        Refused("awards.too-often", () => AwardRound.Open(Rules, (1, Head), "又一次评选", Until, Rules.Rounds, Office, Now, Today));
        Assert.Equal(new DateOnly(2021, 9, 15), Rules.CountedSince(Today));
        Refused("awards.deadline-past", () => AwardRound.Open(Rules, (1, Head), "评选", Today.AddDays(-1), 0, Office, Now, Today));
    }

    [Fact]
    public void Nobody_passes_on_shortlists_or_decides_what_they_proposed_or_are()
    {
        var round = Opened();
        var own = Proposed(round, Township, member: null, next: 5);
        Refused("awards.own-nomination", () => own.Forward(round, Head, [], Township));
        own.Forward(round, Head, [], Leader);
        var self = Proposed(round, Secretary, member: 9);
        Refused("awards.own-nomination", () => self.DemandShortlistable(Office with { Member = 9 }));
        var (open, two) = InNotice();
        Refused("awards.own-nomination", () => open.Decide(Rules, [two[0]], [], ("青委〔2026〕8号", null), Secretary, Now, open.Notice!.Until.AddDays(1)));
    }

    [Fact]
    public void A_level_passes_on_or_holds_back_with_a_reason_and_may_think_again()
    {
        var round = Opened();
        var one = Proposed(round, Secretary, member: null, next: 5);
        Refused("awards.reason-missing", () => one.KeepBack(round, "", Township, Now));
        one.KeepBack(round, "整改还没有销号", Township, Now);
        Assert.Equal(("整改还没有销号", 5, false), (one.Held!.Reason, one.Held.UnitId, one.IsOnTheWay));
        Refused("awards.not-arrived", () => one.DemandShortlistable(Office));
        one.Forward(round, Head, [], Township);
        Assert.Equal((true, null, 5), (one.IsAtHead, one.Held, one.FromId));
        Refused("awards.at-head", () => one.Forward(round, Head, [], Township));
    }

    [Fact]
    public void Everybody_is_heard_and_a_veto_keeps_out()
    {
        var one = Standing(Opened(), 1)[0];
        var opinions = Rules.Opinions.Select(body => Heard(one, body.Key, agrees: true)).ToList();
        one.DemandHeard(Rules, opinions);
        Refused("awards.unheard", () => one.DemandHeard(Rules, opinions[1..]));
        var people = opinions.FindIndex(said => said.Body == "people");
        Refused("awards.objection-unexplained", () => opinions[people].Note(false, "座谈会", null, Office, Now));
        opinions[people].Note(false, "座谈会", "有人不同意", Office, Now);
        one.DemandHeard(Rules, opinions);
        opinions[0].Note(false, "纪委", "正在核查", Office, Now);
        Assert.Equal([one.Name, Rules.Opinions[0].Label], Refused("awards.vetoed", () => one.DemandHeard(Rules, opinions)).Arguments);
    }

    [Fact]
    public void A_title_is_taken_away_with_a_reason_and_only_where_it_was_given()
    {
        var (round, two) = InNotice();
        Decide(round, [two[0]], [], round.Notice!.Until.AddDays(1));
        Refused("awards.not-honoured", () => two[1].Withdraw(round, "未授予", Leader, Now));
        Refused("awards.reason-missing", () => two[0].Withdraw(round, null, Leader, Now));
        two[0].Withdraw(round, "受到处分", Leader, Now);
        Assert.False(two[0].IsHonoured);
    }

    private static AwardRound Opened() => AwardRound.Open(Rules, (1, Head), "年度评选", Until, 0, Office, Now, Today);

    private static (AwardRound Round, List<AwardCandidate> Two) InNotice()
    {
        var round = Opened();
        var two = Standing(round, 2);
        Choose(round, two, 1);
        round.PutUp(Rules, Speech.WorkingDays, Office, Now, After);
        return (round, two);
    }

    private static AwardCandidate Proposed(AwardRound round, AwardHand by, int? member, int next = Head, int unit = 10) =>
        AwardCandidate.Nominate(round, member is null ? Title : MemberTitle, new(unit, member, $"单位{unit}", "", "village", "rural"), "办成了实事", (Below, next), [], by, Now, Today);

    private static List<AwardCandidate> Standing(AwardRound round, int count) => [.. Enumerable.Range(10, count).Select(unit => Proposed(round, Secretary, null, unit: unit))];

    private static AwardOpinion Heard(AwardCandidate one, string body, bool agrees)
    {
        var opinion = new AwardOpinion(one.Id, body, Head);
        opinion.Note(agrees, "经办人", null, Office, Now);
        return opinion;
    }

    private static Dictionary<string, int> Places(int places) => Rules.Titles.ToDictionary(title => title.Key, title => title == Title ? places : 0);

    private static HashSet<Guid> Ids(IEnumerable<AwardCandidate> candidates) => [.. candidates.Select(one => one.Id)];

    private static void Choose(AwardRound round, List<AwardCandidate> candidates, int places) => round.Choose(Rules, Places(places), candidates, Ids(candidates), Office, Now, After);

    private static void Decide(AwardRound round, IReadOnlyCollection<AwardCandidate> chosen, IReadOnlyCollection<AwardObjection> objections, DateOnly day) => round.Decide(Rules, chosen, objections, ("青委〔2026〕8号", null), Leader, Now, day);

    private static BrokenRule Refused(string code, Action act)
    {
        var refused = Assert.Throws<BrokenRule>(act);
        Assert.Equal(code, refused.Code);
        return refused;
    }
}
