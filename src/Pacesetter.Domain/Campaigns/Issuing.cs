namespace Pacesetter.Domain.Campaigns;

/// <summary>How the campaign issues papers to units (发文), and how much it may press them.</summary>
public sealed record Issuing
{
    /// <summary>The lawful kinds (法定文种), for instance the fifteen of the regulation of 2012.</summary>
    public required IReadOnlyList<DirectiveKind> Kinds { get; init; }

    /// <summary>Working days between the day something is asked and the day it is due.</summary>
    public required int NoticeDays { get; init; }

    /// <summary>Nothing may be due before this hour of the day in Beijing.</summary>
    public required int FromHour { get; init; }

    /// <summary>Nothing may be due after this hour of the day in Beijing.</summary>
    public required int ToHour { get; init; }

    /// <summary>What the system knows already and nobody is to be asked for again.</summary>
    public required IReadOnlyList<Label> Known { get; init; }

    public DirectiveKind? Kind(string? key) => Kinds.FirstOrDefault(kind => kind.Key == key);

    /// <summary>The first day that may be due for what is asked on a day.</summary>
    public DateOnly EarliestDue(WorkingDays days, DateOnly asked) => days.Add(asked, NoticeDays);

    /// <exception cref="BrokenRule">directives.due-night, directives.due-holiday, directives.due-soon.</exception>
    public void DemandDue(WorkingDays days, DateOnly due, int hour, DateOnly asked)
    {
        BrokenRule.Unless(hour >= FromHour && hour <= ToHour, "directives.due-night", hour, FromHour, ToHour);
        BrokenRule.Unless(days.Includes(due), "directives.due-holiday", due, days.OnOrAfter(due));
        var earliest = EarliestDue(days, asked);
        BrokenRule.Unless(due >= earliest, "directives.due-soon", due, NoticeDays, earliest);
    }
}

/// <param name="Up">It goes to the unit right above, not to those below (上行文).</param>
public sealed record DirectiveKind(string Key, Label Label, bool Up);
