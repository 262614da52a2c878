using Pacesetter.Domain.Tallies;

namespace Pacesetter.Domain.Diagnosis;

/// <summary>What is known of a unit at the end of a month, or so far: plain counts and days, all of them from facts that are there anyway.</summary>
public sealed record UnitFacts(int UnitId, string Tier, string Field)
{
    /// <summary>The earliest day on which a compulsory plan it still lacks was due.</summary>
    public DateOnly? PlanMissingSince { get; init; }

    /// <summary>Since when it has had time to finish more than the mobilisation meeting; null if it has.</summary>
    public DateOnly? OnlyMetSince { get; init; }

    public int TasksActive { get; init; }

    public int TasksWithoutOwner { get; init; }

    public int TasksTied { get; init; }

    /// <summary>Tasks due and done in time in the last two months that are over and in which anything was due, the later first; (0, 0) where there was none in half a year.</summary>
    public (int Due, int Done) Last { get; init; }

    public (int Due, int Done) BeforeLast { get; init; }

    /// <summary>Tasks reported done in the last two months that are over or since that somebody saw on site were not.</summary>
    public int Refuted { get; init; }

    /// <summary>Answers with an opinion in this year's appraisals by the people, and the satisfied among them.</summary>
    public (int Answers, int Satisfied) Voices { get; init; }

    /// <summary>Plans and pledges sent back in the last three months.</summary>
    public int Returned { get; init; }

    /// <summary>The day of the last story that the public reads of the unit or of those below it; of a unit without one, the day the campaign began.</summary>
    public DateOnly UntoldSince { get; init; }

    /// <summary>
    /// Tasks that the unit and those below it have finished in the months that are over and come after that story's, at most half a year back. 0 for a unit with
    /// nothing below it: to make good work known is for those who lead others.
    /// </summary>
    public int FinishedUntold { get; init; }

    /// <summary>Completion in time among the units right below in the last three months that are over, grouped by tier and field.</summary>
    public IReadOnlyList<Share> Below { get; init; } = [];
}

/// <summary>A figure with what it is made of; <paramref name="Whole"/> is 0 where it is no share.</summary>
public readonly record struct Measured(decimal Value, int Part, int Whole);

/// <summary>What a rule says of a unit.</summary>
/// <param name="Acts">Something must be done; otherwise it is worth a look.</param>
public readonly record struct Ruling(string Rule, Measured Figure, bool Acts);
