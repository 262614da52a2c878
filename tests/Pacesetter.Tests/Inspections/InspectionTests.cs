using Pacesetter.Domain;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Inspections;
using Pacesetter.Domain.Plans;
using Pacesetter.Domain.Pledges;
using Pacesetter.Tests.Campaigns;

namespace Pacesetter.Tests.Inspections;

public sealed class InspectionTests
{
    private static readonly Recipe Recipe = RecipeFiles.Read(RecipeFiles.Speech);
    private static readonly Inspecting Rules = Recipe.Inspection!;
    private static readonly WorkingDays Days = Recipe.WorkingDays;
    private static readonly DateTime Now = new(2026, 9, 24, 2, 0, 0, DateTimeKind.Utc);
    private static readonly DateOnly Today = new(2026, 9, 24);

    [Fact]
    public void A_plan_needs_a_basis_a_content_working_days_and_a_question()
    {
        Assert.Equal("inspections.basis-missing", Refused(() => Planned(Field.Draft() with { Basis = " " })));
        Assert.Equal("inspections.content-missing", Refused(() => Planned(Field.Draft() with { Content = null })));
        Assert.Equal("inspections.no-questions", Refused(() => Planned(Field.Draft() with { Questions = [new(" ", CheckedBy.Site)] })));
        Assert.Equal("inspections.dates-wrong", Refused(() => Planned(Field.Draft(new(2026, 10, 30), new(2026, 10, 20)))));
        Assert.Equal("inspections.no-working-day", Refused(() => Planned(Field.Draft(new(2026, 10, 1), new(2026, 10, 7)))));
        Assert.Equal("inspections.team-wrong", Refused(() => Planned(Field.Draft() with { TeamSize = 0 })));
    }

    /// <summary>From Thursday 24 September over the mid-autumn holiday: three working days later is Wednesday the 30th.</summary>
    [Fact]
    public void Notice_is_counted_in_working_days_from_the_announcement()
    {
        var short_ = Planned(Field.Draft(new(2026, 9, 29)));
        var rule = Assert.Throws<BrokenRule>(() => short_.Announce(Rules, Days, 1, Now, Today));
        Assert.Equal(("inspections.notice-short", new DateOnly(2026, 9, 30)), (rule.Code, rule.Arguments[1]));
        var timely = Planned(Field.Draft(new(2026, 9, 30)));
        timely.Announce(Rules, Days, 1, Now, Today);
        Assert.Equal("inspections.announced-already", Refused(() => timely.Rewrite(Rules, Days, Field.Draft())));
    }

    [Fact]
    public void Nobody_is_visited_on_a_holiday_outside_the_dates_or_beyond_the_cap()
    {
        var (inspection, visit) = Announced(new(2026, 9, 30), new(2026, 10, 16));
        Assert.Equal("inspections.not-a-working-day", Refused(() => visit.Settle(Rules, Days, inspection, new(2026, 10, 2), [])));
        Assert.Equal("inspections.not-a-working-day", Refused(() => visit.Settle(Rules, Days, inspection, new(2026, 10, 11), [])));
        Assert.Equal("inspections.day-outside", Refused(() => visit.Settle(Rules, Days, inspection, new(2026, 10, 20), [])));
        Assert.Equal("inspections.cap-reached", Refused(() => visit.Settle(Rules, Days, inspection, new(2026, 10, 9), [new(2026, 2, 3), new(2026, 5, 6), new(2026, 8, 7)])));
        // A worked Saturday is a working day, and last year's visits do not count.
        visit.Settle(Rules, Days, inspection, new(2026, 10, 10), [new(2025, 2, 3), new(2026, 5, 6), new(2026, 8, 7)]);
        Assert.Equal(new DateOnly(2026, 10, 10), visit.Day);
    }

    [Fact]
    public void A_working_paper_says_what_was_seen_and_is_complete_when_it_is_handed_in()
    {
        var (inspection, visit) = Announced(new(2026, 9, 30), new(2026, 10, 16));
        visit.Settle(Rules, Days, inspection, new(2026, 10, 9), []);
        Assert.Equal("inspections.not-arrived", Refused(() => Write(Paper.Blank, false)));
        visit.Arrive(Days, inspection, 1, Now, new(2026, 10, 9));
        Write(new([new(0, "met", null, null)], []), false);
        Assert.Equal("inspections.seen-missing", Refused(() => Write(new([new(0, "met", " ", null), new(1, "not", "空墙", null)], []), true)));
        Assert.Equal("inspections.answer-missing", Refused(() => Write(new([new(0, "met", "墙上有", null)], []), true)));
        Assert.Equal("inspections.grade-unknown", Refused(() => Write(new([new(0, "excellent", "墙上有", null)], []), false)));
        Assert.Equal("inspections.refuted-why", Refused(() => Write(Full with { Checks = [new(PaperCheck.Task, Guid.Empty, false)] }, true)));
        Assert.Equal("inspections.not-handed-in", Refused(() => visit.Conclude("好", 1, Now)));
        Write(Full, true);
        visit.Conclude("月计划有，承诺没有上墙", 1, Now);
        Assert.Equal("inspections.concluded", Refused(() => Write(Full, true)));
        Assert.Equal(["met", "not-seen"], visit.Paper.Answers.Select(one => one.Grade!));

        void Write(Paper paper, bool complete) => visit.Write(Rules, inspection, paper, complete, new(1, "周正", Now));
    }

    [Fact]
    public void A_picture_stays_when_the_words_beside_it_are_written_anew()
    {
        var (inspection, visit) = Announced(new(2026, 9, 30), new(2026, 10, 16));
        visit.Settle(Rules, Days, inspection, new(2026, 10, 9), []);
        visit.Arrive(Days, inspection, 1, Now, new(2026, 10, 9));
        var photo = Guid.CreateVersion7();
        visit.Show(inspection, 1, photo);
        visit.Write(Rules, inspection, Full, true, new(1, "周正", Now));
        Assert.Equal(photo, visit.Paper.Answer(1)!.Photo);
    }

    [Fact]
    public void A_circular_is_issued_after_the_end_and_then_stands()
    {
        var (inspection, _) = Announced(new(2026, 9, 30), new(2026, 10, 16));
        inspection.Tell("草稿", issue: false, 1, Now);
        Assert.Equal("inspections.not-ended", Refused(() => inspection.Tell("通报", issue: true, 1, Now)));
        inspection.End(1, Now);
        inspection.Tell("通报", issue: true, 1, Now);
        Assert.Equal("inspections.circular-issued", Refused(() => inspection.Tell("另一稿", issue: false, 1, Now)));
        Assert.Equal("inspections.ended", Refused(inspection.DemandRunning));
    }

    [Fact]
    public void Nobody_verifies_what_they_reported_themselves_and_only_what_is_said_to_be_done()
    {
        var month = Month.Of(2026, 10);
        var task = new PlanTask(1, 1, 3, "修路", month, month, month);
        var line = new TaskProgress(1, 1, task.Id, month);
        Assert.Equal("inspections.nothing-to-verify", Refused(() => line.Verify(confirmed: true, 2, Now)));
        line.Say(task, new Line(task.Id, ProgressState.Done, null, null), [], 1, Now);
        Assert.Equal("inspections.own-work", Refused(() => line.Verify(confirmed: true, 1, Now)));
        line.Verify(confirmed: false, 2, Now);
        Assert.False(line.Verification!.Confirmed);
    }

    [Fact]
    public void A_pledge_said_otherwise_is_no_longer_verified()
    {
        var rules = Recipe.Pledges!;
        var month = Month.Of(2026, 10);
        var pledge = Pledge.Propose(rules, new(1, 1, null), 2026, false, new("走访二十户", new(2026, 12, 20)) { Kind = "deed" }, 0, new(1, Now, month, null));
        pledge.Vet(rules, [.. rules.Vetting.Select(_ => true)], null, new(2, null), Now, month);
        pledge.Publish(rules, new(2, null), Now, month);
        Assert.Equal("inspections.nothing-to-verify", Refused(() => pledge.Verify(true, new(3, null), Now, month)));
        pledge.Fulfil(rules, new(true, "走访完"), new(1, null), Now, month);
        Assert.Equal("inspections.own-work", Refused(() => pledge.Verify(true, new(1, null), Now, month)));
        pledge.Verify(true, new(3, null), Now, month);
        pledge.Fulfil(rules, new(false, "没走完", Cause.Objective), new(1, null), Now, month);
        Assert.Null(pledge.Verification);
    }

    private static Paper Full => new([new(0, "met", "墙上贴着十月计划", "村民"), new(1, "not-seen", null, null)], []);

    private static Inspection Planned(InspectionDraft draft) => Inspection.Plan(Rules, Days, 1, 1, draft, new(1, Now));

    private static (Inspection Inspection, Visit Visit) Announced(DateOnly from, DateOnly to)
    {
        var inspection = Planned(Field.Draft(from, to));
        inspection.Announce(Rules, Days, 1, Now, Today);
        return (inspection, Visit.Of(inspection, 7, new("V1", "T1/village", 1, 4, []), [new(1, "周正")]));
    }

    private static string Refused(Action act) => Assert.Throws<BrokenRule>(act).Code;
}
