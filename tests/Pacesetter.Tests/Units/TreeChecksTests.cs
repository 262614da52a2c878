using Microsoft.EntityFrameworkCore;
using Pacesetter.Data.Units;
using Pacesetter.Tests.House;

namespace Pacesetter.Tests.Units;

/// <summary>Somebody writes past the product; verify must say so.</summary>
public sealed class TreeChecksTests
{
    [Theory]
    [OnBothDatabases("self", "UPDATE units SET closed_from = 202612 WHERE code = 'a1'")]
    [OnBothDatabases("self", "DELETE FROM unit_ancestors WHERE depth = 0 AND unit_id = 4")]
    [OnBothDatabases("one-root", "DELETE FROM unit_ancestors WHERE unit_id = 4 AND depth > 0")]
    [OnBothDatabases("two-parents", "INSERT INTO unit_ancestors (ancestor_id, unit_id, depth, from_month, to_month) VALUES (3, 4, 1, 202603, 999912)")]
    [OnBothDatabases("cycle", "INSERT INTO unit_ancestors (ancestor_id, unit_id, depth, from_month, to_month) VALUES (4, 4, 3, 202603, 999912)")]
    [OnBothDatabases("complete", "DELETE FROM unit_ancestors WHERE unit_id = 4 AND depth = 2")]
    [OnBothDatabases("complete", "UPDATE unit_ancestors SET to_month = 202701 WHERE unit_id = 4 AND depth = 2")]
    [OnBothDatabases("orphan", "UPDATE unit_ancestors SET to_month = 202701 WHERE unit_id = 4 AND depth = 1")]
    [OnBothDatabases("orphan", "UPDATE unit_ancestors SET from_month = 202602 WHERE unit_id = 4 AND depth = 1")]
    [OnBothDatabases("gap", "DELETE FROM unit_ancestors WHERE unit_id = 4 AND depth = 1")]
    [OnBothDatabases("outside", "UPDATE memberships SET from_month = 202501 WHERE member_id = 1")]
    [OnBothDatabases("names", "UPDATE units SET name = 'Other' WHERE code = 'a1'")]
    public async Task A_planted_fault_is_found(DatabaseKind kind, string check, string fault)
    {
        await using var rosters = await Rosters.PlantedAsync(kind);
        await using var db = rosters.Open();
        Assert.All(await new TreeChecks(db).RunAsync(), found => Assert.Equal((found.Check, 0L), found));
        await db.Database.ExecuteSqlRawAsync(fault);
        Assert.Contains(await new TreeChecks(db).RunAsync(), found => found.Check == check && found.Found > 0);
    }
}
