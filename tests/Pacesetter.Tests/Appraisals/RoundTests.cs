using Pacesetter.Data.Campaigns;
using Pacesetter.Domain;
using Pacesetter.Domain.Appraisals;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Tests.Campaigns;

namespace Pacesetter.Tests.Appraisals;

public sealed class RoundTests
{
    private static readonly Appraising Rules = RecipeYaml.Read(RecipeFiles.Text(RecipeFiles.Speech)).Recipe!.Appraisal!;
    private static readonly DateTime Noon = new(2026, 7, 1, 4, 0, 0, DateTimeKind.Utc);
    private static readonly Month July = Month.Of(2026, 7);

    [Fact]
    public void A_round_asks_what_the_recipe_asks_and_counts_what_two_people_counted_alike()
    {
        var round = Opened();
        Assert.Equal((5, 5, 25), (round.Form.Items.Count, round.Form.Grades.Count, round.Form.Cells));
        Assert.Equal((1, 2), (Enter(round, 1, Papers(20)), Enter(round, 2, Papers(20))));
        round.Close(Count.None(round.Form), 1, Noon, July);
        Assert.Equal((20, 1, 95, 75), (round.Closing!.Returned, round.Closing.Spoiled, round.Closing.Answers, round.Closing.Satisfied));
        Assert.All(round.Result!.Items, item => Assert.Equal(0, item!.Blank));
    }

    [Fact]
    public void One_person_cannot_be_both_and_a_third_cannot_be_either()
    {
        var round = Opened();
        Enter(round, 1, Papers(20));
        Assert.Equal(1, Enter(round, 1, Papers(20)));
        Refused("appraisals.second-count-missing", () => round.Close(Count.None(round.Form), 1, Noon, July));
        Enter(round, 2, Papers(20));
        Refused("appraisals.two-have-counted", () => Enter(round, 3, Papers(20)));
    }

    [Fact]
    public void Nobody_sees_the_other_count_before_there_are_two_and_then_every_cell_that_differs()
    {
        var round = Opened();
        Enter(round, 1, Papers(20));
        Assert.Null(round.EntryOf(2));
        Assert.Null(round.Differences);
        Enter(round, 2, Papers(20, slip: 2));
        Assert.Equal([new Difference(0, 13, 15), new Difference(1, 2, 0)], round.Differences!);
        Refused("appraisals.counts-differ", () => round.Close(Count.None(round.Form), 1, Noon, July));
        Enter(round, 2, Papers(20));
        Assert.Empty(round.Differences!);
        round.Close(Count.None(round.Form), 1, Noon, July);
        Assert.Equal(("", ""), (round.First!.Content, round.Second!.Content));
    }

    [Fact]
    public void Numbers_that_no_heap_of_papers_can_have_are_refused_before_anything_changes()
    {
        var round = Opened();
        Refused("appraisals.marks-over-ballots", () => Enter(round, 1, Papers(20) with { Spoiled = 2 }));
        Refused("appraisals.spoiled-over-ballots", () => Enter(round, 1, new(1, 2, new int[25])));
        Refused("appraisals.count-negative", () => Enter(round, 1, new(1, -1, new int[25])));
        Refused("appraisals.count-incomplete", () => Enter(round, 1, new(1, 0, [1])));
        Refused("appraisals.more-than-expected", () => Enter(round, 1, Papers(20) with { Ballots = 31 }));
        Assert.Null(round.First);
    }

    [Theory]
    [InlineData(4, 0, false)]
    [InlineData(5, 0, true)]
    [InlineData(0, 5, true)]
    [InlineData(20, 4, false)]
    [InlineData(4, 20, false)]
    [InlineData(6, 6, true)]
    public void Too_few_answers_never_become_a_result_on_either_way(int onPaper, int byCode, bool shown)
    {
        var round = Opened();
        if (onPaper > 0) foreach (var person in (int[])[1, 2]) Enter(round, person, All(round, onPaper));
        round.Close(All(round, byCode), 1, Noon, July);
        Assert.All(round.Result!.Items, item => Assert.Equal(shown, item is not null));
        Assert.Equal((onPaper + byCode, shown ? 5 * (onPaper + byCode) : 0, shown ? 1 : 0), (round.Closing!.Returned, round.Closing.Answers, round.Closing.Subjects));
        Assert.Equal(shown, round.ResultText!.Contains("Marks", StringComparison.Ordinal));
    }

    [Fact]
    public void Do_not_know_and_blanks_are_no_opinions_and_keep_their_own_numbers()
    {
        var round = Opened();
        var form = round.Form;
        var count = Count.None(form);
        for (var i = 0; i < 8; i++) count = count.With(form, [0, i < 3 ? 4 : 1, i < 2 ? null : 0, 3, i < 4 ? 4 : 0]);
        round.Close(count, 1, Noon, July);
        var items = round.Result!.Items;
        Assert.Equal((new ItemSum(8, 8, 0, 0), new ItemSum(5, 5, 3, 0), new ItemSum(6, 6, 0, 2), new ItemSum(8, 0, 0, 0)),
            (items[0]!.Sum(form), items[1]!.Sum(form), items[2]!.Sum(form), items[3]!.Sum(form)));
        // Four had an opinion on the last one: too few to be told.
        Assert.Null(items[4]);
        Assert.True(items[0]!.Sum(form).IsUnanimous);
        Assert.Equal((27, 19), (round.Closing!.Answers, round.Closing.Satisfied));
    }

    [Fact]
    public void A_closed_round_takes_nothing_more_and_more_ballots_than_people_are_refused()
    {
        var round = Opened();
        Refused("appraisals.no-ballots", () => round.Close(Count.None(round.Form), 1, Noon, July));
        Refused("appraisals.more-than-expected", () => round.Close(All(round, 31), 1, Noon, July));
        round.Expect(31);
        round.Close(All(round, 31), 1, Noon, July);
        Refused("appraisals.closed", () => Enter(round, 1, Papers(20)));
        Refused("appraisals.closed", () => round.Expect(50));
        Refused("appraisals.closed", () => round.Close(All(round, 31), 1, Noon, July));
    }

    [Fact]
    public void A_round_that_is_called_off_keeps_why_and_who_counted_but_no_number()
    {
        var round = Opened();
        Enter(round, 1, Papers(20));
        Refused("appraisals.reason-missing", () => round.CallOff(" ", 1, Noon));
        Assert.True(round.IsOpen);
        round.CallOff(" 会议改期 ", 1, Noon);
        Assert.Equal(("会议改期", "", "", null, null), (round.CalledOff!.Reason, round.First!.Content, round.Salt, round.Sign, round.ResultText));
        Assert.Equal("person 1", round.First.Name);
        Refused("appraisals.called-off", () => Enter(round, 2, Papers(20)));
        Refused("appraisals.called-off", () => round.Close(All(round, 20), 1, Noon, July));
        Refused("appraisals.called-off", () => round.CallOff("再取消", 1, Noon));
        var closed = Opened();
        closed.Close(All(closed, 20), 1, Noon, July);
        Refused("appraisals.closed", () => closed.CallOff("晚了", 1, Noon));
    }

    [Fact]
    public void A_third_person_takes_the_place_of_one_of_two_but_the_other_does_not_choose()
    {
        var round = Opened();
        Refused("appraisals.no-counter", () => round.Relieve(1, "生病", 9));
        Enter(round, 1, Papers(20));
        Enter(round, 2, Papers(20, slip: 2));
        Refused("appraisals.other-counter", () => round.Relieve(1, "数得不对", 2));
        Refused("appraisals.no-counter", () => round.Relieve(3, "生病", 9));
        Refused("appraisals.reason-missing", () => round.Relieve(2, null, 9));
        Assert.Equal("person 2", round.Relieve(2, "生病", 9).Name);
        Assert.Null(round.Differences);
        Refused("appraisals.second-count-missing", () => round.Close(Count.None(round.Form), 1, Noon, July));
        Assert.Equal(2, Enter(round, 3, Papers(20)));
        Assert.Empty(round.Differences!);
        Assert.Equal("person 3", round.Relieve(2, "自己退出", 3).Name);
    }

    [Fact]
    public void A_code_is_read_however_it_is_typed_and_its_hash_depends_on_the_salt()
    {
        var (sign, secret) = (BallotCodes.NewSign(), BallotCodes.NewSecret());
        var text = BallotCodes.Text(sign, secret);
        Assert.Equal(19, text.Length);
        Assert.Equal((sign, secret), BallotCodes.Read($" {text.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal)}"));
        Assert.Null(BallotCodes.Read(text[..^1]));
        Assert.NotEqual(BallotCodes.Hash(BallotCodes.NewSalt(), secret), BallotCodes.Hash(BallotCodes.NewSalt(), secret));
    }

    [Fact]
    public void A_comment_without_shortcomings_or_direction_is_none()
    {
        CommentSubject of = new(1, 2, null, July);
        CommentGiven given = new(1, "书记", Noon, " 县委书记 ");
        Refused("appraisals.shortcomings-missing", () => LeaderComment.Give(of, new("好", " ", "抓紧"), given));
        Refused("appraisals.direction-missing", () => LeaderComment.Give(of, new("好", "慢", null), given));
        var comment = LeaderComment.Give(of, new("好", "慢", "抓紧"), given);
        Assert.Equal("县委书记", comment.Given.Voice);
        Refused("appraisals.follow-up-missing", () => comment.Follow("", 1, Noon));
        comment.Follow("已整改", 1, Noon);
        Assert.Equal("已整改", comment.FollowUp!.Text);
    }

    private static AppraisalRound Opened() => AppraisalRound.Open(Rules, new(1, 2, Subject.Organisations, "年中评议", 30), [new(null, "支部")], new(1, Noon, July));

    private static int Enter(AppraisalRound round, int person, Count count) => round.Enter(person, $"person {person}", count, Noon);

    /// <summary>So many papers, one spoiled; on every item thirteen of nineteen say satisfied, two fairly.</summary>
    private static Count Papers(int ballots, int slip = 0) => new(ballots, 1,
        [.. Enumerable.Range(0, 25).Select(cell => (cell % 5) switch { 0 => 13 + (cell == 0 ? slip : 0), 1 => 2 - (cell == 1 ? slip : 0), 2 => 3, 3 => 1, _ => 0 })]);

    private static Count All(AppraisalRound round, int ballots) => Enumerable.Range(0, ballots).Aggregate(Count.None(round.Form), (count, _) => count.With(round.Form, [0, 0, 0, 0, 0]));

    private static void Refused(string code, Action act) => Assert.Equal(code, Assert.Throws<BrokenRule>(act).Code);
}
