using Microsoft.EntityFrameworkCore;

namespace Pacesetter.Data.Units;

/// <summary>What must hold of the tree in every month; each check counts the rows that break it.</summary>
public sealed class TreeChecks(PacesetterDb db)
{
    private static readonly (string Name, string Sql)[] Checks =
    [
        ("self", """
            SELECT COUNT(*) AS "Value" FROM units u WHERE u.closed_from > u.open_from AND NOT EXISTS (
                SELECT 1 FROM unit_ancestors a WHERE a.unit_id = u.id AND a.ancestor_id = u.id AND a.depth = 0 AND a.from_month = u.open_from AND a.to_month = u.closed_from)
            """),
        ("one-root", """
            SELECT CASE WHEN COUNT(*) > 1 THEN COUNT(*) ELSE 0 END AS "Value" FROM units u
            WHERE NOT EXISTS (SELECT 1 FROM unit_ancestors a WHERE a.unit_id = u.id AND a.depth = 1)
            """),
        ("two-parents", """
            SELECT COUNT(*) AS "Value" FROM unit_ancestors a JOIN unit_ancestors b ON b.unit_id = a.unit_id AND b.depth = a.depth AND b.ancestor_id > a.ancestor_id
            AND b.from_month < a.to_month AND b.to_month > a.from_month
            """),
        ("cycle", """
            SELECT COUNT(*) AS "Value" FROM unit_ancestors a WHERE a.depth > 0 AND a.ancestor_id = a.unit_id
            """),
        ("gap", """
            SELECT COUNT(*) AS "Value" FROM unit_ancestors a WHERE a.depth > 1 AND NOT EXISTS (
                SELECT 1 FROM unit_ancestors p JOIN unit_ancestors q ON q.unit_id = p.ancestor_id AND q.ancestor_id = a.ancestor_id AND q.depth = a.depth - 1
                WHERE p.unit_id = a.unit_id AND p.depth = 1 AND p.from_month <= a.from_month AND p.to_month > a.from_month AND q.from_month <= a.from_month AND q.to_month > a.from_month)
            """),
        ("complete", """
            SELECT COUNT(*) AS "Value" FROM unit_ancestors p JOIN unit_ancestors q ON q.unit_id = p.ancestor_id AND q.depth > 0 AND q.from_month < p.to_month AND q.to_month > p.from_month
            WHERE p.depth = 1 AND (
                NOT EXISTS (SELECT 1 FROM unit_ancestors a WHERE a.unit_id = p.unit_id AND a.ancestor_id = q.ancestor_id AND a.depth = q.depth + 1
                    AND a.from_month <= CASE WHEN p.from_month > q.from_month THEN p.from_month ELSE q.from_month END AND a.to_month > CASE WHEN p.from_month > q.from_month THEN p.from_month ELSE q.from_month END)
                OR NOT EXISTS (SELECT 1 FROM unit_ancestors a WHERE a.unit_id = p.unit_id AND a.ancestor_id = q.ancestor_id AND a.depth = q.depth + 1
                    AND a.to_month >= CASE WHEN p.to_month < q.to_month THEN p.to_month ELSE q.to_month END AND a.from_month < CASE WHEN p.to_month < q.to_month THEN p.to_month ELSE q.to_month END))
            """),
        ("orphan", """
            SELECT COUNT(*) AS "Value" FROM units u WHERE u.closed_from > u.open_from AND EXISTS (SELECT 1 FROM unit_ancestors a WHERE a.unit_id = u.id AND a.depth = 1) AND (
                NOT EXISTS (SELECT 1 FROM unit_ancestors a WHERE a.unit_id = u.id AND a.depth = 1 AND a.from_month = u.open_from)
                OR EXISTS (SELECT 1 FROM unit_ancestors a WHERE a.unit_id = u.id AND a.depth = 1 AND a.to_month <> u.closed_from
                    AND NOT EXISTS (SELECT 1 FROM unit_ancestors b WHERE b.unit_id = u.id AND b.depth = 1 AND b.from_month = a.to_month)))
            """),
        ("outside", """
            SELECT COUNT(*) AS "Value" FROM memberships b JOIN units u ON u.id = b.unit_id WHERE b.from_month < u.open_from OR (b.to_month > u.closed_from)
            """),
        ("names", $"""
            SELECT COUNT(*) AS "Value" FROM units u WHERE NOT EXISTS (SELECT 1 FROM unit_names n WHERE n.unit_id = u.id AND n.part = substr(u.name, 1, {UnitName.PartLength}))
            """),
    ];

    /// <returns>Each check's name and how many rows break it.</returns>
    public async Task<IReadOnlyList<(string Check, long Found)>> RunAsync(CancellationToken cancellation = default)
    {
        var results = new List<(string, long)>();
        foreach (var (name, sql) in Checks)
            results.Add((name, await db.Database.SqlQueryRaw<long>(sql).SingleAsync(cancellation)));
        return results;
    }
}
