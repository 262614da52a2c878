namespace Pacesetter.Domain.Campaigns;

/// <summary>The most time the campaign may ask for, in minutes.</summary>
public sealed record Burden(IReadOnlyList<UnitBurden> Units, int? MemberMinutesAYear)
{
    /// <summary>Minutes a month a unit of that tier may be asked for; null where the recipe sets no ceiling.</summary>
    public int? MinutesAMonth(string tier) =>
        Units.FirstOrDefault(unit => unit.Tiers.Contains(tier))?.MinutesAMonth;
}

public sealed record UnitBurden(IReadOnlyList<string> Tiers, int MinutesAMonth);

/// <summary>The meeting that opens the campaign. A unit that has finished nothing else after so many days is stuck.</summary>
public sealed record Mobilisation(Label Task, int StuckAfterDays);

/// <summary>How the campaign speaks of a unit's main job, and of a task that serves none.</summary>
public sealed record CoreWork(Label Name, Label None);
