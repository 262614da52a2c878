namespace Pacesetter.Domain.Campaigns;

/// <summary>How the campaign honours organisations and members (评选表彰), and how seldom.</summary>
public sealed record Awarding
{
    private const int Whole = 100;

    /// <summary>Working days for which the candidates are shown to everybody (公示).</summary>
    public required int NoticeDays { get; init; }

    /// <summary>So many per cent more candidates than places (差额).</summary>
    public required int MarginPercent { get; init; }

    /// <summary>Rounds at most within <see cref="Years"/> years.</summary>
    public required int Rounds { get; init; }

    public required int Years { get; init; }

    /// <summary>Who is heard about every candidate before the shortlist.</summary>
    public required IReadOnlyList<HeardBody> Opinions { get; init; }

    public required IReadOnlyList<AwardTitle> Titles { get; init; }

    public AwardTitle? Title(string? key) => Titles.FirstOrDefault(title => title.Key == key);

    public HeardBody? Body(string? key) => Opinions.FirstOrDefault(body => body.Key == key);

    /// <summary>How many candidates a shortlist needs for so many places; rounded up, so that a margin is never less than asked for.</summary>
    public int LeastCandidates(int places) => ((places * (Whole + MarginPercent)) + Whole - 1) / Whole;

    /// <summary>The last day of the notice; the day on which it is put up does not count.</summary>
    public DateOnly LastNoticeDay(WorkingDays days, DateOnly putUp) => days.Add(putUp, NoticeDays);

    /// <summary>Rounds opened after this day count against a new one.</summary>
    public DateOnly CountedSince(DateOnly today) => today.AddYears(-Years);
}

/// <summary>Somebody whose opinion is sought, for instance discipline inspection or the people.</summary>
/// <param name="Veto">What they object to is not shortlisted.</param>
public sealed record HeardBody(string Key, Label Label, bool Veto);

/// <summary>A title that is given.</summary>
/// <param name="About">To organisations or to members.</param>
/// <param name="Places">How often at most in a round.</param>
public sealed record AwardTitle(string Key, Label Label, Subject About, int Places)
{
    /// <summary>So many candidates at most come from each unit right below the one that honours; null: any number.</summary>
    public int? EachBelow { get; init; }

    /// <summary>Nobody is given it again within so many years.</summary>
    public int AgainAfterYears { get; init; }

    /// <summary>Which organisations, or members of which, may be proposed.</summary>
    public required Audience For { get; init; }

    /// <summary>In words, for those who propose.</summary>
    public required IReadOnlyList<Label> Conditions { get; init; }

    public required IReadOnlyList<AwardExclusion> Exclusions { get; init; }
}

/// <summary>A fact that rules a candidate out.</summary>
/// <param name="Measure">One of <see cref="Measures"/>.</param>
/// <param name="Bound">Below it for shares (<see cref="LowIsBad"/>), from it on for counts.</param>
public sealed record AwardExclusion(string Measure, decimal Bound)
{
    /// <summary>Of the answers with an opinion in this year's appraisals.</summary>
    public const string Satisfied = "satisfied-percent";

    public const string OpenFindings = "open-findings", OverdueFindings = "overdue-findings", MissingPlans = "missing-plans", RefutedTasks = "refuted-tasks",
        BrokenPledges = "broken-pledges", ConfirmedVerdicts = "confirmed-verdicts";

    /// <summary>What is in the system anyway. Of a member, satisfaction and pledges are their own; everything else is the unit's.</summary>
    public static IReadOnlyList<string> Measures { get; } = [Satisfied, OpenFindings, OverdueFindings, MissingPlans, RefutedTasks, BrokenPledges, ConfirmedVerdicts];

    /// <summary>Severities of findings that count; empty: all.</summary>
    public IReadOnlyList<string> Severities { get; init; } = [];

    public bool LowIsBad => Measure == Satisfied;
}
