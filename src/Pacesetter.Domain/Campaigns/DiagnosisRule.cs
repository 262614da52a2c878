namespace Pacesetter.Domain.Campaigns;

/// <summary>A fault the campaign watches for, and from which figure on.</summary>
/// <param name="Measure">Which figure, one of <see cref="Measures"/>.</param>
/// <param name="Watch">From here on it is worth a look.</param>
/// <param name="Act">From here on something must be done.</param>
public sealed record DiagnosisRule(string Key, Label Label, string Measure, decimal Watch, decimal Act)
{
    /// <summary>Reminders in a row without an answer: only ever a reason for a person to judge, never a verdict.</summary>
    public const string UnansweredReminders = "reminders-unanswered";

    public const string PlanMissing = "plan-missing-days", OnlyMobilisation = "only-mobilisation-days", Unowned = "unowned-tasks-percent", CoreWork = "core-work-percent", Done = "done-percent",
        Refuted = "refuted-tasks", Satisfied = "satisfied-percent", Returned = "returned-plans", Spread = "sibling-spread-points", Silent = "publicity-silent-weeks";

    /// <summary>The figures that can be drawn from what is in the system anyway.</summary>
    public static IReadOnlyList<string> Measures { get; } =
        [PlanMissing, OnlyMobilisation, Unowned, CoreWork, Done, Refuted, Satisfied, Returned, UnansweredReminders, Spread, Silent];

    /// <summary>True where a low figure is the bad one.</summary>
    public bool LowIsBad => Measure is CoreWork or Done or Satisfied;

    /// <summary>Whom the rule may speak of.</summary>
    public Audience For { get; init; } = Audience.Everybody;

    /// <summary>So many tasks must have been finished before the rule asks why nobody heard of them; of use to <see cref="Silent"/> only.</summary>
    public int LeastDone { get; init; } = 1;

    /// <summary>Only a person may pass this verdict.</summary>
    public bool PersonDecides { get; init; }

    /// <summary>Keys of the recipe's remedies that help against it (分类指导).</summary>
    public IReadOnlyList<string> Remedies { get; init; } = [];

    /// <summary>Whether a figure is worth a look, and whether something must be done.</summary>
    public (bool Watch, bool Act) Reaches(decimal value) => LowIsBad ? (value <= Watch, value <= Act) : (value >= Watch, value >= Act);
}
