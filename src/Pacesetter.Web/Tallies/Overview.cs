using System.Globalization;
using Pacesetter.Data.Tallies;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Tallies;
using Pacesetter.Web.Units;

namespace Pacesetter.Web.Tallies;

/// <summary>A node in a month: its own subtree's numbers, those of the units right below, and how uneven they are.</summary>
public sealed record Overview(Place Place, Rollup Now, Rollup? Before, DateTime At)
{
    public required IReadOnlyList<ChildRow> Children { get; init; }

    /// <summary>Where the next page of children starts; null at the end.</summary>
    public ChildCursor? NextAfter { get; init; }

    /// <summary>Completion in time among the units two steps below, grouped by the unit right below; null where too little can be compared.</summary>
    public Unevenness? Unevenness { get; init; }

    /// <summary>What is not due yet on the day of reading: slots of <see cref="CampaignPeriod"/>.</summary>
    public required IReadOnlyList<CampaignPeriod> NotDue { get; init; }

    public bool ReportNotDue => NotDue.Any(period => period.Slot == 0);

    public bool PlansNotDue => NotDue.Any(period => period.Slot > 0);

    /// <summary>What counts as overdue: while the month runs, only what was due before it, because the rest may still be done.</summary>
    public Tile Overdue => Tile.Named(IsRunning ? "overdue-before" : "overdue")!;

    /// <summary>The state of a subtree after the recipe's lights: the worst one any of its ratios shows; null where nothing can be judged.</summary>
    public LightRule? StateOf(Tally tally)
    {
        var recipe = Place.Recipe!;
        (string Ratio, int Part, int Whole)[] ratios =
        [
            ("plans", tally.Complete, PlansNotDue ? 0 : tally.Planning),
            ("tasks", tally.TasksDoneInTime, IsRunning ? 0 : tally.TasksDue),
            ("reports", tally.ReportsInTime, ReportNotDue ? 0 : tally.ReportsExpected),
            ("findings", tally.FindingsClosed, tally.FindingsClosed + (IsRunning ? tally.FindingsOverdueBefore : tally.FindingsOverdue)),
            ("pledges", tally.PledgesKept, tally.PledgesKept + tally.PledgesNotKept + tally.PledgesOverdue),
        ];
        return ratios.Where(ratio => ratio.Whole > 0)
            .Select(ratio => recipe.LightFor(ratio.Ratio, 100m * ratio.Part / ratio.Whole))
            .MaxBy(light => recipe.Lights.ToList().IndexOf(light));
    }

    /// <summary>The month is not over: what is due in it may still be done.</summary>
    public required bool IsRunning { get; init; }
}

/// <summary>A unit right below the node.</summary>
/// <param name="Now">Only the counters of <see cref="UnitBelow"/> are read, the others are 0; null where it has no numbers in this campaign.</param>
/// <param name="Line">Completion in time over the last twelve months, oldest first.</param>
/// <param name="State">Null where nothing can be judged.</param>
public sealed record ChildRow(int Id, string Code, string Name, int Ordinal, Rollup? Now, IReadOnlyList<double?> Line, LightRule? State)
{
    /// <summary>It has units below it in this month; such units come first, the others after them.</summary>
    public bool IsSubtree => Now is { Units: > 1 };
}

/// <summary>The last child of a page: among those with units below or among the others, and its place in the roster. Written 1.345 or 0.345.</summary>
public readonly record struct ChildCursor(bool Subtrees, int Ordinal)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(Subtrees ? 1 : 0)}.{Ordinal}");

    public static ChildCursor? Parse(string? text) =>
        text?.Split('.') is [("0" or "1") and var subtrees, var ordinal] && int.TryParse(ordinal, CultureInfo.InvariantCulture, out var place) ? new(subtrees == "1", place) : null;
}
