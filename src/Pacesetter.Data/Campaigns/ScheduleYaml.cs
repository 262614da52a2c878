using Pacesetter.Domain;
using Pacesetter.Domain.Campaigns;

namespace Pacesetter.Data.Campaigns;

/// <summary>Reads what a recipe says about time: phases, milestones, plans and the report.</summary>
/// <param name="start">Null when the recipe gives no legible start: dates then go unchecked.</param>
/// <param name="months">Null likewise.</param>
internal sealed class ScheduleYaml(RecipeTerms terms, DateOnly? start, int? months)
{
    private const int MostDaysToRemind = 60;

    // Stands in for a date that could not be read; the recipe is refused anyway.
    private static readonly RecipeDate AnyDate = RecipeDate.TryParse("start", out var date) ? date : throw new InvalidOperationException();

    private readonly HashSet<string> planKeys = [];

    private DateOnly? previousPhaseEnd;

    public IReadOnlyList<Phase> Phases(RecipeSection top) => top.Each("phases", Phase);

    public IReadOnlyList<Milestone> Milestones(RecipeSection top) => top.Each("milestones", section =>
        new Milestone(section.Key(), section.Label("label"), InCampaign(section, "on") ?? AnyDate));

    public IReadOnlyList<PlanKind> Plans(RecipeSection top)
    {
        var previous = Every.Campaign;
        var plans = top.Each("plans", section =>
        {
            var plan = Plan(section);
            if (plan.Every < previous) section.Report("every", "plans-out-of-order", plan.Key);
            previous = plan.Every;
            planKeys.Add(plan.Key);
            return plan;
        }, required: true);
        if (plans.Count > Recipe.MostPlanKinds) top.Report("plans", "too-many-plans", plans.Count, Recipe.MostPlanKinds);
        return plans;
    }

    /// <summary>To be asked for after <see cref="Plans"/>: a report and a plan may not share a key.</summary>
    public ReportRule Report(RecipeSection top) => top.RequiredSection("report", section =>
    {
        var report = new ReportRule(section.Key(), section.Label("label"))
        {
            Every = section.OneOf(key: "every", allowed: [Every.Month, Every.Quarter]),
            For = terms.AudienceOf(section),
            Due = section.Date("due") ?? AnyDate,
            Closes = section.Date("closes") ?? AnyDate,
            RemindDaysBefore = section.Wholes("remind-days-before", 0, MostDaysToRemind),
        };
        if (planKeys.Contains(report.Key)) section.Report("key", "key-taken", report.Key);
        CheckDue(section, report.Due, report.Every);
        if (Nominal(report.Every) is var (first, last) && report.Closes.In(first, last) < report.Due.In(first, last))
            section.Report("closes", "closes-before-due", report.Closes, report.Due);
        return report;
    }) ?? new("report", new("")) { Every = Every.Month, For = Audience.Everybody, Due = AnyDate, Closes = AnyDate, RemindDaysBefore = [] };

    private Phase Phase(RecipeSection section)
    {
        var phase = new Phase(section.Key(), section.Label("label"))
        {
            Goals = section.Labels("goals"),
            From = InCampaign(section, "from") ?? AnyDate,
            To = InCampaign(section, "to") ?? AnyDate,
            ExitConditions = section.Labels("done-when"),
        };
        if (Nominal(Every.Campaign) is not var (first, last)) return phase;
        var (from, to) = (phase.From.In(first, last), phase.To.In(first, last));
        if (to < from) section.Report("to", "ends-before-start", phase.From, phase.To);
        if (previousPhaseEnd >= from) section.Report("from", "phases-overlap", phase.Label);
        previousPhaseEnd = to;
        return phase;
    }

    private PlanKind Plan(RecipeSection section)
    {
        var plan = new PlanKind(section.Key(), section.Label("label"))
        {
            Abbreviation = section.Label("short"),
            Every = section.OneOf<Every>("every"),
            For = terms.AudienceOf(section),
            Due = section.Date("due") ?? AnyDate,
            NeedsApproval = section.Truth("needs-approval", otherwise: false),
        };
        CheckDue(section, plan.Due, plan.Every);
        if (Nominal(plan.Every) is var (first, last) && plan.Due.In(first, last) > last)
            section.Report("due", "due-after-period", plan.Due);
        return plan;
    }

    private void CheckDue(RecipeSection section, RecipeDate due, Every every)
    {
        if (due.IsFixed && every != Every.Campaign) section.Report("due", "fixed-date-recurs", due);
        else if (Nominal(every) is var (first, last) && due.In(first, last) < first)
            section.Report("due", "due-before-period", due);
    }

    private RecipeDate? InCampaign(RecipeSection section, string key)
    {
        var date = section.Date(key);
        if (date is not null && Nominal(Every.Campaign) is var (first, last)
            && (date.In(first, last) < first || date.In(first, last) > last))
            section.Report(key, "outside-campaign", date, first, last);
        return date;
    }

    // The first period at its full length; a campaign itself begins on its day, not on the first of the month.
    private (DateOnly First, DateOnly Last)? Nominal(Every every)
    {
        if (start is not { } day || months is not { } length) return null;
        var first = Month.From(day);
        return (every == Every.Campaign ? day : first.First, first.Add(every.Length(length) - 1).Last);
    }
}
