using Microsoft.EntityFrameworkCore;

namespace Pacesetter.Data.Tallies;

/// <summary>Adds waiting differences to the roll-ups, exactly once: they are deleted and added in one statement (PostgreSQL only).</summary>
public static class Folding
{
    private const int Batch = 5000;

    internal static string Statement { get; } = $"""
        WITH taken AS (
            DELETE FROM tally_changes WHERE id IN (SELECT id FROM tally_changes ORDER BY id LIMIT {Batch} FOR UPDATE SKIP LOCKED) RETURNING *
        )
        INSERT INTO rollups (campaign_id, unit_id, month, {CountStatement.AllColumns})
        SELECT t.campaign_id, a.ancestor_id, t.month, {string.Join(", ", CountStatement.Columns.Select(column => $"SUM(t.{column})"))}
        FROM taken t JOIN unit_ancestors a ON a.unit_id = t.unit_id AND a.from_month <= t.month AND a.to_month > t.month
        GROUP BY t.campaign_id, a.ancestor_id, t.month
        ORDER BY 1, 2, 3
        ON CONFLICT (unit_id, campaign_id, month) DO UPDATE SET {string.Join(", ", CountStatement.Columns.Select(column => $"{column} = rollups.{column} + excluded.{column}"))}
        """;

    /// <returns>Roll-up rows that were changed; 0 when nothing waits.</returns>
    public static async Task<int> FoldAsync(PacesetterDb db, CancellationToken cancellation)
    {
        await using var writing = await Writing.BeginAsync(db, cancellation);
        await new Counting(db).LockAsync(alone: false, cancellation);
        var changed = await db.Database.ExecuteSqlRawAsync(Statement, cancellation);
        await writing.CommitAsync();
        return changed;
    }
}
