using System.Buffers;

namespace Pacesetter.Domain.Plans;

/// <summary>Everything people write on a task: the same for the form, the API, a table and a kept version.</summary>
public sealed record TaskWording(string Title, Month From, Month To)
{
    public const int MostWeight = 100;

    private static readonly SearchValues<char> ManyPeople = SearchValues.Create("\u3001\uFF0C\uFF1B,;/\n");

    public string? Measure { get; init; }

    public double? Target { get; init; }

    public string? TargetUnit { get; init; }

    public string? Owner { get; init; }

    public string? Leader { get; init; }

    public string? Supporters { get; init; }

    public DateOnly? Due { get; init; }

    public string? ExpectedResult { get; init; }

    public string? CoreWork { get; init; }

    public string? NoCoreWork { get; init; }

    public string? Carrier { get; init; }

    public string? Standard { get; init; }

    public int Weight { get; init; } = 1;

    public bool Mobilisation { get; init; }

    public static TaskWording Of(PlanTask task) => new(task.Title, task.FromMonth, task.ToMonth)
    {
        Measure = task.Measure, Target = task.Target, TargetUnit = task.TargetUnit, Owner = task.Owner, Leader = task.Leader, Supporters = task.Supporters,
        Due = task.Due, ExpectedResult = task.ExpectedResult, CoreWork = task.CoreWork, NoCoreWork = task.NoCoreWork, Carrier = task.Carrier,
        Standard = task.Standard, Weight = task.Weight, Mobilisation = task.Mobilisation,
    };

    /// <summary>The same without blanks around and with null for nothing, so that two wordings compare by what they say.</summary>
    public TaskWording Trimmed() => this with
    {
        Title = Title.Trim(),
        Measure = Clean(Measure),
        TargetUnit = Target is null ? null : Clean(TargetUnit),
        Owner = Clean(Owner),
        Leader = Clean(Leader),
        Supporters = Clean(Supporters),
        ExpectedResult = Clean(ExpectedResult),
        CoreWork = Clean(CoreWork),
        NoCoreWork = Clean(NoCoreWork),
        Carrier = Clean(Carrier),
        Standard = Clean(Standard),
    };

    /// <summary>What is wrong with it; a missing owner or due date is only a gap, and legal until the plan is handed in.</summary>
    /// <exception cref="BrokenRule">plans.title-missing, plans.title-long, plans.text-long, plans.months-reversed, plans.target-not-positive,
    /// plans.weight-out-of-range, plans.owner-not-one, plans.core-work-twice, plans.due-outside.</exception>
    public void Check()
    {
        BrokenRule.Unless(!string.IsNullOrWhiteSpace(Title), "plans.title-missing");
        BrokenRule.Unless(Title.Length <= PlanTask.TitleLength, "plans.title-long", PlanTask.TitleLength);
        BrokenRule.Unless(From <= To, "plans.months-reversed");
        BrokenRule.Unless(Target is null or (> 0 and < double.PositiveInfinity), "plans.target-not-positive");
        BrokenRule.Unless(Weight is >= 1 and <= MostWeight, "plans.weight-out-of-range", MostWeight);
        BrokenRule.Unless(Owner is null || !Owner.AsSpan().Trim().ContainsAny(ManyPeople), "plans.owner-not-one");
        BrokenRule.Unless(string.IsNullOrWhiteSpace(CoreWork) || string.IsNullOrWhiteSpace(NoCoreWork), "plans.core-work-twice");
        BrokenRule.Unless(Due is not { } due || (due >= From.First && due <= To.Last), "plans.due-outside");
        CheckLength(PlanTask.TextLength, Measure, Supporters, ExpectedResult, CoreWork, NoCoreWork);
        CheckLength(PlanTask.PersonLength, Owner, Leader, Carrier, Standard);
        CheckLength(PlanTask.MeasureUnitLength, TargetUnit);
    }

    private static void CheckLength(int most, params ReadOnlySpan<string?> texts)
    {
        foreach (var text in texts)
            BrokenRule.Unless(text is null || text.Length <= most, "plans.text-long", most);
    }

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
