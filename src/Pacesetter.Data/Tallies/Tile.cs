using Pacesetter.Domain.Tallies;

namespace Pacesetter.Data.Tallies;

/// <summary>
/// A number on a page together with the list behind it: <see cref="Of"/> reads the number from a roll-up, the condition picks the rows it counts.
/// A test proves for every tile that both agree.
/// </summary>
public sealed class Tile
{
    private Tile(string key, Func<Tally, int> of, FactSource source, string condition) =>
        (Key, Of, Source, Condition) = (key, of, source, condition);

    /// <summary>Stands in addresses and word keys (<c>tallies.tile-KEY</c>, <c>tallies.how-KEY</c>).</summary>
    public string Key { get; }

    public Func<Tally, int> Of { get; }

    /// <summary>Which of title, person and day the rows of the list have beside their unit.</summary>
    public (bool Title, bool Person, bool Day) Shows =>
        (Source.Columns.Title != "NULL", Source.Columns.Person != "NULL", Source.Columns.Day != "NULL");

    /// <summary>The name of the facts it counts: tasks, pledges, …</summary>
    public string List => Source.Name;

    internal FactSource Source { get; }

    internal string Condition { get; }

    /// <summary>Every number that opens a list.</summary>
    public static IReadOnlyList<Tile> All { get; } =
    [
        Counted("units", Facts.Units, nameof(Tally.Units)),
        Counted("stuck", Facts.Units, nameof(Tally.Stuck)),
        Units("complete", tally => tally.Complete, "y.complete = 1"),
        Units("lacking", tally => tally.Planning - tally.Complete, "y.planning = 1 AND y.complete = 0"),
        Units("moving", tally => tally.Moving, "y.moving = 1"),
        .. Enumerable.Range(1, 4).Select(slot => new Tile($"lacking-{slot}",
            tally => Counter.Named($"Plans{slot}Expected").Of(tally) - Counter.Named($"Plans{slot}Present").Of(tally),
            Facts.Plans, $"p.slot = {slot} AND COALESCE(l.present_since, 999912) > m.month")),
        Counted("active", Facts.Tasks, nameof(Tally.TasksActive)),
        Counted("no-owner", Facts.Tasks, nameof(Tally.TasksWithoutOwner)),
        Counted("tied", Facts.Tasks, nameof(Tally.TasksTied)),
        Counted("due", Facts.Tasks, nameof(Tally.TasksDue)),
        Counted("in-time", Facts.Tasks, nameof(Tally.TasksDoneInTime)),
        Counted("done-late", Facts.Tasks, nameof(Tally.TasksDoneLate)),
        Counted("overdue", Facts.Tasks, nameof(Tally.TasksOverdue)),
        new("overdue-before", tally => tally.TasksOverdue - (tally.TasksDue - tally.TasksDoneInTime), Facts.Tasks,
            "t.due_month < m.month AND COALESCE(t.completion_month, 999912) > m.month AND COALESCE(t.drop_month, 999912) > m.month"),
        Counted("dropped", Facts.Tasks, nameof(Tally.TasksDropped)),
        Counted("reported-done", Facts.Progress, nameof(Tally.TasksReportedDone)),
        Counted("evidenced", Facts.Progress, nameof(Tally.TasksEvidenced)),
        Counted("verified", Facts.Progress, nameof(Tally.TasksVerified)),
        Counted("refuted", Facts.Progress, nameof(Tally.TasksRefuted)),
        Counted("postponed", Facts.Changes, nameof(Tally.Postponed)),
        Counted("reports-in-time", Facts.Reports, nameof(Tally.ReportsInTime)),
        Counted("reports-late", Facts.Reports, nameof(Tally.ReportsLate)),
        Counted("pledges-made", Facts.Pledges, nameof(Tally.PledgesMade)),
        Counted("pledges-vetted", Facts.Pledges, nameof(Tally.PledgesVetted)),
        new("pledges-unvetted", tally => tally.PledgesMade - tally.PledgesVetted, Facts.Pledges, "COALESCE(p.vetting_month, 999912) > m.month"),
        Counted("pledges-published", Facts.Pledges, nameof(Tally.PledgesPublished)),
        Counted("pledges-kept", Facts.Pledges, nameof(Tally.PledgesKept)),
        Counted("pledges-not-kept", Facts.Pledges, nameof(Tally.PledgesNotKept)),
        Counted("pledges-overdue", Facts.Pledges, nameof(Tally.PledgesOverdue)),
        Counted("pledges-reviewed", Facts.Pledges, nameof(Tally.PledgesReviewed)),
        Counted("pledges-verified", Facts.Pledges, nameof(Tally.PledgesVerified)),
        Counted("pledges-refuted", Facts.Pledges, nameof(Tally.PledgesRefuted)),
        new("pledges-concluded", tally => tally.PledgesGraded1 + tally.PledgesGraded2 + tally.PledgesGraded3 + tally.PledgesGraded4, Facts.Pledges, "p.conclusion_month <= m.month"),
        .. Enumerable.Range(1, 4).Select(place => Counted($"pledges-grade-{place}", Facts.Pledges, $"PledgesGraded{place}")),
        Counted("members-pledged", Facts.Pledges, nameof(Tally.MembersPledged)),
        Counted("units-appraised", Facts.Appraisals, nameof(Tally.UnitsAppraised)),
        new("units-unappraised", tally => tally.Units - tally.UnitsAppraised, Facts.Units,
            "NOT EXISTS (SELECT 1 FROM appraisal_rounds a WHERE a.campaign_id = c.id AND a.unit_id = u.id AND a.about = 0 AND a.closing_month <= m.month AND a.closing_month / 100 = m.month / 100)"),
        Counted("units-commented", Facts.UnitComments, nameof(Tally.UnitsCommented)),
        new("units-uncommented", tally => tally.Units - tally.UnitsCommented, Facts.Units, Facts.NoComment("IS NULL")),
        Counted("members-commented", Facts.MemberComments, nameof(Tally.MembersCommented)),
        new("members-uncommented", tally => tally.Members - tally.MembersCommented, Facts.Members, Facts.NoComment("= b.member_id")),
        Counted("findings-open", Facts.Findings, nameof(Tally.FindingsOpen)),
        Counted("findings-overdue", Facts.Findings, nameof(Tally.FindingsOverdue)),
        Counted("findings-overdue-before", Facts.Findings, nameof(Tally.FindingsOverdueBefore)),
        Counted("findings-closed", Facts.Findings, nameof(Tally.FindingsClosed)),
        new("reports-missing", tally => tally.ReportsExpected - tally.ReportsInTime - tally.ReportsLate, Facts.Reports, "a.day IS NULL"),
    ];

    public static Tile? Named(string key) => All.FirstOrDefault(tile => tile.Key == key);

    private static Tile Counted(string key, FactSource source, string counter) =>
        new(key, Counter.Named(counter).Of, source, source.Counters.First(fact => fact.Counter == counter).Condition);

    private static Tile Units(string key, Func<Tally, int> of, string condition) => new(key, of, Facts.UnitSums, condition);
}
