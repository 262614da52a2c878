namespace Pacesetter.Domain.Campaigns;

/// <summary>A fault the campaign watches for, and from which figure on.</summary>
/// <param name="Measure">Which figure, one of <see cref="Measures"/>.</param>
/// <param name="Watch">From here on it is worth a look.</param>
/// <param name="Act">From here on something must be done.</param>
public sealed record DiagnosisRule(string Key, Label Label, string Measure, decimal Watch, decimal Act)
{
    /// <summary>Reminders in a row without an answer: only ever a reason for a person to judge, never a verdict.</summary>
    public const string UnansweredReminders = "reminders-unanswered";

    /// <summary>The figures that can be drawn from what is in the system anyway.</summary>
    public static IReadOnlyList<string> Measures { get; } =
    [
        "plan-missing-days", "only-mobilisation-days", "unowned-tasks-percent", "core-work-percent", "done-percent",
        "returned-plans", UnansweredReminders, "sibling-spread-points", "publicity-silent-weeks",
    ];

    /// <summary>True where a low figure is the bad one.</summary>
    public bool LowIsBad => Measure is "core-work-percent" or "done-percent";

    /// <summary>Only a person may pass this verdict.</summary>
    public bool PersonDecides { get; init; }
}
