using System.Globalization;
using Pacesetter.Data.Campaigns;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Tests.House;

namespace Pacesetter.Tests.Campaigns;

public sealed class RecipeContentTests
{
    private static readonly Recipe Speech = RecipeFiles.Read(RecipeFiles.Speech);
    private static readonly Recipe Energy = RecipeFiles.Read(RecipeFiles.Energy);

    [Fact]
    public void The_four_documents_bear_the_titles_of_the_speech() => Assert.Equal(
    [
        "关于进一步整合资源增强功能促进村级组织活动场所作用发挥的实施意见",
        "关于构建城乡统筹基层党建工作新格局的实施意见",
        "关于大力实施“先锋工程”深化创先争优活动的实施意见",
        "关于在创先争优活动中广泛推行党员承诺制的意见",
    ], Speech.Documents.Select(document => document.Title.Zh));

    [Fact]
    public void What_the_carrier_stands_for_is_not_known()
    {
        var carrier = Assert.Single(Speech.Carriers);
        Assert.Equal("双促双建", carrier.Name.Zh);
        Assert.Null(carrier.Expansion);
        Assert.NotNull(Assert.Single(Energy.Carriers).Expansion);
    }

    [Fact]
    public void Standards_come_in_fives_and_speak_to_the_units_they_name()
    {
        Assert.Equal([5, 5], Speech.Standards.Select(set => set.Items.Count));
        var windows = Speech.Standards[0].Refinements.Single(refinement => refinement.Fields.Contains("service-window"));
        Assert.Equal((95m, CheckedBy.Voice), (windows.Number, windows.Check));
        Assert.True(windows.Concerns("city-organ", "service-window", ""));
        Assert.False(windows.Concerns("village", "rural", ""));
    }

    [Fact]
    public void Ballots_have_five_items_for_organisations_and_four_for_members()
    {
        Assert.Equal(5, Speech.Appraisal!.Organisations.Count);
        Assert.Equal(4, Speech.Appraisal.Members.Count);
        Assert.Null(Energy.Appraisal);
    }

    [Fact]
    public void Members_pledge_in_one_campaign_and_not_in_the_other()
    {
        Assert.NotNull(Speech.Pledges!.Members);
        Assert.Null(Energy.Pledges!.Members);
        Assert.NotNull(Energy.Pledges.Organisations);
    }

    [Fact]
    public void Unwillingness_is_left_to_a_person() =>
        Assert.True(Speech.Diagnosis.Single(rule => rule.Measure == DiagnosisRule.UnansweredReminders).PersonDecides);

    [Theory]
    [InlineData(95, "normal")]
    [InlineData(94.9, "warning")]
    [InlineData(90, "warning")]
    [InlineData(0, "behind")]
    public void The_first_light_whose_bound_is_reached_is_shown(double percent, string light) =>
        Assert.Equal(light, Speech.LightFor("plans", (decimal)percent).Key);

    [Fact]
    public void A_village_gives_a_quarter_of_an_hour_a_month_and_a_member_five_minutes_a_year()
    {
        Assert.Equal(15, Speech.Burden.MinutesAMonth("village"));
        Assert.Null(Speech.Burden.MinutesAMonth("city"));
        Assert.Equal(5, Speech.Burden.MemberMinutesAYear);
    }

    [Fact]
    public void Working_days_know_holidays_and_the_weekends_that_make_up_for_them()
    {
        var days = Speech.WorkingDays;
        Assert.False(days.Checked);
        Assert.False(days.Includes(new(2010, 10, 1)));
        Assert.True(days.Includes(new(2010, 10, 9)));
        Assert.Equal(new DateOnly(2010, 10, 8), days.OnOrAfter(new(2010, 10, 1)));
        Assert.Equal(new DateOnly(2010, 10, 9), days.Add(new(2010, 9, 30), 2));
        Assert.Equal(new DateOnly(2010, 9, 30), days.Add(new(2010, 10, 9), -2));
        Assert.False(Energy.WorkingDays.Includes(new(2026, 10, 3)));
    }

    [Fact]
    public void Make_up_days_are_weekend_days()
    {
        foreach (var day in Speech.WorkingDays.MakeUpDays)
            Assert.True(day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday, day.ToString("O", CultureInfo.InvariantCulture));
        Assert.Empty(Speech.WorkingDays.MakeUpDays.Intersect(Speech.WorkingDays.Holidays));
    }

    [Fact]
    public void Labels_are_Chinese_for_Chinese_readers_and_English_for_others_where_there_is_English()
    {
        var label = new Label("方案", "Roadmap");
        Assert.Equal("方案", label.In(CultureInfo.GetCultureInfo("zh-CN")));
        Assert.Equal("Roadmap", label.In(CultureInfo.GetCultureInfo("en")));
        Assert.Equal("方案", new Label("方案").In(CultureInfo.GetCultureInfo("en")));
    }

    [Fact]
    public void The_smallest_recipe_of_the_manual_can_be_read()
    {
        var page = SourceTree.Read("docs/recipe.md");
        var from = page.IndexOf("key: tidy-archives", StringComparison.Ordinal);
        var example = page[from..page.IndexOf("```", from, StringComparison.Ordinal)];
        Assert.Empty(RecipeYaml.Read(example).Problems);
    }

    [Fact]
    public void The_manual_names_every_section_and_figure()
    {
        var page = SourceTree.Read("docs/recipe.md");
        var findings = new RecipeFindings();
        RecipeYaml.Read(RecipeFiles.Text(RecipeFiles.Speech), findings);
        var sections = findings.Asked.Where(key => !key.Contains('.', StringComparison.Ordinal));
        Assert.Empty(sections.Concat(DiagnosisRule.Measures).Concat(LightRule.Ratios)
            .Where(word => !page.Contains(word, StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(RecipeFiles.All), MemberType = typeof(RecipeFiles))]
    public void Every_word_a_recipe_puts_its_own_for_exists(string name)
    {
        var words = SourceTree.Files("src/Pacesetter.Web", "Words.resx").Select(SourceTree.Read).ToList();
        Assert.Empty(RecipeFiles.Read(name).Words.Keys
            .Where(key => !words.Exists(file => file.Contains($"name=\"{key}\"", StringComparison.Ordinal))));
    }

    [Fact]
    public void The_two_campaigns_have_hardly_a_word_in_common()
    {
        Assert.Empty(Speech.Tiers.Select(tier => tier.Key).Intersect(Energy.Tiers.Select(tier => tier.Key)));
        Assert.Empty(Speech.Plans.Select(plan => plan.Key).Intersect(Energy.Plans.Select(plan => plan.Key)));
        Assert.NotEqual(Speech.Report.Every, Energy.Report.Every);
        Assert.NotEqual(Speech.Lights.Count, Energy.Lights.Count);
    }
}
