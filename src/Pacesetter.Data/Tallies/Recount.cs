using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Pacesetter.Domain;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Tallies;

namespace Pacesetter.Data.Tallies;

/// <summary>
/// Counts everything anew from the facts, to write it down or to compare it with what is written. It goes through units and months by slices,
/// because the store sorts what it groups, and all of it at once would not fit into memory.
/// </summary>
public sealed class Recount(PacesetterDb db)
{
    private const int UnitsAtOnce = 500;
    private const int UnitMonthsAtOnce = 100_000;
    private const string Keys = "campaign_id, unit_id, month";

    /// <summary>Replaces the tallies and roll-ups of the act's campaign: of all campaigns if it names none.</summary>
    /// <param name="act">What made it necessary.</param>
    /// <param name="many">See <see cref="ReplaceAsync"/>.</param>
    /// <param name="cancellation">Until the commit itself.</param>
    public Task WriteAsync(Act act, bool many, CancellationToken cancellation = default) =>
        db.CommitAsync([act], counting => ReplaceAsync(counting, act.CampaignId, many, cancellation), cancellation);

    /// <summary>The same, as part of a change that is being committed.</summary>
    /// <param name="counting">Of the change.</param>
    /// <param name="campaign">Null: all of them.</param>
    /// <param name="many">
    /// Many rows have been or will be written, so the planner is told the sizes before and after: by those of an empty store it looks through every unit
    /// for each slice. Otherwise it is told if it has fallen behind.
    /// </param>
    /// <param name="cancellation">Breaks it off.</param>
    internal static async Task ReplaceAsync(Counting counting, int? campaign, bool many, CancellationToken cancellation)
    {
        await counting.AnalyseAsync(many, cancellation);
        var only = campaign is { } one ? string.Create(CultureInfo.InvariantCulture, $"= {one}") : "IS NOT NULL";
        foreach (var table in (string[])["rollups", "tallies", "tally_changes"]) await counting.ExecuteAsync($"DELETE FROM {table} WHERE campaign_id {only}", cancellation);
        foreach (var units in await UnitSlicesAsync(counting.Db, cancellation))
            await counting.ExecuteAsync($"INSERT INTO tallies ({Keys}, {CountStatement.AllColumns}) {CountStatement.Over($"c.id {only} AND {Within(units)}")}", cancellation);
        foreach (var slice in await MonthSlicesAsync(counting.Db, cancellation))
            if (campaign is null || campaign == slice.Campaign) await counting.ExecuteAsync(CountStatement.SumUp($"t.campaign_id = {slice.Campaign} AND t.month {slice.Months}", slice.IsOne), cancellation);
        if (many) await counting.AnalyseAsync(many, cancellation);
    }

    /// <summary>
    /// After many facts of one kind were written: counts anew what can have changed by that, in the act's campaign and from a month on. Units, months and
    /// the tree are as they were.
    /// </summary>
    public Task RefreshAsync<TFact>(Act act, Month from, CancellationToken cancellation = default) where TFact : ITallied =>
        db.CommitAsync([act], counting => RefreshAsync(counting, act.CampaignId!.Value, from, Facts.Reading([db.Model.FindEntityType(typeof(TFact))!.GetTableName()!]), cancellation), cancellation);

    private static async Task RefreshAsync(Counting counting, int campaign, Month from, IReadOnlyList<FactSource> sources, CancellationToken cancellation)
    {
        await counting.AnalyseAsync(many: true, cancellation);
        var columns = CountStatement.GivenBy(sources);
        foreach (var units in await UnitSlicesAsync(counting.Db, cancellation))
            await counting.ExecuteAsync(CountStatement.Refresh("tallies", columns, CountStatement.Over(Said($"c.id = {campaign} AND m.month >= {from.Value} AND ") + Within(units), sources)), cancellation);
        foreach (var slice in await MonthSlicesAsync(counting.Db, cancellation))
            if (slice.Campaign == campaign) await counting.ExecuteAsync(CountStatement.Refresh("rollups", columns, CountStatement.Summed(Said($"t.campaign_id = {campaign} AND t.month >= {from.Value} AND ") + $"t.month {slice.Months}", slice.IsOne, columns)), cancellation);
    }

    /// <summary>Rows that differ from a full recount; both numbers are 0 unless there is a bug or somebody wrote past the product.</summary>
    public async Task<(long Tallies, long Rollups)> CompareAsync(CancellationToken cancellation = default)
    {
        await db.HoldAsync(cancellation);
        try
        {
            return await CompareWithinAsync(cancellation);
        }
        finally
        {
            await db.ReleaseAsync();
        }
    }

    private async Task<(long Tallies, long Rollups)> CompareWithinAsync(CancellationToken cancellation)
    {
        await using var transaction = await BeginReadingAsync(cancellation);
        var (tallies, rollups) = (0L, 0L);
        foreach (var units in await UnitSlicesAsync(db, cancellation))
            tallies += await DifferAsync(CountStatement.Over(Within(units)), "tallies", $"unit_id {units}", cancellation);
        foreach (var (campaign, months, isOne) in await MonthSlicesAsync(db, cancellation))
            rollups += await DifferAsync(CountStatement.Summed($"t.campaign_id = {campaign} AND t.month {months}", isOne), "rollups", $"campaign_id = {campaign} AND month {months}", cancellation);
        await transaction.CommitAsync(cancellation);
        return (tallies, rollups);
    }

    // SQLite reads a snapshot while others write. On PostgreSQL writers wait: what they have counted and what is still on its way to the
    // roll-ups could not be told apart otherwise.
    private async Task<IDbContextTransaction> BeginReadingAsync(CancellationToken cancellation)
    {
        if (db.Database.IsNpgsql())
        {
#pragma warning disable RS0030 // Only reads.
            var alone = await db.Database.BeginTransactionAsync(cancellation);
#pragma warning restore RS0030
            await new Counting(db).LockAsync(alone: true, cancellation);
            return alone;
        }
        return (await db.Database.UseTransactionAsync(((SqliteConnection)db.Database.GetDbConnection()).BeginTransaction(deferred: true), cancellation))!;
    }

    /// <summary>Conditions on a unit's key that together hold for every key once.</summary>
    private static async Task<List<string>> UnitSlicesAsync(PacesetterDb db, CancellationToken cancellation)
    {
        var last = await db.Units.IgnoreQueryFilters([PacesetterDb.Scope]).MaxAsync(unit => (int?)unit.Id, cancellation) ?? 0;
        var slices = new List<string>();
        var from = int.MinValue;
        for (var to = UnitsAtOnce; to < last; from = to + 1, to += UnitsAtOnce) slices.Add(Between(from, to));
        return [.. slices, Between(from, int.MaxValue)];
    }

    /// <summary>Conditions on the months of each campaign that together hold for every month once.</summary>
    private static async Task<List<(int Campaign, string Months, bool IsOne)>> MonthSlicesAsync(PacesetterDb db, CancellationToken cancellation)
    {
        var units = await db.Units.IgnoreQueryFilters([PacesetterDb.Scope]).CountAsync(cancellation);
        var months = await db.CampaignMonths.AsNoTracking().OrderBy(row => row.CampaignId).ThenBy(row => row.Month).ToListAsync(cancellation);
        var slices = new List<(int, string, bool)>();
        foreach (var campaign in months.GroupBy(row => row.CampaignId, row => row.Month.Value))
        {
            // SQLite adds up a single month in the order of the tree, without sorting.
            if (db.Database.IsSqlite())
            {
                slices.AddRange(campaign.Select(month => (campaign.Key, Said($"= {month}"), true)));
                slices.AddRange([(campaign.Key, Said($"< {campaign.First()}"), false), (campaign.Key, Said($"> {campaign.Last()}"), false)]);
                continue;
            }
            var from = int.MinValue;
            foreach (var slice in campaign.SkipLast(1).Chunk(Math.Max(1, UnitMonthsAtOnce / Math.Max(1, units))))
            {
                slices.Add((campaign.Key, Between(from, slice[^1]), false));
                from = slice[^1] + 1;
            }
            slices.Add((campaign.Key, Between(from, int.MaxValue), false));
        }
        return slices;
    }

    // Said of the place as well as of the unit: a store concludes from equal keys to equal values, but not to ranges.
    private static string Within(string units) => $"u.id {units} AND s.unit_id {units}";

    private static string Between(int from, int to) => Said($"BETWEEN {from} AND {to}");

    private static string Said(FormattableString condition) => FormattableString.Invariant(condition);

    /// <summary>Keys are unique on either side, so a row that stands alone among both is one that differs.</summary>
    private Task<long> DifferAsync(string counted, string table, string where, CancellationToken cancellation)
    {
        var all = $"{Keys}, {CountStatement.AllColumns}";
        return NumberAsync($"SELECT COUNT(*) FROM (SELECT 1 AS one FROM (SELECT * FROM ({counted}) a UNION ALL SELECT {all} FROM {table} WHERE {where}) b GROUP BY {all} HAVING COUNT(*) = 1) d", cancellation);
    }

    private async Task<long> NumberAsync(string sql, CancellationToken cancellation)
    {
        await using DbCommand command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancellation), CultureInfo.InvariantCulture);
    }
}
