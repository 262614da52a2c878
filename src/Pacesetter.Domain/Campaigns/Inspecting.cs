namespace Pacesetter.Domain.Campaigns;

/// <summary>How the campaign inspects, and how much of it a unit has to bear.</summary>
public sealed record Inspecting
{
    /// <summary>Visits to one unit in a calendar year, by everybody above it together.</summary>
    public required int VisitsAYear { get; init; }

    /// <summary>Working days between the announcement of an inspection and its first visit.</summary>
    public required int NoticeDays { get; init; }

    /// <summary>What may be answered to a question on site, best first.</summary>
    public required IReadOnlyList<InspectionGrade> Answers { get; init; }

    /// <summary>Whom an inspection draws from; a unit belongs to the first that means it.</summary>
    public required IReadOnlyList<StratumRule> Strata { get; init; }

    /// <summary>The weight of every unit; <see cref="Risks"/> add to it.</summary>
    public required int Weight { get; init; }

    public required IReadOnlyList<RiskRule> Risks { get; init; }

    /// <summary>The stratum a unit belongs to; null: it is not drawn.</summary>
    /// <param name="tier">Key of the unit's tier.</param>
    /// <param name="field">Key of its field; empty for none.</param>
    public StratumRule? StratumOf(string tier, string field) => Strata.FirstOrDefault(stratum => stratum.For.Includes(tier, field));

    public InspectionGrade? Grade(string? key) => Answers.FirstOrDefault(grade => grade.Key == key);
}

/// <param name="Met">Counts towards the share that meets the standard.</param>
/// <param name="Seen">False for "not seen": such an answer says nothing about the unit.</param>
public sealed record InspectionGrade(string Key, Label Label, bool Met, bool Seen);

/// <param name="Take">How many are drawn unless the office says otherwise.</param>
/// <param name="EachBelow">So many below each unit right below the inspecting one (per county), not in all.</param>
public sealed record StratumRule(string Key, Label Label, Audience For, int Take, bool EachBelow);

/// <summary>What makes it likelier that a unit is drawn.</summary>
/// <param name="Measure">One of <see cref="Measures"/>.</param>
/// <param name="From">From this figure on.</param>
/// <param name="Add">So much is added to the weight.</param>
public sealed record RiskRule(string Measure, int From, int Add)
{
    /// <summary>Months since somebody was there; never counts as more than any number.</summary>
    public const string MonthsUnseen = "months-unseen";

    public const string Stuck = "stuck";
    public const string TasksOverdue = "tasks-overdue";
    public const string ReportsMissing = "reports-missing";
    public const string TasksRefuted = "tasks-refuted";

    /// <summary>Figures that are in the system anyway, as at the end of last month.</summary>
    public static IReadOnlyList<string> Measures { get; } = [MonthsUnseen, Stuck, TasksOverdue, ReportsMissing, TasksRefuted];
}
