using Pacesetter.Domain.Campaigns;

namespace Pacesetter.Domain.Awards;

/// <summary>What is known of a candidate: plain counts of facts that are there anyway. Nothing is added up to a figure, and nobody is set before another.</summary>
public sealed record AwardFacts
{
    /// <summary>Compulsory plans due so far, and those that are there.</summary>
    public (int Expected, int Present) Plans { get; init; }

    /// <summary>Tasks that fell due this year, and those done in time.</summary>
    public (int Due, int DoneInTime) Tasks { get; init; }

    /// <summary>Tasks reported done this year, and which of them were seen to be so, or not.</summary>
    public (int Done, int Verified, int Refuted) Reported { get; init; }

    /// <summary>Pledges of the round that is going on; a member's own.</summary>
    public (int Made, int Kept, int Broken) Pledges { get; init; }

    /// <summary>Answers with an opinion in this year's appraisals, and the satisfied among them; a member's own.</summary>
    public (int Answers, int Satisfied) Voices { get; init; }

    /// <summary>Open findings by severity.</summary>
    public IReadOnlyDictionary<string, int> Open { get; init; } = new Dictionary<string, int>();

    public int Overdue { get; init; }

    /// <summary>Verdicts of the diagnosis that a person confirmed and that have not been lifted.</summary>
    public int Verdicts { get; init; }

    /// <summary>The last day on which the same title was given and not taken away.</summary>
    public DateOnly? HeldOn { get; init; }

    /// <summary>What rules a candidate out, in the order of the recipe; empty: nothing does.</summary>
    public IReadOnlyList<Hindrance> Against(AwardTitle title, DateOnly today)
    {
        List<Hindrance> found = [.. title.Exclusions.Select(Against).OfType<Hindrance>()];
        if (HeldOn is { } held && title.AgainAfterYears > 0 && held.AddYears(title.AgainAfterYears) > today) found.Add(new(Hindrance.Held, title.AgainAfterYears, title.AgainAfterYears, held));
        return found;
    }

    private Hindrance? Against(AwardExclusion exclusion)
    {
        if (exclusion.LowIsBad)
            // Where nobody was asked, nothing is known against anybody.
            return Voices.Answers > 0 && 100m * Voices.Satisfied / Voices.Answers is var share && share < exclusion.Bound ? new(exclusion.Measure, decimal.Round(share, 1, MidpointRounding.ToZero), exclusion.Bound) : null;
        var count = exclusion.Measure switch
        {
            AwardExclusion.OpenFindings => Open.Where(one => exclusion.Severities.Count == 0 || exclusion.Severities.Contains(one.Key)).Sum(one => one.Value),
            AwardExclusion.OverdueFindings => Overdue,
            AwardExclusion.MissingPlans => Plans.Expected - Plans.Present,
            AwardExclusion.RefutedTasks => Reported.Refuted,
            AwardExclusion.BrokenPledges => Pledges.Broken,
            _ => Verdicts,
        };
        return count >= exclusion.Bound ? new(exclusion.Measure, count, exclusion.Bound) : null;
    }
}

/// <summary>A fact that rules a candidate out.</summary>
/// <param name="Measure">One of <see cref="AwardExclusion.Measures"/>, or <see cref="Held"/>.</param>
/// <param name="Since">For <see cref="Held"/>: the day on which the title was given.</param>
public sealed record Hindrance(string Measure, decimal Value, decimal Bound, DateOnly? Since = null)
{
    public const string Held = "held";

    /// <summary>The sentence that says it of somebody; the key of a word for each measure.</summary>
    public BrokenRule Said(string name) => Since is { } day ? new("awards.hinders-held", name, day, (int)Bound) : new("awards.hinders-" + Measure, name, Value, Bound);
}
