using System.Text.RegularExpressions;

namespace Pacesetter.Data.Tallies;

/// <summary>A kind of fact that counters count: where its rows stand, by unit and month, and under which condition each counter counts one.</summary>
/// <param name="Name">Also the name of the list that opens behind the number.</param>
/// <param name="From">
/// FROM and JOINs. The aliases are fixed: <c>c</c> campaign, <c>m</c> month, <c>s</c> the unit's place under the campaign's head, <c>u</c> unit.
/// </param>
internal sealed record FactSource(string Name, string From, params FactCounter[] Counters)
{
    /// <summary>SQL for what a list shows of a fact beside its unit: a key, a title, a person and a day.</summary>
    public FactColumns Columns { get; init; } = new();

    /// <summary>Whether what stands in a table can change what is counted here.</summary>
    public bool Reads(string table) => Counters.Select(counter => counter.Condition).Append(From).Any(sql => Regex.IsMatch(sql, $@"\b{table}\b"));
}

internal sealed record FactColumns(string Key = "NULL", string Title = "NULL", string Person = "NULL", string Day = "NULL");

/// <param name="Counter">A property of <see cref="Domain.Tallies.Tally"/>.</param>
/// <param name="Condition">SQL that both stores understand.</param>
/// <param name="Amount">How much one fact counts, where it carries a number of its own.</param>
internal sealed record FactCounter(string Counter, string Condition, string Amount = "1");

/// <summary>A counter of units: one if the condition over the unit's own sums holds.</summary>
internal sealed record UnitCounter(string Counter, string Condition);

/// <summary>
/// The one definition of how facts become counters. The same statement counts one unit after a write and all units in a full recount, and the
/// list behind a number reads the same source under the same condition. Every condition looks at the end of the month, not at today, so that
/// a past month keeps its numbers.
/// </summary>
internal static class Facts
{
    private static FactColumns OfTask => new("t.id", "t.title", "t.owner", "t.due");

    private const string UnitMonths = """
        campaigns c
        JOIN campaign_months m ON m.campaign_id = c.id
        JOIN unit_ancestors s ON s.ancestor_id = c.unit_id AND s.from_month <= m.month AND s.to_month > m.month
        JOIN units u ON u.id = s.unit_id
        """;

    public static FactSource Units { get; } = new("units", UnitMonths,
        new("Units", "1 = 1"),
        new("Stuck", """
            m.month >= c.stuck_from
            AND EXISTS (SELECT 1 FROM campaign_requirements r WHERE r.campaign_id = c.id AND r.slot = 0 AND r.tier = u.tier AND r.field = u.field)
            AND NOT EXISTS (SELECT 1 FROM plan_tasks x WHERE x.campaign_id = c.id AND x.unit_id = u.id AND NOT x.mobilisation AND x.completion_month <= m.month)
            """));

    public static FactSource Members { get; } = new("members",
        UnitMonths + " JOIN memberships b ON b.unit_id = u.id AND b.from_month <= m.month AND b.to_month > m.month",
        new FactCounter("Members", "1 = 1"))
    {
        Columns = new("b.member_id", Person: "(SELECT w.name FROM members w WHERE w.id = b.member_id)"),
    };

    /// <summary>Each unit with its own stored tally, for lists of units by what their sums say.</summary>
    public static FactSource UnitSums { get; } = new("sums",
        UnitMonths + " JOIN tallies y ON y.unit_id = u.id AND y.campaign_id = c.id AND y.month = m.month");

    public static FactSource Plans { get; } = new("plans",
        UnitMonths + """
         JOIN campaign_periods p ON p.campaign_id = c.id AND p.slot > 0 AND p.from_month <= m.month AND p.to_month >= m.month AND p.due_month <= m.month
        JOIN campaign_requirements r ON r.campaign_id = c.id AND r.slot = p.slot AND r.tier = u.tier AND r.field = u.field
        LEFT JOIN plans l ON l.campaign_id = c.id AND l.unit_id = u.id AND l.slot = p.slot AND l.from_month = p.from_month
        """,
        [.. Enumerable.Range(1, 4).SelectMany(slot => new FactCounter[]
        {
            new($"Plans{slot}Expected", $"p.slot = {slot}"),
            new($"Plans{slot}Present", $"p.slot = {slot} AND l.present_since <= m.month"),
        })])
    {
        Columns = new("l.id", "p.kind", Day: "p.due"),
    };

    // What was done with before the month is left out at once: of two years of finished tasks no counter says anything any more.
    public static FactSource Tasks { get; } = new("tasks",
        UnitMonths + """
         JOIN plan_tasks t ON t.campaign_id = c.id AND t.unit_id = u.id AND t.since_month <= m.month
        AND (t.to_month >= m.month OR t.due_month >= m.month OR COALESCE(t.completion_month, 999912) >= m.month OR t.drop_month = m.month)
        """,
        new("TasksActive", "t.to_month >= m.month AND COALESCE(t.drop_month, 999912) > m.month"),
        new("TasksWithoutOwner", "t.to_month >= m.month AND COALESCE(t.drop_month, 999912) > m.month AND (COALESCE(t.owner, '') = '' OR t.due IS NULL)"),
        new("TasksTied", "t.to_month >= m.month AND COALESCE(t.drop_month, 999912) > m.month AND COALESCE(t.core_work, '') <> ''"),
        new("TasksDue", "t.due_month = m.month AND COALESCE(t.drop_month, 999912) > m.month"),
        new("TasksDoneInTime", "t.due_month = m.month AND t.completion_month <= m.month"),
        new("TasksDoneLate", "t.due_month < m.month AND t.completion_month = m.month"),
        new("TasksOverdue", "t.due_month <= m.month AND COALESCE(t.completion_month, 999912) > m.month AND COALESCE(t.drop_month, 999912) > m.month"),
        new("TasksDropped", "t.drop_month = m.month"))
    {
        Columns = OfTask,
    };

    public static FactSource Progress { get; } = new("progress",
        UnitMonths + " JOIN task_progress g ON g.campaign_id = c.id AND g.unit_id = u.id AND g.month = m.month JOIN plan_tasks t ON t.id = g.task_id",
        new("TasksReported", "1 = 1"),
        new("TasksReportedDone", "g.state = 2"),
        new("TasksEvidenced", "g.state = 2 AND g.evidence_id IS NOT NULL"),
        new("TasksVerified", "g.state = 2 AND g.verification_confirmed"),
        new("TasksRefuted", "g.state = 2 AND NOT g.verification_confirmed"),
        new("Moving", "g.state IN (1, 2)"))
    {
        Columns = OfTask,
    };

    public static FactSource Reports { get; } = new("reports",
        UnitMonths + """
         JOIN campaign_periods p ON p.campaign_id = c.id AND p.slot = 0 AND p.to_month = m.month
        JOIN campaign_requirements r ON r.campaign_id = c.id AND r.slot = 0 AND r.tier = u.tier AND r.field = u.field
        LEFT JOIN reports a ON a.campaign_id = c.id AND a.unit_id = u.id AND a.month = m.month
        """,
        new("ReportsExpected", "1 = 1"),
        new("ReportsInTime", "a.day <= p.due"),
        new("ReportsLate", "a.day > p.due"))
    {
        Columns = new(Day: "a.day"),
    };

    public static FactSource Changes { get; } = new("changes",
        UnitMonths + " JOIN date_changes d ON d.campaign_id = c.id AND d.unit_id = u.id AND d.answer_month = m.month JOIN plan_tasks t ON t.id = d.task_id",
        new FactCounter("Postponed", "d.answer_accepted AND (d.old_due IS NULL OR d.new_due > d.old_due)"))
    {
        Columns = OfTask,
    };

    public static FactSource Pledges { get; } = new("pledges",
        UnitMonths + """
         JOIN campaign_rounds r ON r.campaign_id = c.id AND r.from_month <= m.month AND r.to_month >= m.month
        JOIN pledges p ON p.campaign_id = c.id AND p.unit_id = u.id AND p.year = r.year AND p.proposal_month <= m.month AND COALESCE(p.substitution_month, 999912) > m.month
        """,
        new("PledgesMade", "1 = 1"),
        new("PledgesVetted", "p.vetting_month <= m.month"),
        new("PledgesPublished", "p.publication_month <= m.month"),
        new("PledgesKept", "p.fulfilment_month <= m.month AND p.fulfilment_kept"),
        new("PledgesNotKept", "p.fulfilment_month <= m.month AND NOT p.fulfilment_kept"),
        new("PledgesOverdue", "p.publication_month <= m.month AND p.due_month <= m.month AND COALESCE(p.fulfilment_month, 999912) > m.month AND COALESCE(p.conclusion_month, 999912) > m.month"),
        new("PledgesReviewed", "p.review_month <= m.month"),
        new("PledgesVerified", "p.verification_month <= m.month AND p.verification_confirmed"),
        new("PledgesRefuted", "p.verification_month <= m.month AND NOT p.verification_confirmed"),
        new("PledgesGraded1", "p.conclusion_month <= m.month AND p.conclusion_place = 1"),
        new("PledgesGraded2", "p.conclusion_month <= m.month AND p.conclusion_place = 2"),
        new("PledgesGraded3", "p.conclusion_month <= m.month AND p.conclusion_place = 3"),
        new("PledgesGraded4", "p.conclusion_month <= m.month AND p.conclusion_place = 4"),
        // Of a member's pledges that stand, the first.
        new("MembersPledged", """
            p.member_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM pledges q WHERE q.member_id = p.member_id AND q.year = p.year AND q.campaign_id = p.campaign_id AND q.unit_id = p.unit_id
            AND q.id < p.id AND q.proposal_month <= m.month AND COALESCE(q.substitution_month, 999912) > m.month)
            """))
    {
        Columns = new("p.id", "p.text", "(SELECT w.name FROM members w WHERE w.id = p.member_id)", "p.due"),
    };

    // Closed in this year, by the end of the month.
    public static FactSource Appraisals { get; } = new("appraisals",
        UnitMonths + " JOIN appraisal_rounds a ON a.campaign_id = c.id AND a.unit_id = u.id AND a.closing_month <= m.month AND a.closing_month / 100 = m.month / 100",
        new("UnitsAppraised", """
            a.about = 0 AND NOT EXISTS (SELECT 1 FROM appraisal_rounds q WHERE q.campaign_id = a.campaign_id AND q.unit_id = a.unit_id AND q.about = 0
            AND q.id < a.id AND q.closing_month <= m.month AND q.closing_month / 100 = m.month / 100)
            """),
        new("VotersExpected", "a.about = 0", "a.expected"),
        new("BallotsReturned", "a.about = 0", "a.closing_returned"),
        new("BallotsSpoiled", "a.about = 0", "a.closing_spoiled"),
        new("AnswersGiven", "a.about = 0", "a.closing_answers"),
        new("AnswersSatisfied", "a.about = 0", "a.closing_satisfied"),
        new("AnswersUnaware", "a.about = 0", "a.closing_unaware"),
        new("AnswersBlank", "a.about = 0", "a.closing_blank"),
        new("MembersAppraised", "a.about = 1", "a.closing_subjects"))
    {
        Columns = new("a.id", "a.title"),
    };

    public static FactSource UnitComments { get; } = new("comments",
        UnitMonths + $" JOIN leader_comments k ON k.campaign_id = c.id AND k.unit_id = u.id AND k.member_id IS NULL AND {ThisYear("k")}",
        new FactCounter("UnitsCommented", $"NOT EXISTS (SELECT 1 FROM leader_comments q WHERE q.campaign_id = c.id AND q.unit_id = u.id AND q.member_id IS NULL AND q.id < k.id AND {ThisYear("q")})"))
    {
        Columns = new("k.id"),
    };

    /// <summary>Comments on the members a unit has in that month.</summary>
    public static FactSource MemberComments { get; } = new("member-comments",
        Members.From + $" JOIN leader_comments k ON k.campaign_id = c.id AND k.unit_id = u.id AND k.member_id = b.member_id AND {ThisYear("k")}",
        new FactCounter("MembersCommented", $"NOT EXISTS (SELECT 1 FROM leader_comments q WHERE q.campaign_id = c.id AND q.unit_id = u.id AND q.member_id = k.member_id AND q.id < k.id AND {ThisYear("q")})"))
    {
        Columns = new("k.id", Person: Members.Columns.Person),
    };

    /// <summary>Struck off by the end of the month, or released by the unit above.</summary>
    private const string StillOpen = "COALESCE(f.closing_month, 999912) > m.month AND NOT (COALESCE(f.ruling_month, 999912) <= m.month AND COALESCE(f.ruling_released, FALSE))";

    public static FactSource Findings { get; } = new("findings",
        UnitMonths + " JOIN findings f ON f.campaign_id = c.id AND f.unit_id = u.id AND f.entry_month <= m.month",
        new("FindingsOpen", StillOpen),
        new("FindingsOverdue", $"{StillOpen} AND f.due_month <= m.month"),
        new("FindingsOverdueBefore", $"{StillOpen} AND f.due_month < m.month"),
        new("FindingsClosed", "f.closing_month <= m.month"))
    {
        Columns = new("f.id", "f.text", "f.owner", "f.due"),
    };

    public static IReadOnlyList<FactSource> Sources { get; } = [Units, Members, Plans, Tasks, Progress, Reports, Changes, Pledges, Appraisals, UnitComments, MemberComments, Findings];

    /// <summary>What counts from any of the tables; always the units themselves, which tell what months there are.</summary>
    public static IReadOnlyList<FactSource> Reading(IReadOnlyCollection<string> tables) => [.. Sources.Where(source => source == Units || tables.Any(source.Reads))];

    /// <summary>No comment of the year, by the end of the month.</summary>
    public static string NoComment(string member) => $"NOT EXISTS (SELECT 1 FROM leader_comments k WHERE k.campaign_id = c.id AND k.unit_id = u.id AND k.member_id {member} AND {ThisYear("k")})";

    private static string ThisYear(string comment) => $"{comment}.month <= m.month AND {comment}.month / 100 = m.month / 100";

    private const string Expected = "plans1_expected + plans2_expected + plans3_expected + plans4_expected";
    private const string Present = "plans1_present + plans2_present + plans3_present + plans4_present";

    public static IReadOnlyList<UnitCounter> OfUnits { get; } =
    [
        new("Moving", "moving > 0"),
        new("Planning", $"{Expected} > 0"),
        new("Complete", $"{Expected} > 0 AND {Expected} = {Present}"),
    ];
}
