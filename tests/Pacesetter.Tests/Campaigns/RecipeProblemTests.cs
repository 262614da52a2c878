using System.Xml.Linq;
using CsCheck;
using Pacesetter.Data.Campaigns;
using Pacesetter.Tests.House;

namespace Pacesetter.Tests.Campaigns;

/// <summary>Each mistake is found where it stands. In the second text of each row, ^ marks the place.</summary>
public sealed class RecipeProblemTests
{
    private const string Good = """
        key: small
        name: 小活动
        aims: { zh: 目的, en: Aims }
        start: 2026-01-01
        months: 12
        tiers: [ { key: city, label: 市 }, { key: town, label: 镇 } ]
        fields: [ { key: rural, label: 农村 } ]
        industries: [ { key: farming, label: 农业 } ]
        phases:
          - { key: one, label: 甲, from: start, to: month 6 last day }
          - { key: two, label: 乙, from: month 7 day 1, to: end }
        milestones: [ { key: mid, label: 半年, on: 2026-07-01 } ]
        plans:
          - { key: whole, label: 总计划, short: 总, every: campaign, due: day 20 }
          - { key: quarter, label: 季计划, short: 季, every: quarter, due: day 10, needs-approval: true, for: { tiers: [city] } }
        report: { key: report, label: 报告, every: month, due: day 28, closes: month 2 day 5, remind-days-before: [3] }
        mobilisation: { task: 动员会, stuck-after-days: 60 }
        core-work: { name: 主业, none: 无关 }
        standards:
          - key: goods
            label: 好
            for: organisations
            items: [ { key: team, label: 班子好 } ]
            refinements:
              - { item: team, fields: [rural], industries: [farming], text: 团结, check: record, number: 3 }
        documents: [ { key: opinion, title: 意见 } ]
        carriers: [ { key: project, name: 工程, expansion: unknown, documents: [opinion], indicators: [ { label: 占地, register: rooms, sum: size } ] } ]
        registers:
          - key: rooms
            name: 房间册
            document: opinion
            fields: [ { key: title, label: 名称, type: text }, { key: size, label: 大小, type: number, measure: 平方米, sum: true }, { key: sort, label: 类别, type: choice, choices: [ { key: big, label: 大间 } ] } ]
        pledges: { steps: [ { key: propose, label: 承诺 }, { key: count, does: conclude, label: 考诺 } ], annual: { propose-by: month 3 day 15, publish-by: month 3 last day }, grades: [ { key: kept, label: 兑现 } ], members: { at-least: 1, at-most: 3 } }
        inspection: { visits-a-year: 3, notice-days: 3, answers: [ { key: met, label: 做到, met: true } ], strata: [ { key: little, label: 小的, take: 1 } ], risks: [ { measure: stuck, add: 10 } ] }
        findings: { kinds: [ { key: style, label: 作风 } ], severities: [ { key: heavy, label: 重, days: 7 } ] }
        awards:
          rounds: 1
          years: 2
          margin-percent: 20
          notice-days: 4
          titles: [ { key: star, label: 星, about: organisations, places: 9, conditions: [真好], exclusions: [ { measure: satisfied-percent, below: 80 }, { measure: open-findings, from: 1, severities: [heavy] }, { measure: missing-plans, from: 2 } ] } ]
        diagnosis:
          - { key: late, label: 慢, measure: done-percent, watch: 60, act: 40 }
          - { key: silent, label: 无回音, measure: reminders-unanswered, watch: 2, act: 3, person-decides: true }
        lights:
          - { key: good, label: 好, shape: circle, color: ok, at-least: { plans: 90 } }
          - { key: fair, label: 中, shape: triangle, color: warn, at-least: { plans: 60 } }
          - { key: poor, label: 差, shape: square, color: bad }
        working-days: { holidays: [2026-01-01..2026-01-03], make-up-days: [2026-01-04] }
        words:
          plans.submit: 报送
        """;

    public static TheoryData<string, string, string> Mistakes { get; } = new()
    {
        { "not-yaml", "months: 12", "months: ^}" },
        { "unknown-key", "months: 12", "months: 12\n^colour: red" },
        { "unknown-key", "plans: 90", "^sales: 90" },
        { "out-of-range", "visits-a-year: 3", "visits-a-year: ^99" },
        { "out-of-range", "label: 小的, take: 1", "label: 小的, take: ^-1" },
        { "not-one-of", "measure: stuck", "measure: ^colour" },
        { "out-of-range", "margin-percent: 20", "margin-percent: ^200" },
        { "not-one-of", "about: organisations", "about: ^villages" },
        { "exclusion-needs-bound", "measure: missing-plans, from: 2", "measure: ^missing-plans" },
        { "exclusion-other-bound", "measure: missing-plans, from: 2", "measure: missing-plans, from: 2, below: ^5" },
        { "only-for-findings", "measure: missing-plans, from: 2", "measure: missing-plans, from: 2, severities: ^[heavy]" },
        { "unknown-severity", "severities: [heavy]", "severities: [^deadly]" },
        { "no-answer-met", "[ { key: met, label: 做到, met: true } ]", "^[ { key: met, label: 做到, met: false } ]" },
        { "duplicate-key", "months: 12", "months: 12\n^months: 13" },
        { "missing-key", "{ key: opinion, title: 意见 }", "^{ key: opinion }" },
        { "missing-key", "{ zh: 目的, en: Aims }", "^{ en: Aims }" },
        { "expected-map", "mobilisation: { task: 动员会, stuck-after-days: 60 }", "mobilisation: ^动员会" },
        { "expected-map", "[ { key: mid, label: 半年, on: 2026-07-01 } ]", "[ ^半年 ]" },
        { "expected-list", "remind-days-before: [3]", "remind-days-before: ^3" },
        { "expected-text", "task: 动员会", "task: ^[动员会]" },
        { "expected-number", "months: 12", "months: ^twelve" },
        { "expected-number", "stuck-after-days: 60", "stuck-after-days: ^1.5" },
        { "expected-truth", "needs-approval: true", "needs-approval: ^perhaps" },
        { "empty-list", "items: [ { key: team, label: 班子好 } ]\n    refinements:\n      - { item: team, fields: [rural], industries: [farming], text: 团结, check: record, number: 3 }", "items: ^[]" },
        { "out-of-range", "months: 12", "months: ^0" },
        { "out-of-range", "remind-days-before: [3]", "remind-days-before: [3, ^99]" },
        { "not-one-of", "check: record", "check: ^gossip" },
        { "not-one-of", "measure: done-percent", "measure: ^mood" },
        { "not-one-of", "label: 报告, every: month", "label: 报告, every: ^year" },
        { "bad-key", "key: small", "key: ^Small" },
        { "key-taken", "key: town", "key: ^city" },
        { "key-taken", "report: { key: report", "report: { key: ^whole" },
        { "word-taken", "label: 镇", "label: ^市" },
        { "word-taken", "label: 镇", "label: 镇, aliases: ^[City]" },
        { "too-long", "label: 镇", "label: ^一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一" },
        { "bad-word-key", "plans.submit: 报送", "submit: ^报送" },
        { "bad-day", "start: 2026-01-01", "start: ^2026-02-30" },
        { "bad-day", "start: 2026-01-01", "start: ^9999-12-31" },
        { "bad-date", "due: day 28", "due: ^soon" },
        { "bad-days", "make-up-days: [2026-01-04]", "make-up-days: [^2026-01-04..2026-01-01]" },
        { "unknown-tier", "tiers: [city]", "tiers: [city, ^county]" },
        { "unknown-field", "fields: [rural]", "fields: [^urban]" },
        { "unknown-industry", "industries: [farming]", "industries: [^mining]" },
        { "unknown-standard", "item: team", "item: ^tram" },
        { "unknown-document", "documents: [opinion]", "documents: [opinion, ^rumour]" },
        { "unknown-document", "document: opinion", "document: ^rumour" },
        { "unknown-register", "register: rooms", "register: ^halls" },
        { "unknown-sum", "register: rooms, sum: size", "register: rooms, sum: ^sort" },
        { "only-numbers-add-up", "type: text }", "type: text, sum: ^true }" },
        { "only-numbers-are-measured", "type: text }", "type: text, measure: ^米 }" },
        { "nothing-to-choose", "type: text }", "type: text, choices: ^[ { key: a, label: 一 } ] }" },
        { "missing-key", "{ key: sort, label: 类别, type: choice, choices: [ { key: big, label: 大间 } ] }", "^{ key: sort, label: 类别, type: choice }" },
        { "not-one-of", "label: 名称, type: text", "label: 名称, type: ^essay" },
        { "ends-before-start", "to: end", "to: ^month 6 day 1" },
        { "phases-overlap", "from: month 7 day 1", "from: ^month 6 day 30" },
        { "outside-campaign", "on: 2026-07-01", "on: ^2027-01-01" },
        { "outside-campaign", "to: end", "to: ^month 13 day 1" },
        { "plans-out-of-order", "short: 总, every: campaign, due: day 20 }", "short: 总, every: month, due: day 20 }\n  - { key: annual, label: 年计划, short: 年, every: ^year, due: day 20 }\n  - { key: monthly, label: 月计划, short: 月, every: month, due: day 20 }" },
        { "due-before-period", "due: day 10", "due: ^start - 1 day" },
        { "due-after-period", "due: day 10", "due: ^month 4 day 1" },
        { "fixed-date-recurs", "due: day 10", "due: ^2026-03-01" },
        { "closes-before-due", "closes: month 2 day 5", "closes: ^day 27" },
        { "thresholds-out-of-order", "plans: 60", "plans: ^90" },
        { "thresholds-out-of-order", "watch: 60, act: 40", "watch: 60, act: ^80" },
        { "thresholds-out-of-order", "watch: 2, act: 3", "watch: 2, act: ^1" },
        { "thresholds-out-of-order", "at-most: 3", "at-most: ^0" },
        { "first-step-proposes", "key: propose, label", "key: ^vet, label" },
        { "steps-out-of-order", "key: count, does: conclude", "key: ^count, does: propose" },
        { "published-before-proposed", "publish-by: month 3 last day", "publish-by: ^month 3 day 1" },
        { "outside-year", "propose-by: month 3 day 15", "propose-by: ^month 13 day 1" },
        { "too-many-grades", "grades: [ { key: kept, label: 兑现 } ]", "grades: ^[ { key: a, label: 一 }, { key: b, label: 二 }, { key: c, label: 三 }, { key: d, label: 四 }, { key: e, label: 五 } ]" },
        { "unknown-remedy", "measure: done-percent", "measure: done-percent, remedies: [^prayer]" },
        { "person-must-decide", "measure: reminders-unanswered, watch: 2, act: 3, person-decides: true", "measure: ^reminders-unanswered, watch: 2, act: 3" },
        { "stories-missing", "measure: done-percent, watch: 60, act: 40", "measure: ^publicity-silent-weeks, watch: 8, act: 13" },
        { "lights-look-alike", "shape: square", "shape: ^circle" },
        { "last-light-has-bounds", "color: bad }", "color: bad, at-least: ^{ plans: 10 } }" },
    };

    // Sentences asked for by their full key speak of other things than mistakes in the file.
    private static readonly string Sources = string.Concat(
        SourceTree.Files("src", "*.cs").Concat(SourceTree.Files("src", "*.razor")).Select(SourceTree.Read));

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Is_found_where_it_stands(string code, string right, string wrong)
    {
        Assert.Equal(Good.IndexOf(right, StringComparison.Ordinal), Good.LastIndexOf(right, StringComparison.Ordinal));
        var marked = Good.Replace(right, wrong, StringComparison.Ordinal);
        if (code == "plans-out-of-order") marked = marked.Replace("every: quarter", "every: month", StringComparison.Ordinal);

        var (recipe, problems) = RecipeYaml.Read(marked.Replace("^", "", StringComparison.Ordinal));

        Assert.Null(recipe);
        var problem = Assert.Single(problems);
        Assert.Equal("campaigns.recipe-" + code, problem.Code);
        var before = marked[..marked.IndexOf('^', StringComparison.Ordinal)];
        Assert.Equal((before.Count(letter => letter == '\n') + 1, before.Length - before.LastIndexOf('\n')), (problem.Line, problem.Column));
    }

    [Fact]
    public void A_recipe_without_mistakes_is_read() => Assert.Empty(RecipeYaml.Read(Good).Problems);

    [Fact]
    public void More_than_four_kinds_of_plan_are_too_many()
    {
        var plans = string.Concat(Enumerable.Range(1, 3).Select(number =>
            $"  - {{ key: month{number}, label: 月计划, short: 月, every: month, due: day 5 }}\n"));
        var problem = Assert.Single(RecipeYaml.Read(Good.Replace("report: {", plans + "report: {", StringComparison.Ordinal)).Problems);
        Assert.Equal(("campaigns.recipe-too-many-plans", 14, 3), (problem.Code, problem.Line, problem.Column));
    }

    [Fact]
    public void More_fields_than_a_page_can_show_are_too_many()
    {
        var fields = string.Concat(Enumerable.Range(1, 18).Select(number => $"{{ key: f{number}, label: 栏目, type: text }}, "));
        Assert.Equal("campaigns.recipe-too-many-fields", Assert.Single(RecipeYaml.Read(Good.Replace("{ key: title,", fields + "{ key: title,", StringComparison.Ordinal)).Problems).Code);
    }

    [Theory]
    [InlineData("", 1, 1)]
    [InlineData("\n- a\n- b", 2, 1)]
    [InlineData("hello", 1, 1)]
    public void Something_else_than_a_recipe_is_said_to_be_none(string text, int line, int column)
    {
        var problem = Assert.Single(RecipeYaml.Read(text).Problems);
        Assert.Equal(("campaigns.recipe-not-a-recipe", line, column), (problem.Code, problem.Line, problem.Column));
    }

    [Fact]
    public void All_mistakes_are_reported_at_once_in_the_order_of_the_file()
    {
        var text = Good.Replace("months: 12", "months: many", StringComparison.Ordinal)
            .Replace("check: record", "check: gossip", StringComparison.Ordinal)
            .Replace("shape: square", "shape: star", StringComparison.Ordinal);
        Assert.Equal(["expected-number", "not-one-of", "not-one-of"],
            RecipeYaml.Read(text).Problems.Select(problem => problem.Code["campaigns.recipe-".Length..]));
    }

    [Fact]
    public void Names_of_lists_may_be_given_once_and_repeated_by_anchor()
    {
        var text = Good.Replace("tiers: [city]", "tiers: &top [city]", StringComparison.Ordinal)
            .Replace("fields: [rural], industries", "tiers: *top, fields: [rural], industries", StringComparison.Ordinal);
        Assert.Equal(["city"], RecipeYaml.Read(text).Recipe!.Standards[0].Refinements[0].Tiers);
    }

    [Theory]
    [InlineData("a: *nothing")]
    [InlineData("? [a]\n: b")]
    [InlineData("a: !![9")]
    public void Broken_yaml_is_a_problem_and_no_crash(string text) =>
        Assert.Equal("campaigns.recipe-not-yaml", Assert.Single(RecipeYaml.Read(text).Problems).Code);

    [Fact]
    public void A_file_nested_without_end_is_refused() =>
        Assert.Equal("campaigns.recipe-not-yaml",
            Assert.Single(RecipeYaml.Read(new string('[', 10_000)).Problems).Code);

    /// <summary>Half-typed files are what an editor's user checks most often.</summary>
    [Fact]
    public void However_a_recipe_is_mangled_it_is_read_or_refused_with_a_place() =>
        Gen.Select(Gen.Int[0, Good.Length], Gen.Int[0, 40], Gen.String[Gen.Char["{}[]:-#&*!|>'\"?%@ \n\tab019"], 0, 6])
            .Sample((at, length, inserted) =>
            {
                var text = Good[..at] + inserted + Good[Math.Min(Good.Length, at + length)..];
                var (recipe, problems) = RecipeYaml.Read(text);
                var end = text.Count(letter => letter == '\n') + 2;
                Assert.Equal(problems.Count == 0, recipe is not null);
                Assert.All(problems, problem => Assert.True(problem.Line >= 1 && problem.Line <= end && problem.Column >= 1));
            }, iter: 1_000);

    [Theory]
    [InlineData("Words.resx")]
    [InlineData("Words.en.resx")]
    public void Every_mistake_has_its_sentence_and_every_sentence_its_mistake(string file)
    {
        var sentences = XDocument.Parse(SourceTree.Read($"src/Pacesetter.Web/Campaigns/{file}")).Descendants("data").Select(data => data.Attribute("name")!.Value)
            .Where(key => key.StartsWith("campaigns.recipe-", StringComparison.Ordinal) && !Sources.Contains($"\"{key}\"", StringComparison.Ordinal));
        var mistakes = Mistakes.Select(row => row.Data.Item1).Append("too-many-plans").Append("too-many-fields").Append("not-a-recipe").Distinct()
            .Select(code => "campaigns.recipe-" + code);
        Assert.Equal(mistakes.Order(StringComparer.Ordinal), sentences.Order(StringComparer.Ordinal));
    }
}
