using Pacesetter.Domain;
using Pacesetter.Domain.Bulletins;

namespace Pacesetter.Tests.Bulletins;

public sealed class BulletinTests
{
    private static readonly BulletinHand Hand = new(1, "李文清", new(2026, 11, 4, 2, 0, 0, DateTimeKind.Utc));

    [Fact]
    public void A_number_keeps_its_source_while_everything_round_it_is_rewritten()
    {
        var bulletin = Draft();
        bulletin.Rewrite("十月进展", "截至月底，仍有71[1]个单位计划不齐，占5.9%[2]。", Hand);
        List<(string, int?)> parts = [("截至月底，仍有", null), ("71", 1), ("个单位计划不齐，占", null), ("5.9%", 2), ("。", null)];
        Assert.Equal(parts, CitedText.Parts(bulletin.Text).Select(part => (part.Text, part.Mark)));
        Assert.Equal("截至月底，仍有71个单位计划不齐，占5.9%。", CitedText.Plain(bulletin.Text));
    }

    [Fact]
    public void A_new_number_is_taken_over_everywhere_its_source_is_cited_and_others_stay()
    {
        var bulletin = Draft();
        bulletin.Rewrite("十月进展", "1,071[1]个；再说一遍，1,071[1]个；5.9%[2]；没有出处的71个。", Hand);
        bulletin.Renew(mark => mark == 1 ? "998" : null, Hand);
        Assert.Equal("998[1]个；再说一遍，998[1]个；5.9%[2]；没有出处的71个。", bulletin.Text);
        Assert.Equal("bulletins.nothing-changed", Refused(() => bulletin.Renew(mark => mark == 1 ? "998" : null, Hand)));
    }

    [Theory]
    [InlineData("", "有71[1]个", "bulletins.title-missing")]
    [InlineData("进展", " ", "bulletins.text-missing")]
    [InlineData("进展", "有[1]个", "bulletins.mark-loose")]
    [InlineData("进展", "有71[9]个", "bulletins.mark-unknown")]
    public void What_cannot_stand_is_refused_and_the_text_before_stays(string title, string text, string code)
    {
        var bulletin = Draft();
        Assert.Equal(code, Refused(() => bulletin.Rewrite(title, text, Hand)));
        Assert.Equal("有71[1]个", bulletin.Text);
    }

    [Fact]
    public void Once_issued_it_has_its_number_and_is_fixed()
    {
        var bulletin = Draft();
        bulletin.GiveOut((2026, 12), Hand);
        Assert.Equal((2026, 12, "李文清"), (bulletin.Year, bulletin.Number, bulletin.Issue!.Name));
        foreach (var deed in (Action[])[() => bulletin.Rewrite("改", "改", Hand), () => bulletin.Renew(_ => "1", Hand), () => bulletin.GiveOut((2026, 13), Hand)])
            Assert.Equal("bulletins.issued", Refused(deed));
    }

    [Fact]
    public void A_month_to_come_has_nothing_to_tell() =>
        Assert.Equal("bulletins.month-to-come", Refused(() => Draft(Month.Of(2026, 12)).GiveOut((2026, 1), Hand)));

    private static Bulletin Draft(Month? month = null) =>
        Bulletin.Begin(1, 2, month ?? Month.Of(2026, 10), new("进展", "有71[1]个", [new(1, "lacking"), new(2, "stuck-share", "A01")]), Hand);

    private static string Refused(Action deed) => Assert.Throws<BrokenRule>(deed).Code;
}
