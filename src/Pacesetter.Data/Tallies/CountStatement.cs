using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Pacesetter.Domain.Tallies;

namespace Pacesetter.Data.Tallies;

/// <summary>Turns <see cref="Facts"/> into the statement that counts. Columns come back as campaign, unit, month, then every counter in order.</summary>
internal static class CountStatement
{
    public static IReadOnlyList<string> Columns { get; } = [.. Counter.All.Select(counter => ColumnOf(counter.Name))];

    /// <summary>All counter columns, comma separated.</summary>
    public static string AllColumns { get; } = string.Join(", ", Columns);

    /// <summary>Month and counters of unit @u in campaign @c from month @f on, counted from the facts.</summary>
    public static string OneUnit { get; } = OneUnitOf(Facts.Sources);

    /// <summary>The same as stored.</summary>
    public static string StoredOfOneUnit { get; } = $"SELECT month, {AllColumns} FROM tallies WHERE unit_id = @u AND campaign_id = @c AND month >= @f";

    /// <summary>Adds roll-ups for the units that <paramref name="where"/> picks: the sum of the tallies <c>t</c> below each ancestor <c>a</c>.</summary>
    public static string SumUp(string where, bool oneMonth = false) => $"""
        INSERT INTO rollups (campaign_id, unit_id, month, {AllColumns}) {Summed(where, oneMonth)}
        """;

    /// <param name="where">Picks places <c>a</c> in the tree and tallies <c>t</c>.</param>
    /// <param name="oneMonth">It picks one month of one campaign. Then SQLite, which does not conclude it, needs not sort.</param>
    /// <param name="columns">The counters to add up; null: all.</param>
    /// <remarks>CROSS JOIN keeps SQLite to this order: a place in the tree, then that unit's tallies by their key. It means nothing else to PostgreSQL.</remarks>
    public static string Summed(string where, bool oneMonth = false, IReadOnlyList<string>? columns = null) => $"""
        SELECT t.campaign_id AS campaign_id, a.ancestor_id AS unit_id, t.month AS month, {string.Join(", ", (columns ?? Columns).Select(column => $"CAST(SUM(t.{column}) AS integer) AS {column}"))}
        FROM unit_ancestors a CROSS JOIN tallies t
        WHERE t.unit_id = a.unit_id AND a.from_month <= t.month AND a.to_month > t.month AND ({where})
        GROUP BY {(oneMonth ? "a.ancestor_id" : "t.campaign_id, a.ancestor_id, t.month")}
        """;

    /// <summary>Writes these months of unit @u in campaign @c down.</summary>
    public static string Put(IReadOnlyCollection<MonthChange> changes) => $"""
        INSERT INTO tallies (campaign_id, unit_id, month, {AllColumns})
        VALUES {string.Join(", ", changes.Select(change => $"(@c, @u, {change.Month}, {string.Join(", ", change.Now!)})"))}
        """;

    /// <summary>Gives these columns of unit @u in campaign @c and month @m the values of parameters named like them.</summary>
    public static string Change(IEnumerable<int> columns) =>
        $"UPDATE tallies SET {string.Join(", ", columns.Select(i => $"{Columns[i]} = @{Columns[i]}"))} WHERE unit_id = @u AND campaign_id = @c AND month = @m";

    /// <summary>Adds the same parameters to every unit above it, which has a roll-up because the unit has a tally.</summary>
    public static string ChangeAbove(IEnumerable<int> columns) => $"""
        UPDATE rollups SET {string.Join(", ", columns.Select(i => $"{Columns[i]} = {Columns[i]} + @{Columns[i]}"))}
        WHERE unit_id IN (SELECT ancestor_id FROM unit_ancestors WHERE unit_id = @u AND from_month <= @m AND to_month > @m) AND campaign_id = @c AND month = @m
        """;

    /// <summary>Carries the differences of these months of unit @u in campaign @c to every unit above it.</summary>
    public static string CarryUp(IReadOnlyCollection<MonthChange> changes) => $"""
        WITH d (month, {AllColumns}) AS (VALUES {string.Join(", ", changes.Select(change => $"({change.Month}, {string.Join(", ", change.Difference)})"))})
        INSERT INTO rollups (campaign_id, unit_id, month, {AllColumns})
        SELECT @c, a.ancestor_id, d.month, {string.Join(", ", Columns.Select(column => $"d.{column}"))}
        FROM d JOIN unit_ancestors a ON a.unit_id = @u AND a.from_month <= d.month AND a.to_month > d.month WHERE 1 = 1
        ON CONFLICT (unit_id, campaign_id, month) DO UPDATE SET {string.Join(", ", Changed(changes).Select(column => $"{column} = rollups.{column} + excluded.{column}"))}
        """;

    /// <summary>Gives these columns of tallies or roll-ups the values that a statement counts anew; rows that it does not count stay.</summary>
    public static string Refresh(string table, IReadOnlyList<string> columns, string counted) => $"""
        UPDATE {table} SET {string.Join(", ", columns.Select(column => $"{column} = k.{column}"))}
        FROM ({counted}) k WHERE {table}.unit_id = k.unit_id AND {table}.campaign_id = k.campaign_id AND {table}.month = k.month
        """;

    /// <summary>Leaves the same differences to <see cref="Folding"/>.</summary>
    public static string Note(IReadOnlyCollection<MonthChange> changes) => $"""
        INSERT INTO tally_changes (campaign_id, unit_id, month, {AllColumns})
        VALUES {string.Join(", ", changes.Select(change => $"(@c, @u, {change.Month}, {string.Join(", ", change.Difference)})"))}
        """;

    /// <summary>Recounts unit months; <paramref name="where"/> limits them by the aliases of <see cref="FactSource.From"/>.</summary>
    public static string Over(string where) => Over(where, Facts.Sources);

    /// <summary>The counters that some sources give, in order, and the statement that counts them alone for one unit, as <see cref="OneUnit"/> does all.</summary>
    public static (string Statement, int[] Counters) OneUnitFrom(IReadOnlyList<FactSource> sources) =>
        (OneUnitOf(sources), [.. Columns.Index().Where(column => IsGivenBy(sources, column.Item)).Select(column => column.Index)]);

    public static IReadOnlyList<string> GivenBy(IReadOnlyList<FactSource> sources) => [.. Columns.Where(column => IsGivenBy(sources, column))];

    private static string OneUnitOf(IReadOnlyList<FactSource> sources) =>
        $"SELECT month, {string.Join(", ", GivenBy(sources))} FROM ({Over("c.id = @c AND u.id = @u AND m.month >= @f", sources)}) counted";

    /// <param name="where">As above.</param>
    /// <param name="sources">Counts only what these give, see <see cref="GivenBy"/>.</param>
    public static string Over(string where, IReadOnlyList<FactSource> sources)
    {
        List<string> summed = [.. Columns.Where(column => IsCountedIn(sources, column))];
        var counted = string.Join("\nUNION ALL\n", sources.Select(source => Grouped(source, where, summed)));
        var sums = string.Join(", ", summed.Select(column => $"CAST(SUM({column}) AS integer) AS {column}"));
        return $"SELECT campaign_id, unit_id, month, {string.Join(", ", GivenBy(sources).Select(Final))} FROM (SELECT campaign_id, unit_id, month, {sums} FROM ({counted}) f GROUP BY campaign_id, unit_id, month) g";
    }

    /// <summary>Also the counters of units that are made of what the sources count.</summary>
    private static bool IsGivenBy(IReadOnlyList<FactSource> sources, string column) => IsCountedIn(sources, column)
        || Facts.OfUnits.Any(counter => ColumnOf(counter.Counter) == column && Columns.Any(input => IsCountedIn(sources, input) && Regex.IsMatch(counter.Condition, $@"\b{input}\b")));

    private static bool IsCountedIn(IReadOnlyList<FactSource> sources, string column) => sources.Any(source => source.Counters.Any(fact => ColumnOf(fact.Counter) == column));

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

    // At least one: an UPDATE must set something, also where a row of nothing but zeros comes anew.
    private static IEnumerable<string> Changed(IReadOnlyCollection<MonthChange> changes)
    {
        var changed = Columns.Where((_, i) => changes.Any(change => change.Difference[i] != 0)).ToList();
        return changed.Count > 0 ? changed : Columns.Take(1);
    }

    private static string Grouped(FactSource source, string where, IEnumerable<string> columns)
    {
        var sums = columns.Select(column => source.Counters.FirstOrDefault(fact => ColumnOf(fact.Counter) == column) is { } fact
            ? $"SUM(CASE WHEN {fact.Condition} THEN {fact.Amount} ELSE 0 END) AS {column}"
            : $"0 AS {column}");
        return $"SELECT c.id AS campaign_id, u.id AS unit_id, m.month AS month, {string.Join(", ", sums)} FROM {source.From} WHERE {where} GROUP BY c.id, u.id, m.month";
    }

    private static string Final(string column) =>
        Facts.OfUnits.FirstOrDefault(counter => ColumnOf(counter.Counter) == column) is { } counter
            ? $"CASE WHEN {counter.Condition} THEN 1 ELSE 0 END AS {column}"
            : column;
}

/// <summary>A month of a unit: its counters as counted and as stored; null where there are none.</summary>
internal sealed record MonthChange(int Month, int[]? Now, int[]? Before)
{
    public int[] Difference { get; } = [.. Enumerable.Range(0, Counter.All.Count).Select(i => (Now?[i] ?? 0) - (Before?[i] ?? 0))];

    /// <summary>Counted before and now.</summary>
    public bool IsKnown => Now is not null && Before is not null;

    public bool HasDifference => Difference.AsSpan().ContainsAnyExcept(0);

    public bool IsAny => Now is null || Before is null || HasDifference;
}
