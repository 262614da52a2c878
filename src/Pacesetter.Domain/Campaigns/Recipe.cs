namespace Pacesetter.Domain.Campaigns;

/// <summary>Everything a campaign names or counts by: a campaign office writes it, the product contains none of it.
/// Lists without entries are legal where the campaign has no such thing.</summary>
public sealed record Recipe(string Key, Label Name)
{
    /// <summary>Plan kinds a recipe may have, because each owns one column of counters.</summary>
    public const int MostPlanKinds = 4;

    public required Label Aims { get; init; }

    /// <summary>When the campaign starts unless the campaign office says otherwise on applying it.</summary>
    public required DateOnly Start { get; init; }

    public required int Months { get; init; }

    /// <summary>From the top down.</summary>
    public required IReadOnlyList<Term> Tiers { get; init; }

    public required IReadOnlyList<Term> Fields { get; init; }

    public required IReadOnlyList<Term> Industries { get; init; }

    public required IReadOnlyList<Phase> Phases { get; init; }

    public required IReadOnlyList<Milestone> Milestones { get; init; }

    /// <summary>Longest first; the place in this list is the plan's slot.</summary>
    public required IReadOnlyList<PlanKind> Plans { get; init; }

    public required ReportRule Report { get; init; }

    public required Mobilisation Mobilisation { get; init; }

    public required CoreWork CoreWork { get; init; }

    public required IReadOnlyList<StandardSet> Standards { get; init; }

    public required IReadOnlyList<CampaignDocument> Documents { get; init; }

    /// <summary>As the recipe has them; in a running campaign as the office has amended them since.</summary>
    public required IReadOnlyList<Carrier> Carriers { get; init; }

    public required IReadOnlyList<Register> Registers { get; init; }

    /// <summary>The ways of answering for a unit, in the order in which they are shown.</summary>
    public required IReadOnlyList<ResponsibleKind> Responsible { get; init; }

    /// <summary>Null where the campaign knows no pledges.</summary>
    public required Pledging? Pledges { get; init; }

    /// <summary>Null where people are not asked.</summary>
    public required Appraising? Appraisal { get; init; }

    /// <summary>Null where nobody inspects.</summary>
    public required Inspecting? Inspection { get; init; }

    /// <summary>Null where nothing that is found wrong is kept.</summary>
    public required Rectifying? Findings { get; init; }

    /// <summary>Null where the campaign issues no papers of its own.</summary>
    public required Issuing? Directives { get; init; }

    /// <summary>Null where good work is not made known by way of the campaign.</summary>
    public required Telling? Stories { get; init; }

    /// <summary>Null where nobody is honoured.</summary>
    public required Awarding? Awards { get; init; }

    public required IReadOnlyList<DiagnosisRule> Diagnosis { get; init; }

    /// <summary>The kinds of help that may be given (分类指导); each rule of the diagnosis names those that fit it.</summary>
    public required IReadOnlyList<Term> Remedies { get; init; }

    /// <summary>Best first.</summary>
    public required IReadOnlyList<LightRule> Lights { get; init; }

    public required WorkingDays WorkingDays { get; init; }

    public required Burden Burden { get; init; }

    /// <summary>The campaign's own words for words of the interface, by word key.</summary>
    public required IReadOnlyDictionary<string, Label> Words { get; init; }

    public DateOnly EndFor(DateOnly start) => Month.From(start).Add(Months - 1).Last;

    /// <summary>The tier a roster's word means; null if none.</summary>
    public Term? Tier(string word) => Tiers.FirstOrDefault(tier => tier.Means(word));

    /// <summary>The field a roster's word means; null if none.</summary>
    public Term? Field(string word) => Fields.FirstOrDefault(field => field.Means(word));

    /// <summary>The industry a roster's word means; null if none.</summary>
    public Term? Industry(string word) => Industries.FirstOrDefault(industry => industry.Means(word));

    /// <summary>The light for one ratio in per cent. Ratios no light speaks of are as good as the best.</summary>
    public LightRule LightFor(string ratio, decimal percent) =>
        Lights.First(light => light == Lights[^1] || !light.AtLeast.TryGetValue(ratio, out var bound) || percent >= bound);

    /// <summary>All dates for a campaign that starts on that day.</summary>
    public Timetable At(DateOnly start)
    {
        var end = EndFor(start);
        return new(start, end)
        {
            Phases = [.. Phases.Select(phase => (phase, phase.From.In(start, end), phase.To.In(start, end)))],
            Milestones = [.. Milestones.Select(milestone => (milestone, milestone.On.In(start, end)))],
            Periods = Periods(start),
        };
    }

    /// <summary>Every span for which a report or a plan is owed, slot by slot, in order of time.</summary>
    public IReadOnlyList<Period> Periods(DateOnly start) =>
    [
        .. Report.Every.Spans(start, Months).Select(span => new Period(
            0, Report.Key, span.From, span.To, Day(Report.Due, span, start), Day(Report.Closes, span, start))),
        .. Plans.SelectMany((plan, place) => plan.Every.Spans(start, Months).Select(span => new Period(
            place + 1, plan.Key, span.From, span.To, Earlier(Day(plan.Due, span, start), span.To.Last), null))),
    ];

    // Nothing can be owed before the campaign has begun, though it may begin in the middle of a month.
    private static DateOnly Day(RecipeDate date, (Month From, Month To) span, DateOnly start)
    {
        var day = date.In(span.From.First, span.To.Last);
        return day < start ? start : day;
    }

    // A last period cut short by the campaign's end may be over before its nominal due day.
    private static DateOnly Earlier(DateOnly due, DateOnly last) => due < last ? due : last;
}
