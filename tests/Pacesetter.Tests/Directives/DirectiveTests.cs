using Pacesetter.Domain;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Directives;
using Pacesetter.Tests.Campaigns;

namespace Pacesetter.Tests.Directives;

public sealed class DirectiveTests
{
    private static readonly Recipe Speech = RecipeFiles.Read(RecipeFiles.Speech);
    private static readonly DateOnly Today = new(2026, 10, 15);
    private static readonly DateTime Now = new(2026, 10, 15, 2, 0, 0, DateTimeKind.Utc);
    private static readonly DirectiveHand Office = new(1, "赵立新"), Leader = new(2, "沈国安");
    private static readonly DirectiveSeries First = new(7, "创先发", 2026, 1);

    [Fact]
    public void The_recipe_has_the_fifteen_lawful_kinds() =>
        Assert.Equal("决议 决定 命令 公报 公告 通告 意见 通知 通报 报告 请示 批复 议案 函 纪要", string.Join(' ', Speech.Directives!.Kinds.Select(kind => kind.Label.Zh)));

    [Fact]
    public void Is_drafted_checked_signed_and_issued_under_a_number()
    {
        var (directive, text) = Begin();
        directive.PassCheck(0, Leader, Now, Today);
        directive.Sign(Leader, Now);
        var receipts = directive.GiveOut(Speech, First, [8, 9], Office, Now, Today);
        Assert.Equal(("创先发〔2026〕1号", 2, true), (directive.NumberText, directive.Issue!.Units, directive.IsInForce));
        Assert.Equal([8, 9], receipts.Select(receipt => receipt.UnitId));
        Assert.Equal((directive.Id, 1, "各单位要推行党员承诺制。"), (text.DirectiveId, text.Number, text.Body));
    }

    [Fact]
    public void Nobody_checks_a_text_of_their_own_or_signs_one_that_was_not_checked()
    {
        var (directive, _) = Begin();
        Refused("directives.own-text", () => directive.PassCheck(0, Office, Now, Today));
        Refused("directives.not-checked", () => directive.Sign(Leader, Now));
        directive.PassCheck(0, Leader, Now, Today);
        Refused("directives.not-signed", () => directive.GiveOut(Speech, First, [8], Office, Now, Today));
        Assert.Null(directive.NumberText);
    }

    [Fact]
    public void A_change_after_the_signature_has_to_be_checked_and_signed_again()
    {
        var (directive, _) = Begin();
        directive.PassCheck(0, Leader, Now, Today);
        directive.Sign(Leader, Now);
        var second = directive.Rewrite(Speech, Wording() with { Body = "各单位要推行党员承诺制，月底前公布。" }, Office, Now, Today);
        Assert.Equal((2, false, false), (second.Number, directive.IsChecked, directive.IsSigned));
        Refused("directives.not-signed", () => directive.GiveOut(Speech, First, [8], Office, Now, Today));
    }

    [Fact]
    public void Waits_for_opinions_until_their_day_is_over()
    {
        var (directive, _) = Begin();
        var opinion = directive.Seek(Speech, [8, 9], new(2026, 10, 20), Office, Now, Today)[0];
        Refused("directives.opinions-open", () => directive.PassCheck(1, Leader, Now, new(2026, 10, 20)));
        Refused("directives.remarks-missing", () => opinion.Say(directive, false, " ", new(3, "何淑兰"), Now));
        opinion.Say(directive, false, "时限太紧", new(3, "何淑兰"), Now);
        Assert.Equal("时限太紧", opinion.Answer!.Remarks);
        directive.PassCheck(1, Leader, Now, new(2026, 10, 21));
        Refused("directives.opinion-closed", () => opinion.Say(directive, true, null, new(3, "何淑兰"), Now));
    }

    [Fact]
    public void Keeps_its_number_when_it_is_revoked_and_says_why()
    {
        var (directive, _) = Issued(1);
        Refused("directives.reason-missing", () => directive.End(" ", null, Office, Now, Today));
        directive.End("与新规定不一致", null, Office, Now, Today);
        Assert.Equal(("创先发〔2026〕1号", false, "与新规定不一致"), (directive.NumberText, directive.IsInForce, directive.Ending!.Reason));
        Refused("directives.ended-already", () => directive.End("再废一次", null, Office, Now, Today));
    }

    [Fact]
    public void Is_replaced_only_by_another_one_in_force_of_the_same_unit()
    {
        var ((directive, _), (successor, _), (draft, _)) = (Issued(1), Issued(2), Begin());
        Refused("directives.successor-unknown", () => directive.End("有新文", draft, Office, Now, Today));
        Refused("directives.successor-unknown", () => directive.End("有新文", directive, Office, Now, Today));
        directive.End("有新文", successor, Office, Now, Today);
        Assert.Equal(successor.Id, directive.Ending!.ById);
    }

    [Fact]
    public void What_is_issued_is_not_rewritten_and_is_signed_for_once()
    {
        var (directive, receipts) = Issued(1);
        Refused("directives.not-draft", () => directive.Rewrite(Speech, Wording(), Office, Now, Today));
        receipts[0].Sign(new(3, "何淑兰"), Now);
        Refused("directives.received-already", () => receipts[0].Sign(new(3, "何淑兰"), Now));
    }

    [Theory]
    [InlineData("2026-10-21", 18, null)]
    [InlineData("2026-10-20", 18, null)]
    [InlineData("2026-10-19", 18, "directives.due-soon")]
    [InlineData("2026-10-24", 12, "directives.due-holiday")]
    [InlineData("2026-10-03", 12, "directives.due-holiday")]
    [InlineData("2026-10-21", 19, "directives.due-night")]
    [InlineData("2026-10-21", 23, "directives.due-night")]
    [InlineData("2026-10-21", 7, "directives.due-night")]
    public void Nothing_is_due_too_soon_at_night_or_on_a_holiday(string day, int hour, string? code)
    {
        var wording = Wording() with { Due = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), DueHour = hour };
        Assert.Equal(code, Record.Exception(() => wording.Checked(Speech, Today)) is BrokenRule rule ? rule.Code : null);
    }

    [Fact]
    public void Whoever_asks_for_something_has_to_say_by_when() =>
        Refused("directives.due-missing", () => (Wording() with { Asked = [new("承诺公布照片", 0, 1, 0, Every.Campaign)] }).Checked(Speech, Today));

    [Theory]
    [InlineData("创先发2")]
    [InlineData("创先 发")]
    [InlineData("〔创〕")]
    [InlineData("")]
    public void A_mark_is_of_letters_only(string mark)
    {
        var (directive, _) = Begin();
        directive.PassCheck(0, Leader, Now, Today);
        directive.Sign(Leader, Now);
        Refused("directives.mark-wrong", () => directive.DemandIssuable(Speech, mark, 1, Today));
    }

    [Fact]
    public void Takes_time_in_the_month_it_comes_in_the_month_it_is_due_and_every_month_it_asks_again()
    {
        var (directive, _) = Directive.Begin(Speech, (1, 7), Wording() with { Asked = [new("台账", 6, 0, 0, Every.Campaign), new("月报", 3, 0, 0, Every.Month)], Due = new(2026, 11, 20) }, Office, Now, Today);
        directive.PassCheck(0, Leader, Now, Today);
        directive.Sign(Leader, Now);
        directive.GiveOut(Speech, First, [8], Office, Now, Today);
        var october = Month.Of(2026, 10);
        Assert.Equal([0, 7 + 100 + 37, 67 + 37, 37], new[] { -1, 0, 1, 2 }.Select(later => directive.SecondsIn(october.Add(later), 600)));
        directive.End("有新文", null, Office, Now, new(2026, 12, 1));
        Assert.Equal((37, 0), (directive.SecondsIn(october.Add(2), 600), directive.SecondsIn(october.Add(3), 600)));
    }

    private static DirectiveWording Wording() => new("opinion", "关于推行党员承诺制的意见", "各单位要推行党员承诺制。");

    private static (Directive Directive, DirectiveText Text) Begin() => Directive.Begin(Speech, (1, 7), Wording(), Office, Now, Today);

    private static (Directive Directive, IReadOnlyList<DirectiveReceipt> Receipts) Issued(int number)
    {
        var (directive, _) = Begin();
        directive.PassCheck(0, Leader, Now, Today);
        directive.Sign(Leader, Now);
        return (directive, directive.GiveOut(Speech, First with { Last = number }, [8], Office, Now, Today));
    }

    private static void Refused(string code, Action act) => Assert.Equal(code, Assert.Throws<BrokenRule>(act).Code);
}
