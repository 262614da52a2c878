using Pacesetter.Domain;
using Pacesetter.Domain.Campaigns;

namespace Pacesetter.Tests.Campaigns;

public sealed class PeriodTests
{
    private static readonly Recipe Speech = RecipeFiles.Read(RecipeFiles.Speech);
    private static readonly Recipe Energy = RecipeFiles.Read(RecipeFiles.Energy);

    [Fact]
    public void The_overall_plan_of_the_speech_is_due_before_the_first_of_July()
    {
        var period = Assert.Single(Speech.Periods(Speech.Start), period => period.Slot == 1);
        Assert.Equal(new Period(1, "overall", Month.Of(2010, 5), Month.Of(2012, 4), new(2010, 6, 30), null), period);
    }

    [Fact]
    public void The_annual_plans_of_the_speech_cover_twelve_months_each()
    {
        Assert.Equal(
        [
            new(2, "annual", Month.Of(2010, 5), Month.Of(2011, 4), new(2010, 7, 15), null),
            new(2, "annual", Month.Of(2011, 5), Month.Of(2012, 4), new(2011, 7, 15), null),
        ], Speech.Periods(Speech.Start).Where(period => period.Slot == 2));
    }

    [Fact]
    public void The_speech_wants_a_plan_and_a_report_for_every_month()
    {
        var periods = Speech.Periods(Speech.Start);
        Assert.Equal(24, periods.Count(period => period.Slot == 3));
        Assert.Equal(24, periods.Count(period => period.Slot == 0));
        Assert.Equal(51, periods.Count);
        Assert.Contains(new(3, "monthly", Month.Of(2011, 2), Month.Of(2011, 2), new(2011, 2, 5), null), periods);
        Assert.Contains(new(0, "report", Month.Of(2011, 2), Month.Of(2011, 2), new(2011, 2, 28), new(2011, 3, 5)), periods);
    }

    [Fact]
    public void The_university_plans_by_quarters_and_years()
    {
        var periods = Energy.Periods(Energy.Start);
        Assert.Equal(2 + 8 + 8, periods.Count);
        Assert.Contains(new(2, "actions", Month.Of(2026, 12), Month.Of(2027, 2), new(2026, 12, 20), null), periods);
        Assert.Contains(new(0, "reading", Month.Of(2026, 12), Month.Of(2027, 2), new(2027, 2, 28), new(2027, 3, 15)), periods);
    }

    [Theory]
    [MemberData(nameof(RecipeFiles.All), MemberType = typeof(RecipeFiles))]
    public void Every_month_of_the_campaign_lies_in_one_period_of_each_slot(string name)
    {
        var recipe = RecipeFiles.Read(name);
        var start = new DateOnly(2025, 7, 1);
        foreach (var slot in recipe.Periods(start).GroupBy(period => period.Slot))
            foreach (var month in Month.Range(Month.From(start), Month.From(recipe.EndFor(start))))
                Assert.Single(slot, period => period.Covers(month));
    }

    [Fact]
    public void Dates_move_with_the_start()
    {
        var overall = Assert.Single(Speech.Periods(new(2025, 7, 1)), period => period.Slot == 1);
        Assert.Equal(new DateOnly(2025, 8, 31), overall.Due);
        Assert.Equal(Month.Of(2027, 6), overall.To);
    }

    [Fact]
    public void Nothing_is_due_before_the_campaign_starts() =>
        Assert.All(Speech.Periods(new(2025, 7, 20)), period => Assert.True(period.Due >= new DateOnly(2025, 7, 20)));

    [Fact]
    public void The_last_period_is_cut_where_the_campaign_ends()
    {
        var shorter = Speech with { Months = 14 };
        var last = shorter.Periods(Speech.Start).Last(period => period.Slot == 2);
        Assert.Equal((Month.Of(2011, 5), Month.Of(2011, 6)), (last.From, last.To));
        Assert.Equal(new DateOnly(2011, 6, 30), last.Due);
    }

    [Fact]
    public void The_timetable_knows_phase_and_next_milestone_of_a_day()
    {
        var timetable = Speech.At(Speech.Start);
        Assert.Equal("strive", timetable.PhaseOn(new(2010, 7, 1))?.Key);
        Assert.Equal("launch", timetable.PhaseOn(new(2010, 6, 30))?.Key);
        Assert.Null(timetable.PhaseOn(new(2010, 4, 30)));
        Assert.Equal(new DateOnly(2011, 7, 1), timetable.NextMilestone(new(2010, 7, 1))?.On);
        Assert.Null(timetable.NextMilestone(new(2013, 1, 1)));
        Assert.Empty(timetable.Outside);
    }

    [Fact]
    public void A_calendar_date_outside_the_campaign_is_pointed_out()
    {
        Assert.True(RecipeDate.TryParse("2011-07-01", out var july));
        var recipe = Speech with { Milestones = [new("july", new("七一"), july)] };
        Assert.Empty(recipe.At(Speech.Start).Outside);
        Assert.Equal(["七一"], recipe.At(new(2025, 7, 1)).Outside.Select(label => label.Zh));
    }
}
