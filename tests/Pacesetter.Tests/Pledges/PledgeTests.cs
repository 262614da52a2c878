using Pacesetter.Data.Campaigns;
using Pacesetter.Domain;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Pledges;
using Pacesetter.Tests.Campaigns;

namespace Pacesetter.Tests.Pledges;

public sealed class PledgeTests
{
    private static readonly Pledging Rules = RecipeYaml.Read(RecipeFiles.Text(RecipeFiles.Speech)).Recipe!.Pledges!;
    private static readonly Pledging Meters = RecipeYaml.Read(RecipeFiles.Text(RecipeFiles.Energy)).Recipe!.Pledges!;
    private static readonly DateTime Noon = new(2026, 3, 1, 4, 0, 0, DateTimeKind.Utc);
    private static readonly Month March = Month.Of(2026, 3);
    private static readonly Hand Member = new(1, 7), Branch = new(2, null);

    [Fact]
    public void A_member_has_no_more_than_the_recipe_allows_but_may_pledge_on_an_occasion_at_any_time()
    {
        Made(Rules.Members!.AtMost - 1);
        Refused("pledges.too-many", () => Made(Rules.Members.AtMost));
        Assert.True(Made(Rules.Members.AtMost, instant: true).IsInstant);
    }

    [Fact]
    public void Members_make_none_where_the_recipe_asks_none_of_them() => Refused("pledges.none-of-members", () =>
        Pledge.Propose(Meters, new(1, 1, 7), 2026, false, new("少用电", new(2026, 12, 31)), 0, new(1, Noon, March, null)));

    [Fact]
    public void What_was_sent_back_waits_for_a_new_text_and_the_old_one_is_kept()
    {
        var pledge = Made();
        pledge.SendBack(Rules, "没有基数", Branch, Noon);
        Refused("pledges.returned", () => pledge.Vet(Rules, Six(), null, Branch, Noon, March));
        var draft = pledge.Rewrite(Rules, PledgeWording.Of(pledge) with { Text = "走访从每月两户增加到四户", Baseline = 2, Target = 4 });
        Assert.Contains("帮扶", draft!.Wording().Text, StringComparison.Ordinal);
        Assert.Equal(("没有基数", 1), (draft.Reason, draft.Number));
        pledge.Vet(Rules, Six(), null, Branch, Noon, March);
    }

    [Fact]
    public void Nobody_vets_reviews_or_concludes_their_own()
    {
        var pledge = Made();
        Refused("pledges.own", () => pledge.Vet(Rules, Six(), null, Member, Noon, March));
        pledge.Vet(Rules, Six(), null, Branch, Noon, March);
        pledge.Publish(Rules, Member, Noon, March);
        pledge.Fulfil(Rules, new(false, "受灾", Cause.Objective), Member, Noon, March);
        Refused("pledges.own", () => pledge.Appraise(Rules, "好", Member, Noon, March));
        pledge.Appraise(Rules, "群众知道受灾", Branch, Noon, March);
        Refused("pledges.own", () => pledge.Conclude(Rules, "explained", null, Member, Noon, new(2026, 12, 20)));
    }

    [Fact]
    public void The_name_is_shown_only_while_the_maker_lets_it()
    {
        var pledge = Made();
        Assert.Null(pledge.Consent);
        pledge.LetName(true, Member, Noon);
        Assert.NotNull(pledge.Consent);
        pledge.LetName(false, Member, Noon);
        Assert.Null(pledge.Consent);
    }

    [Fact]
    public void A_campaign_that_leaves_steps_out_is_done_in_those_it_has()
    {
        var pledge = Pledge.Propose(Meters, new(1, 1, null), 2026, false, new("用电比去年少一成", new(2026, 12, 31)), 0, new(1, Noon, March, null));
        Refused("pledges.step-left-out", () => pledge.Publish(Meters, Branch, Noon, March));
        pledge.Conclude(Meters, "reached", null, Branch, Noon, new(2026, 12, 20));
        Assert.Null(pledge.Next(Meters));
    }

    [Fact]
    public void Rounds_follow_the_calendar_year_and_the_first_one_counts_from_the_start()
    {
        var rounds = Rules.Rounds(new(2010, 5, 20), 24);
        Assert.Equal([(2010, "2010-05", "2011-02"), (2011, "2011-03", "2012-02"), (2012, "2012-03", "2012-04")], rounds.Select(round => (round.Year, round.From.ToString(), round.To.ToString())));
        Assert.Equal([new DateOnly(2010, 8, 1), new DateOnly(2011, 3, 15), new DateOnly(2012, 3, 15)], rounds.Select(round => round.ProposeBy!.Value));
        Assert.Equal(new DateOnly(2011, 3, 31), rounds[1].PublishBy);
        Assert.Equal([2026, 2027], Meters.Rounds(new(2026, 9, 1), 12).Select(round => round.Year));
    }

    private static bool[] Six() => [true, true, true, true, true, false];

    private static Pledge Made(int before = 0, bool instant = false) => Pledge.Propose(Rules, new(1, 1, 7), 2026, instant,
        new(" 结对帮扶三户困难家庭 ", new(2026, 12, 31)) { Kind = "deed" }, before, new(1, Noon, March, null));

    private static void Refused(string code, Action act) => Assert.Equal(code, Assert.Throws<BrokenRule>(act).Code);
}
