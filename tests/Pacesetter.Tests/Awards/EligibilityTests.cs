using Pacesetter.Domain;
using Pacesetter.Domain.Awards;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Tests.Campaigns;

namespace Pacesetter.Tests.Awards;

public sealed class EligibilityTests
{
    private static readonly AwardTitle Organisation = RecipeFiles.Read(RecipeFiles.Speech).Awards!.Titles[0];
    private static readonly DateOnly Today = new(2026, 10, 15);

    [Theory]
    [InlineData(79, true)]
    [InlineData(80, false)]
    public void Satisfaction_below_four_fifths_rules_out(int satisfied, bool ruledOut) =>
        Assert.Equal(ruledOut, new AwardFacts { Voices = (100, satisfied) }.Against(Organisation, Today).Any(one => one.Measure == AwardExclusion.Satisfied));

    [Fact]
    public void Whoever_was_not_asked_is_not_ruled_out_by_silence() => Assert.Empty(new AwardFacts().Against(Organisation, Today));

    [Theory]
    [InlineData("slight", false)]
    [InlineData("serious", true)]
    [InlineData("grave", true)]
    public void An_open_finding_rules_out_where_it_is_serious(string severity, bool ruledOut) =>
        Assert.Equal(ruledOut, new AwardFacts { Open = new Dictionary<string, int> { [severity] = 1 } }.Against(Organisation, Today).Count > 0);

    [Fact]
    public void Everything_that_rules_out_is_said_in_the_order_of_the_recipe()
    {
        var facts = new AwardFacts { Plans = (3, 2), Reported = (9, 4, 1), Verdicts = 1, Voices = (10, 5), Open = new Dictionary<string, int> { ["grave"] = 2 } };
        var against = facts.Against(Organisation, Today);
        Assert.Equal([AwardExclusion.Satisfied, AwardExclusion.OpenFindings, AwardExclusion.MissingPlans, AwardExclusion.RefutedTasks, AwardExclusion.ConfirmedVerdicts], against.Select(one => one.Measure));
        Assert.Equal(("awards.hinders-open-findings", 2m), (against[1].Said("李家坝村").Code, against[1].Value));
    }

    [Fact]
    public void The_same_title_is_not_given_again_within_its_years()
    {
        var (recent, old) = (new AwardFacts { HeldOn = Today.AddYears(-2).AddDays(1) }, new AwardFacts { HeldOn = Today.AddYears(-2) });
        Assert.Equal(Hindrance.Held, Assert.Single(recent.Against(Organisation, Today)).Measure);
        Assert.Empty(old.Against(Organisation, Today));
    }

    [Fact]
    public void Whoever_is_ruled_out_is_not_even_proposed()
    {
        var rules = RecipeFiles.Read(RecipeFiles.Speech).Awards!;
        var round = AwardRound.Open(rules, (1, 1), "评选", Today, 0, new(1, "办公室"), default, Today);
        var refused = Assert.Throws<BrokenRule>(() => AwardCandidate.Nominate(round, Organisation, new(2, null, "李家坝村", "", "village", ""), "办成了实事", (2, 1), new AwardFacts { Plans = (3, 1) }.Against(Organisation, Today), new(2, "书记"), default, Today));
        Assert.Equal("awards.hinders-missing-plans", refused.Code);
        Assert.Equal("awards.not-meant", Assert.Throws<BrokenRule>(() => AwardCandidate.Nominate(round, Organisation, new(2, null, "青溪县", "", "county", ""), "办成了实事", (2, 1), [], new(2, "书记"), default, Today)).Code);
        Assert.Equal("awards.about-other", Assert.Throws<BrokenRule>(() => AwardCandidate.Nominate(round, Organisation, new(2, 7, "王建国", "", "village", ""), "办成了实事", (2, 1), [], new(2, "书记"), default, Today)).Code);
    }
}
