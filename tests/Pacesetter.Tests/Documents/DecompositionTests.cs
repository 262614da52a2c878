using Pacesetter.Domain.Documents;

namespace Pacesetter.Tests.Documents;

public sealed class DecompositionTests
{
    [Theory]
    [InlineData("各乡镇要建立健全值班制度。", "must-who", "各乡镇")]
    [InlineData("下一步，必须把经费落实到位。", "must-topic", null)]
    [InlineData("严禁弄虚作假。", "ban", null)]
    [InlineData("请各单位于6月30日前报送总结。", "please", "各单位")]
    [InlineData("责成县教育局查清原因。", "call", "县教育局")]
    [InlineData("由县财政局牵头，筹措资金。", "charge", "县财政局")]
    [InlineData("市上将制定出台《考核办法》。", "will", "市上")]
    [InlineData("广泛推行党员公开承诺。", "deed", null)]
    [InlineData("把经费列入年度预算。", "phrase-deed", null)]
    public void A_demand_names_its_rule_and_whom_it_is_for(string text, string rule, string? addressee)
    {
        var clause = Assert.Single(Decomposition.Of(text).Clauses);
        Assert.Equal((rule, addressee), (clause.Rule, clause.Addressee?.Text));
    }

    [Theory]
    [InlineData("各乡镇建立健全了值班制度。")]
    [InlineData("去年，县上要求过整改的问题已经解决。")]
    [InlineData("这是加强党的建设的重要举措。")]
    [InlineData("我们要清醒地看到，工作还有差距。")]
    [InlineData("省委将对各市工作进行考核。")]
    [InlineData("特此通知。")]
    [InlineData("具体表现在：一是抓工作不实；二是建立制度不多。")]
    [InlineData("")]
    public void What_is_reported_praised_or_announced_is_no_demand(string text) => Assert.Empty(Decomposition.Of(text).Clauses);

    [Fact]
    public void A_section_that_tells_holds_no_bare_imperatives()
    {
        const string text = "一、主要做法\n建立台账，开展走访。\n二、下一步打算\n建立台账，开展走访。";
        Assert.Equal(["二、下一步打算"[2..]], Assert.Single(Decomposition.Of(text).Clauses).Heads.Select(head => head.Text));
    }

    [Fact]
    public void Everything_quoted_stands_in_the_document_at_its_place()
    {
        const string text = "各县区：\r\n　　一、各单位要在“七一”前按照《实施方案》制定《考核办法》，开展活动不少于2次。\r\n（二）市直各部门要逐月报送进展，县委组织部要每季度检查一次。";
        var clauses = Decomposition.Of(text).Clauses;
        Assert.Equal(3, clauses.Count);
        Assert.All(clauses.SelectMany(clause => new[] { clause.Words, clause.Reason, clause.Addressee!.Value, clause.Deed!.Value }.Concat(clause.Dates).Concat(clause.Documents).Concat(clause.Amounts)),
            quote => Assert.Equal(quote.Text, text.Substring(quote.Start, quote.Text.Length)));
        Assert.Equal("“七一”前", Assert.Single(clauses[0].Dates).Text);
        Assert.Equal("《考核办法》", Assert.Single(clauses[0].Documents).Text);
        Assert.Equal("不少于2次", Assert.Single(clauses[0].Amounts).Text);
    }

    [Theory]
    [InlineData("各单位要在2026年6月底前完成。", "2026年6月底前")]
    [InlineData("各单位要于建党90周年之前完成。", "建党90周年之前")]
    [InlineData("各单位要逐月推进。", "逐月")]
    [InlineData("各单位要在收到通知后5个工作日内报告。", "收到通知后5个工作日内")]
    [InlineData("各单位要在春节前走访一遍。", "春节前")]
    [InlineData("各单位要于6月1日至10日检查。", "6月1日至10日")]
    public void Dates_milestones_and_rhythms_are_found(string text, string date) => Assert.Equal(date, Assert.Single(Assert.Single(Decomposition.Of(text).Clauses).Dates).Text);

    [Theory]
    [InlineData("各单位要有两年的总体计划。", "overall")]
    [InlineData("各单位要有一年的实施计划。", "annual")]
    [InlineData("各单位要逐月制定具体的推进计划。", "monthly")]
    [InlineData("各单位要开好会。", null)]
    public void The_kind_of_plan_is_named_by_the_key_of_the_recipe(string text, string? kind) => Assert.Equal(kind, Assert.Single(Decomposition.Of(text).Clauses).PlanKind);

    [Fact]
    public void Every_rule_is_explained_in_both_languages() => Assert.All(Grammar.Shipped.Demands, rule => Assert.True(rule.Chinese.Length > 3 && rule.English.Length > 3));

    [Theory]
    [InlineData("[must]\n要 要")]
    [InlineData("要")]
    [InlineData("[no-such-kind]\n要")]
    public void A_slip_in_the_list_of_words_is_told(string words) => Assert.Throws<FormatException>(() => Wording.Read(new StringReader(words)));

    [Theory]
    [InlineData("《")]
    [InlineData("（")]
    [InlineData("各单位要，")]
    [InlineData("要")]
    [InlineData("1月")]
    public void A_document_made_to_be_slow_is_read_all_the_same(string piece) =>
        Assert.NotNull(Decomposition.Of(string.Concat(Enumerable.Repeat(piece, 100_000 / piece.Length))).Clauses);
}
