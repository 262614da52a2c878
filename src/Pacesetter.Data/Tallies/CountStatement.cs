using System.Globalization;
using System.Text;
using Pacesetter.Domain.Tallies;

namespace Pacesetter.Data.Tallies;

/// <summary>Turns <see cref="Facts"/> into the statement that counts. Columns come back as campaign, unit, month, then every counter in order.</summary>
internal static class CountStatement
{
    public static IReadOnlyList<string> Columns { get; } = [.. Counter.All.Select(counter => ColumnOf(counter.Name))];

    /// <summary>All counter columns, comma separated.</summary>
    public static string AllColumns { get; } = string.Join(", ", Columns);

    public static string Zeros { get; } = string.Concat(Columns.Select(_ => ", 0"));

    /// <summary>Month and counters of unit @u in campaign @c from month @f on, counted from the facts.</summary>
    public static string OneUnit { get; } = $"SELECT month, {AllColumns} FROM ({Over("c.id = @c AND u.id = @u AND m.month >= @f")}) counted";

    /// <summary>The same as stored.</summary>
    public static string StoredOfOneUnit { get; } = $"SELECT month, {AllColumns} FROM tallies WHERE unit_id = @u AND campaign_id = @c AND month >= @f";

    /// <summary>Adds roll-ups for the units that <paramref name="where"/> picks: the sum of the tallies <c>t</c> below each ancestor <c>a</c>.</summary>
    public static string SumUp(string where) => $"""
        INSERT INTO rollups (campaign_id, unit_id, month, {AllColumns}) {Summed(where)}
        """;

    // CROSS JOIN keeps SQLite to this order: a place in the tree, then that unit's tallies by their key. It means nothing else to PostgreSQL.
    public static string Summed(string where) => $"""
        SELECT t.campaign_id AS campaign_id, a.ancestor_id AS unit_id, t.month AS month, {string.Join(", ", Columns.Select(column => $"CAST(SUM(t.{column}) AS integer) AS {column}"))}
        FROM unit_ancestors a CROSS JOIN tallies t
        WHERE t.unit_id = a.unit_id AND a.from_month <= t.month AND a.to_month > t.month AND ({where})
        GROUP BY t.campaign_id, a.ancestor_id, t.month
        """;

    /// <summary>Recounts unit months; <paramref name="where"/> limits them by the aliases of <see cref="FactSource.From"/>.</summary>
    public static string Over(string where)
    {
        var counted = string.Join("\nUNION ALL\n", Facts.Sources.Select(source => Grouped(source, where)));
        var sums = string.Join(", ", Columns.Select(column => $"CAST(SUM({column}) AS integer) AS {column}"));
        return $"SELECT campaign_id, unit_id, month, {string.Join(", ", Columns.Select(Final))} FROM (SELECT campaign_id, unit_id, month, {sums} FROM ({counted}) f GROUP BY campaign_id, unit_id, month) g";
    }

    public static string ColumnOf(string counter)
    {
        var name = new StringBuilder(counter.Length + 4);
        foreach (var letter in counter)
        {
            if (char.IsUpper(letter) && name.Length > 0) name.Append('_');
            name.Append(char.ToLower(letter, CultureInfo.InvariantCulture));
        }
        return name.ToString();
    }

    private static string Grouped(FactSource source, string where)
    {
        var columns = Counter.All.Select(counter => source.Counters.FirstOrDefault(fact => fact.Counter == counter.Name) is { } fact
            ? $"SUM(CASE WHEN {fact.Condition} THEN 1 ELSE 0 END) AS {ColumnOf(counter.Name)}"
            : $"0 AS {ColumnOf(counter.Name)}");
        return $"SELECT c.id AS campaign_id, u.id AS unit_id, m.month AS month, {string.Join(", ", columns)} FROM {source.From} WHERE {where} GROUP BY c.id, u.id, m.month";
    }

    private static string Final(string column) =>
        Facts.OfUnits.FirstOrDefault(counter => ColumnOf(counter.Counter) == column) is { } counter
            ? $"CASE WHEN {counter.Condition} THEN 1 ELSE 0 END AS {column}"
            : column;
}
