using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Tallies;

namespace Pacesetter.Domain.Diagnosis;

/// <summary>Applies the recipe's rules to what is known of a unit. Nothing here can say that a unit does not want to: that is for a person.</summary>
public static class Diagnosing
{
    /// <summary>A share of fewer tasks than this says nothing about a unit.</summary>
    public const int FewTasks = 3;

    /// <summary>Fewer units alike than this are not compared.</summary>
    public const int FewUnits = 5;

    private const int DaysAWeek = 7;

    /// <param name="recipe">The campaign's, with its rules and the words for tiers and fields.</param>
    /// <param name="facts">The unit's.</param>
    /// <param name="day">The day of the diagnosis, or the last of its month.</param>
    public static IEnumerable<Ruling> Judge(Recipe recipe, UnitFacts facts, DateOnly day)
    {
        var (tier, field) = (recipe.Tier(facts.Tier)?.Key ?? "", recipe.Field(facts.Field)?.Key ?? "");
        foreach (var rule in recipe.Diagnosis)
        {
            if (rule.PersonDecides || !rule.For.Includes(tier, field) || Measure(rule.Measure, facts, day) is not { } figure) continue;
            // Publicity tells of work: where too little was finished there is nothing to tell, and that is another rule's matter.
            if (rule.Measure == DiagnosisRule.Silent && figure.Part < rule.LeastDone) continue;
            var (watch, act) = rule.Reaches(figure.Value);
            if (watch || act) yield return new(rule.Key, figure, act);
        }
    }

    /// <summary>A figure of the recipe's; null where the unit has too little to be measured by it.</summary>
    public static Measured? Measure(string measure, UnitFacts facts, DateOnly day) => measure switch
    {
        DiagnosisRule.PlanMissing => Days(facts.PlanMissingSince, day),
        DiagnosisRule.OnlyMobilisation => Days(facts.OnlyMetSince, day),
        DiagnosisRule.Unowned => Percent(facts.TasksWithoutOwner, facts.TasksActive),
        DiagnosisRule.CoreWork => Percent(facts.TasksTied, facts.TasksActive),
        DiagnosisRule.Done => TwoMonths(facts.Last, facts.BeforeLast),
        DiagnosisRule.Refuted => facts.Refuted > 0 ? new(facts.Refuted, facts.Refuted, 0) : null,
        DiagnosisRule.Satisfied => facts.Voices.Answers >= Unevenness.Few ? Percent(facts.Voices.Satisfied, facts.Voices.Answers) : null,
        DiagnosisRule.Returned => facts.Returned > 0 ? new(facts.Returned, facts.Returned, 0) : null,
        DiagnosisRule.Spread => Spread(facts.Below),
        DiagnosisRule.Silent => facts.FinishedUntold > 0 && facts.UntoldSince < day ? new((day.DayNumber - facts.UntoldSince.DayNumber) / DaysAWeek, facts.FinishedUntold, 0) : null,
        _ => null,
    };

    /// <summary>How much has to change until the rule is silent: so many tasks, answers or days; null where only time or a look will tell.</summary>
    public static int? Lift(DiagnosisRule rule, Measured figure)
    {
        if (figure.Whole == 0) return null;
        var bound = rule.Watch * figure.Whole / 100;
        return rule.LowIsBad
            ? Math.Max(1, (int)decimal.Floor(bound) + 1 - figure.Part)
            : Math.Max(1, figure.Part - ((int)decimal.Ceiling(bound) - 1));
    }

    private static Measured? Days(DateOnly? since, DateOnly day) => since is { } first && first < day ? new(day.DayNumber - first.DayNumber, 0, 0) : null;

    private static Measured? Percent(int part, int whole) => whole < FewTasks ? null : new(decimal.Round(100m * part / whole, 1), part, whole);

    /// <summary>The better of two months counts, so that one bad month is no verdict.</summary>
    private static Measured? TwoMonths((int Due, int Done) last, (int Due, int Done) before)
    {
        if (last.Due == 0 || before.Due == 0 || last.Due + before.Due < FewTasks) return null;
        var best = Math.Max(100m * last.Done / last.Due, 100m * before.Done / before.Due);
        return new(decimal.Round(best, 1), last.Done + before.Done, last.Due + before.Due);
    }

    /// <summary>The widest spread within one group of units alike; other groups and small ones are left out.</summary>
    private static Measured? Spread(IReadOnlyList<Share> below)
    {
        var widest = below.Where(share => share.Whole >= Unevenness.Few).GroupBy(share => share.Group).Where(group => group.Count() >= FewUnits)
            .Select(group => (Points: 100 * (group.Max(share => share.Rate) - group.Min(share => share.Rate)), Count: group.Count()))
            .OrderByDescending(group => group.Points).FirstOrDefault();
        return widest.Count == 0 ? null : new(decimal.Round((decimal)widest.Points, 1), widest.Count, 0);
    }
}
