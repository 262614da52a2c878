using System.Globalization;
using Pacesetter.Domain;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Documents;
using Pacesetter.Domain.Plans;
using Pacesetter.Tests.Campaigns;

namespace Pacesetter.Tests.Documents;

public sealed class DocumentTests
{
    private const string Text = "各县区要逐村摸底，建立台账。\n市直各单位要在年底前完成整改。\n大家辛苦了。";

    [Theory]
    [InlineData("秘密")]
    [InlineData("机密★")]
    [InlineData("绝 密 ★ 启用前")]
    [InlineData("机密★1年")]
    [InlineData("【秘密】")]
    [InlineData("密级：机密")]
    [InlineData("秘密 第012号")]
    [InlineData("机密★5年    特急")]
    public void Text_with_a_secrecy_grade_is_refused_with_the_grade(string mark)
    {
        var rule = Assert.Throws<BrokenRule>(() => Take($"关于某事的通知\n{mark}\n各单位要落实。"));
        Assert.Equal("documents.graded", rule.Code);
        Assert.Contains(Convert.ToString(rule.Arguments[0], CultureInfo.InvariantCulture)!, mark.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("各单位要严守国家秘密，机密文件专柜保管。")]
    [InlineData("密级：无")]
    [InlineData("致富的秘密")]
    [InlineData("绝密档案展览开幕")]
    public void The_words_of_the_grades_in_a_sentence_are_no_mark(string line) => Assert.Equal(line, Take(line).Text);

    [Fact]
    public void A_document_is_kept_word_for_word_and_named_by_its_first_line()
    {
        var document = Take("\r\n关于某事的通知\r\n\r\n各单位要落实。\r\n");
        Assert.Equal(("关于某事的通知", "关于某事的通知\n\n各单位要落实。"), (document.Title, document.Text));
    }

    [Theory]
    [InlineData(" \n", "documents.empty")]
    [InlineData("a\u0001", "documents.binary")]
    public void What_is_no_text_is_refused(string text, string code) => Assert.Equal(code, Assert.Throws<BrokenRule>(() => Take(text)).Code);

    [Fact]
    public void A_proposal_keeps_its_place_and_becomes_deed_and_measure()
    {
        var (document, proposals) = Read();
        Assert.Equal(["各县区要逐村摸底，建立台账", "市直各单位要在年底前完成整改"], proposals.Select(one => document.Text.Substring(one.Start, one.Length)));
        Assert.Equal("各县区", proposals[0].Addressee);
        Assert.Contains("建立台账", proposals[0].Task + proposals[0].Measure, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_that_were_joined_are_one_task_until_they_are_parted()
    {
        var (_, proposals) = Read();
        var (one, other) = (proposals[0], proposals[1]);
        var before = one.Wording;
        other.Join(one, []);
        Assert.Equal((1, false), (other.JoinedTo, other.IsOpen));
        Assert.EndsWith(other.Task, one.Measure, StringComparison.Ordinal);
        Assert.Equal("documents.cannot-join", Assert.Throws<BrokenRule>(() => one.Join(other, [])).Code);
        other.Part(one);
        Assert.Equal((before, true), (one.Wording, other.IsOpen));
    }

    [Fact]
    public void What_was_handed_out_is_changed_on_its_task_only()
    {
        var (_, proposals) = Read();
        var task = new PlanTask(1, 1, 1, "摸底", Month.Of(2026, 10), Month.Of(2026, 12), Month.Of(2026, 10));
        proposals[0].HandOut(task);
        foreach (var deed in (Action[])[() => proposals[0].Rewrite(new("x")), () => proposals[0].Dismiss(1, default), () => proposals[0].HandOut(task), () => proposals[1].Join(proposals[0], [])])
            Assert.Equal("documents.handed-out-already", Assert.Throws<BrokenRule>(deed).Code);
    }

    [Fact]
    public void What_was_dropped_comes_back_as_it_was()
    {
        var (_, proposals) = Read();
        var before = proposals[0].Wording;
        proposals[0].Dismiss(7, new(2026, 10, 15));
        Assert.False(proposals[0].IsOpen);
        proposals[0].TakeBack();
        Assert.Equal((before, true), (proposals[0].Wording, proposals[0].IsOpen));
    }

    [Fact]
    public void The_office_points_only_at_words_that_are_there()
    {
        var document = Take(Text);
        Assert.Equal(("大家辛苦了", ""), (Proposal.Point(document, 3, "大家辛苦了").Task, Proposal.Point(document, 3, "大家辛苦了").Rule));
        Assert.Equal("documents.not-in-text", Assert.Throws<BrokenRule>(() => Proposal.Point(document, 3, "没有这句")).Code);
    }

    [Theory]
    [InlineData("各县区", "county")]
    [InlineData("县区党委", "county")]
    [InlineData("市直各单位", "city-organ")]
    [InlineData("各县区、市直各部门", "county city-organ")]
    [InlineData("各县区各单位", "")]
    [InlineData("各级党组织", "")]
    [InlineData("各乡镇党委", "township")]
    [InlineData("窗口单位", "/service-window")]
    [InlineData("市委组织部", null)]
    [InlineData("县财政局", null)]
    [InlineData(null, null)]
    public void An_addressee_means_units_in_the_terms_of_the_recipe(string? words, string? terms)
    {
        var to = Addressed.Units(words, RecipeFiles.Read(RecipeFiles.Speech));
        Assert.Equal(terms, to is null ? null : to.Fields.Count == 0 ? string.Join(' ', to.Tiers) : string.Join(' ', to.Tiers) + "/" + string.Join(' ', to.Fields));
    }

    private static Document Take(string text) => Document.Take((1, 1), null, text, new(1, "李文清", new(2026, 10, 15)));

    private static (Document Document, List<Proposal> Proposals) Read()
    {
        var document = Take(Text);
        return (document, [.. Decomposition.Of(Text).Clauses.Select((clause, at) => Proposal.Found(document, at + 1, clause, null, at == 0 ? Audience.Everybody : null))]);
    }
}
