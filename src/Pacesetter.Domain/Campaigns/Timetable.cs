namespace Pacesetter.Domain.Campaigns;

/// <summary>The recipe's dates for a campaign that starts on a given day.</summary>
public sealed record Timetable(DateOnly Start, DateOnly End)
{
    public required IReadOnlyList<(Phase Phase, DateOnly From, DateOnly To)> Phases { get; init; }

    public required IReadOnlyList<(Milestone Milestone, DateOnly On)> Milestones { get; init; }

    public required IReadOnlyList<Period> Periods { get; init; }

    /// <summary>Phases and milestones that fall outside the campaign, which happens when a recipe with dates of the
    /// calendar is started at another time than it was written for.</summary>
    public IEnumerable<Label> Outside =>
        Phases.Where(phase => phase.From < Start || phase.To > End).Select(phase => phase.Phase.Label)
            .Concat(Milestones.Where(milestone => milestone.On < Start || milestone.On > End)
                .Select(milestone => milestone.Milestone.Label));

    /// <summary>The phase under way on that day; none before, between or after them.</summary>
    public Phase? PhaseOn(DateOnly day) =>
        Phases.Where(phase => phase.From <= day && day <= phase.To).Select(phase => phase.Phase).FirstOrDefault();

    /// <summary>The next milestone on or after that day.</summary>
    public (Milestone Milestone, DateOnly On)? NextMilestone(DateOnly day)
    {
        var ahead = Milestones.Where(milestone => milestone.On >= day).OrderBy(milestone => milestone.On).ToList();
        return ahead.Count == 0 ? null : ahead[0];
    }
}
