using Pacesetter.Domain.Campaigns;

namespace Pacesetter.Domain.Findings;

/// <summary>Where a finding came from. It refers to whatever that was without knowing it, so that a new kind of source needs nothing here.</summary>
/// <param name="Kind">One of <see cref="Kinds"/>.</param>
/// <param name="Key">Key of the visit, round or comment; null where there is none.</param>
/// <param name="Title">What it is called, so that it can be read when the source is gone.</param>
public sealed record FindingSource(string Kind, Guid? Key, string? Title)
{
    public const string Self = "self", Inspection = "inspection", Appraisal = "appraisal", Comment = "comment";
    public const int KindLength = 20;
    public const int TitleLength = 120;

    public static IReadOnlyList<string> Kinds { get; } = [Inspection, Appraisal, Comment, Self];
}

/// <summary>Somebody at work on a finding.</summary>
public readonly record struct FindingHand(int Account, string Name);

/// <summary>Who entered it. <paramref name="Month"/> is the month it counts from.</summary>
public sealed record FindingEntry(int By, string Name, DateTime At, Month Month);

/// <summary>What came of it, said by whoever puts it right; somebody else has to look.</summary>
/// <param name="EvidenceId">A file that shows it; never needed.</param>
/// <param name="TrueOn">The day on which what the file shows was so; the day it was given is that of <paramref name="At"/>.</param>
public sealed record FindingResult(int By, string Name, DateTime At, string Text, Guid? EvidenceId, DateOnly? TrueOn);

/// <summary>Looked at and not good enough.</summary>
public sealed record FindingReturn(int By, string Name, DateTime At, string Reason);

/// <summary>Struck off (销号) by somebody else than those who put it right.</summary>
/// <param name="Method">How it was looked at.</param>
/// <param name="Seen">What was seen.</param>
public sealed record FindingClosing(int By, string Name, DateTime At, Month Month, CheckedBy Method, string Seen);

/// <summary>It cannot be put right for reasons outside the unit; the unit above decides.</summary>
public sealed record Impossibility(int By, string Name, DateTime At, string Reason);

/// <summary>What was decided about an impossibility: released, or more time.</summary>
/// <param name="OldDue">The day it was due before.</param>
public sealed record FindingRuling(int By, string Name, DateTime At, Month Month, bool Released, string Reason, DateOnly OldDue);

/// <summary>A step on the way, or what was sent back.</summary>
public sealed record FindingStep(Guid FindingId, int Number, int UnitId, int By, string Name, DateTime At, string Text);

/// <summary>Who is asked about an overdue finding: first its owner, then whoever answers for the unit directly, then the secretary, then the unit above.</summary>
public enum Rung
{
    Owner,
    Responsible,
    Secretary,
    Above,
}

/// <summary>Somebody was reminded of an overdue finding; at most once a week.</summary>
/// <param name="Week">Days since 0001-01-01 divided by 7: one row a week, even if two ask at once.</param>
/// <param name="By">Null: the system.</param>
public sealed record FindingReminder(Guid FindingId, int UnitId, int Week, Rung Rung, int? By, DateTime At)
{
    /// <summary>Nobody is reminded more often than once in so many days.</summary>
    public const int Days = 7;

    /// <summary>The next reminder, if the pause since the last one is over.</summary>
    /// <param name="sent">How many there were, and when the last was.</param>
    /// <param name="isAnswered">Somebody is named who answers for the unit directly; otherwise it climbs from the owner to the secretary.</param>
    public static FindingReminder? After((int Count, DateTime? Last) sent, Finding of, bool isAnswered, Rectifying rules, int? by, DateTime at, DateOnly today)
    {
        // What waits for somebody else's look or ruling is not the unit's to hurry.
        if (!of.IsOverdueOn(today) || of.Result is not null || of.Impossible is not null) return null;
        if (sent.Last is { } last && last > at.AddDays(-Math.Max(rules.PauseDays, Days))) return null;
        var ladder = Enum.GetValues<Rung>().Where(rung => isAnswered || rung != Rung.Responsible).ToList();
        return new(of.Id, of.UnitId, today.DayNumber / Days, ladder[Math.Min(sent.Count, ladder.Count - 1)], by, at);
    }
}
