using Pacesetter.Domain;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Findings;
using Pacesetter.Tests.Campaigns;

namespace Pacesetter.Tests.Findings;

public sealed class FindingTests
{
    private static readonly Rectifying Rules = RecipeFiles.Read(RecipeFiles.Speech).Findings!;
    private static readonly DateOnly Today = new(2026, 10, 15);
    private static readonly DateTime Now = new(2026, 10, 15, 2, 0, 0, DateTimeKind.Utc);
    private static readonly Month Month = Month.Of(2026, 10);
    private static readonly FindingHand Entrant = new(1, "周明远"), Owner = new(2, "李文清"), Other = new(3, "罗建国");

    [Fact]
    public void Its_owner_cannot_strike_it_off()
    {
        var finding = Reported();
        Assert.Equal("findings.own", Refused(() => finding.Close(CheckedBy.Site, "看过", Owner, Now, Month)));
        finding.Close(CheckedBy.Site, "看过", Other, Now, Month);
        Assert.Equal(("罗建国", Month), (finding.Closing!.Name, finding.Closing.Month));
    }

    [Fact]
    public void Neither_can_whoever_entered_it()
    {
        var finding = Reported();
        Assert.Equal("findings.own", Refused(() => finding.Close(CheckedBy.Site, "看过", Entrant, Now, Month)));
        Assert.Null(finding.Closing);
    }

    [Fact]
    public void Neither_can_an_owner_who_is_known_by_name_only()
    {
        var finding = Entered(new("张书记", "王建国", null, "补齐"));
        finding.Report("补齐了", null, null, Owner, Now, Today);
        Assert.Equal("findings.own", Refused(() => finding.Close(CheckedBy.Site, "看过", new(8, "王建国"), Now, Month)));
    }

    [Fact]
    public void Handing_it_to_somebody_else_does_not_let_the_former_owner_strike_it_off()
    {
        var finding = Entered(new(null, "李文清", 2, "补齐"));
        finding.Assign(new(null, "杨秀芬", 4, "补齐"));
        finding.Report("补齐了", null, null, new(4, "杨秀芬"), Now, Today);
        Assert.Equal("findings.own", Refused(() => finding.Close(CheckedBy.Site, "看过", Owner, Now, Month)));
        Assert.Equal("findings.own", Refused(() => finding.Close(CheckedBy.Site, "看过", new(4, "杨秀芬"), Now, Month)));
    }

    [Fact]
    public void Nothing_is_struck_off_that_nobody_reported_and_nobody_looked_at()
    {
        var finding = Entered(new(null, "李文清", 2, "补齐"));
        Assert.Equal("findings.not-reported", Refused(() => finding.Close(CheckedBy.Site, "看过", Other, Now, Month)));
        finding.Report("补齐了", null, null, Owner, Now, Today);
        Assert.Equal("findings.seen-missing", Refused(() => finding.Close(CheckedBy.Site, " ", Other, Now, Month)));
    }

    [Fact]
    public void What_is_sent_back_goes_on_and_the_result_stays_among_the_steps()
    {
        var finding = Reported();
        var step = finding.SendBack("还差一处", Other, Now);
        Assert.Equal(("补齐了", 2, 1), (step.Text, step.By, step.Number));
        Assert.Null(finding.Result);
        finding.Report("都补齐了", null, null, Owner, Now, Today);
        Assert.Null(finding.Return);
    }

    [Fact]
    public void The_day_the_evidence_shows_is_kept_apart_from_the_day_it_was_given()
    {
        var finding = Entered(new(null, "李文清", 2, "补齐"));
        Assert.Equal("findings.true-later", Refused(() => finding.Report("补齐了", Guid.CreateVersion7(), Today.AddDays(1), Owner, Now, Today)));
        finding.Report("补齐了", Guid.CreateVersion7(), Today.AddDays(-9), Owner, Now, Today);
        Assert.Equal((Today.AddDays(-9), Now), (finding.Result!.TrueOn, finding.Result.At));
    }

    [Fact]
    public void What_cannot_be_done_is_decided_by_another_and_keeps_the_old_day()
    {
        var finding = Entered(new(null, "李文清", 2, "补齐"));
        var first = finding.Due;
        finding.CallImpossible("用地未批", Owner, Now);
        Assert.Equal("findings.own", Refused(() => finding.Rule(null, "免除", Owner, Now, Today)));
        finding.Rule(Today.AddDays(90), "汛期后再办", Other, Now, Today);
        Assert.Equal((Today.AddDays(90), first, true), (finding.Due, finding.Ruling!.OldDue, finding.IsOpen));
        finding.CallImpossible("仍未批", Owner, Now);
        finding.Rule(null, "县里统一办", Other, Now, Today);
        Assert.False(finding.IsOpen);
        Assert.Equal("findings.closed", Refused(() => finding.Report("补齐了", null, null, Owner, Now, Today)));
    }

    [Fact]
    public void Without_a_day_it_is_due_after_the_days_of_its_severity()
    {
        Assert.Equal(Today.AddDays(30), Entered(new(null, null, null, null)).Due);
    }

    [Theory]
    [InlineData(0, null, false, Rung.Owner)]
    [InlineData(1, 7, false, Rung.Secretary)]
    [InlineData(2, 7, false, Rung.Above)]
    [InlineData(5, 7, false, Rung.Above)]
    [InlineData(1, 6, false, null)]
    [InlineData(1, 7, true, Rung.Responsible)]
    [InlineData(2, 7, true, Rung.Secretary)]
    [InlineData(3, 7, true, Rung.Above)]
    public void An_overdue_finding_climbs_with_pauses(int sent, int? daysAgo, bool isAnswered, Rung? expected)
    {
        var finding = Entered(new(null, "李文清", 2, "补齐"));
        var (day, at) = (finding.Due.AddDays(40), Now.AddDays(70));
        var next = FindingReminder.After((sent, daysAgo is { } days ? at.AddDays(-days) : null), finding, isAnswered, Rules, null, at, day);
        Assert.Equal(expected, next?.Rung);
    }

    [Fact]
    public void Nobody_is_reminded_of_what_is_not_overdue_or_waits_for_others()
    {
        var finding = Entered(new(null, "李文清", 2, "补齐"));
        Assert.Null(FindingReminder.After((0, null), finding, false, Rules, null, Now, finding.Due));
        finding.Report("补齐了", null, null, Owner, Now, Today);
        Assert.Null(FindingReminder.After((0, null), finding, false, Rules, null, Now, finding.Due.AddDays(30)));
    }

    private static Finding Entered(Charge charge) => Finding.Enter(Rules, (1, 1), new("月计划没有数量", "planning", "slight", new(FindingSource.Inspection, null, "三季度督查"), null) { Charge = charge },
        new(Entrant.Account, Entrant.Name, Now, Month), Today);

    private static Finding Reported()
    {
        var finding = Entered(new("张书记", "李文清", 2, "补齐"));
        finding.Report("补齐了", null, null, Owner, Now, Today);
        return finding;
    }

    private static string Refused(Action act) => Assert.Throws<BrokenRule>(act).Code;
}
