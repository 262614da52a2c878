using System.Diagnostics;
using Pacesetter.Data.Campaigns;
using Pacesetter.Domain.Standards;
using Pacesetter.Tests.Campaigns;

namespace Pacesetter.Tests.Standards;

public sealed class ConcretenessTests
{
    [Theory]
    [InlineData("进一步加强党员队伍建设")]
    [InlineData("认真贯彻落实上级精神，全面提升各项工作水平")]
    [InlineData("充分发挥先锋模范作用，服务群众")]
    [InlineData("党员队伍建设")]
    [InlineData("落实“五个好”标准")]
    [InlineData("Vigorously strengthen the building of the organisation")]
    [InlineData("Serve the people and do our best")]
    public void General_words_without_anything_to_see_are_doubted(string text) => Assert.Equal(Fault.NoObject, Assert.Single(Concreteness.Of(text)).Fault);

    [Theory]
    [InlineData("进一步加强村口水渠养护", "进一步加强")]
    [InlineData("大力推进旱厕改造", "大力推进")]
    [InlineData("Improve the street lamps of the village", "Improve")]
    public void Slogan_words_about_something_want_a_figure_or_a_time(string text, string words)
    {
        var doubt = Assert.Single(Concreteness.Of(text));
        Assert.Equal(Fault.NoMeasure, doubt.Fault);
        Assert.Equal([words], doubt.Words);
    }

    [Theory]
    [InlineData("进一步加强村口水渠养护，10月底前清淤200米")]
    [InlineData("推进旱厕改造三十户")]
    [InlineData("每月到困难户家里走一次")]
    [InlineData("村级组织活动场所常年开放，用途有记录")]
    [InlineData("居民反映的事当月有回音")]
    [InlineData("主要负责人每季度到联系点至少一次")]
    [InlineData("群众满意率达到95%")]
    [InlineData("Improve the street lamps: 12 new ones by June")]
    [InlineData("修好村口水渠")]
    [InlineData("")]
    [InlineData("——……")]
    public void A_sentence_that_can_be_checked_is_not_doubted(string text) => Assert.Empty(Concreteness.Of(text));

    [Theory]
    [InlineData("办公经费比上年下降", "比上年")]
    [InlineData("医患纠纷逐年下降", "逐年下降")]
    [InlineData("Office costs lower than last year", "than last year")]
    public void Better_than_last_year_wants_the_figures(string text, string words)
    {
        var doubt = Assert.Single(Concreteness.Of(text), doubt => doubt.Fault == Fault.NoFigures);
        Assert.Contains(words, doubt.Words);
        Assert.DoesNotContain(Concreteness.Of(text, new SaidBeside(Measure: true)), one => one.Fault == Fault.NoFigures);
        Assert.Empty(Concreteness.Of("办公经费由12万元下降到10万元"));
    }

    [Fact]
    public void What_another_field_says_need_not_be_said_again()
    {
        Assert.NotEmpty(Concreteness.Of("大力推进旱厕改造"));
        Assert.Empty(Concreteness.Of("大力推进旱厕改造", new SaidBeside(Measure: true)));
        Assert.Empty(Concreteness.Of("大力推进旱厕改造", new SaidBeside(Date: true)));
        Assert.NotEmpty(Concreteness.Of("全面加强队伍建设", new SaidBeside(Measure: true, Date: true)));
    }

    [Theory]
    [InlineData("千方百计为群众服务")]
    [InlineData("一心一意做好工作")]
    public void A_number_in_a_proverb_is_no_figure(string text) => Assert.Contains(Concreteness.Of(text), doubt => doubt.Fault is Fault.NoObject or Fault.NoMeasure);

    [Fact]
    public void A_sentence_of_the_unit_above_with_other_punctuation_is_called_copied()
    {
        KnownText[] others = [new("每名党员有岗位、有一件看得见的事。", "云岭市", true), new("每名党员联系五户困难户", "石门镇", false)];
        var doubt = Assert.Single(Concreteness.Of("每名党员有岗位，有一件看得见的事", others: others));
        Assert.Equal((Fault.CopiedFromAbove, "云岭市"), (doubt.Fault, doubt.Source));
        Assert.Equal(Fault.CopiedFromBeside, Assert.Single(Concreteness.Of("每名党员联系 五户 困难户！", others: others)).Fault);
    }

    [Fact]
    public void A_figure_of_ones_own_makes_it_ones_own()
    {
        KnownText[] others = [new("结对帮扶困难户30户", "石门镇", false)];
        Assert.Empty(Concreteness.Of("结对帮扶困难户12户", others: others));
        Assert.NotEmpty(Concreteness.Of("结对帮扶困难户30户", others: others));
    }

    [Fact]
    public void English_sentences_on_the_same_matter_are_not_taken_for_copies()
    {
        KnownText[] others = [new("Every member looks after one block, seen each month", "the city", true)];
        Assert.Empty(Concreteness.Of("Every member helps two families, asked each quarter", others: others));
        Assert.NotEmpty(Concreteness.Of("every member looks after one block – seen each month.", others: others));
    }

    [Fact]
    public void Short_words_are_alike_by_chance_and_not_called_copied() =>
        Assert.Empty(Concreteness.Of("修路2里", others: [new("修路2里", "石门镇", false)]));

    /// <summary>The recipe of the speech is shipped as the model of concrete standards; where it is not, the check must say so and not be silenced.</summary>
    [Fact]
    public void Most_refinements_of_the_shipped_recipe_are_concrete()
    {
        var refinements = RecipeYaml.Read(RecipeFiles.Text(RecipeFiles.Speech)).Recipe!.Standards.SelectMany(set => set.Refinements).ToList();
        var doubted = refinements.Where(one => Concreteness.Of(one.Text.Zh, new SaidBeside(one.Number is not null)).Count > 0).Select(one => one.Text.Zh).ToList();
        TestContext.Current.SendDiagnosticMessage(string.Join('\n', doubted));
        Assert.InRange(doubted.Count, 1, refinements.Count / 3);
    }

    [Fact]
    public void Four_hundred_siblings_are_compared_in_a_moment()
    {
        var others = Enumerable.Range(0, 400).Select(i => new KnownText($"第{i}村每月到困难户家里走{i}次，把水渠清淤{i * 7}米", "", false)).ToList();
        Concreteness.Of("每月到困难户家里走两次，把水渠清淤三百米", others: others);
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < 20; i++) Concreteness.Of("每月到困难户家里走两次，把水渠清淤三百米", others: others);
        Assert.True(watch.Elapsed.TotalMilliseconds / 20 < 50, $"{watch.Elapsed.TotalMilliseconds / 20:0.0} ms a sentence");
    }
}
