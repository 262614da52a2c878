using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Pacesetter.Domain;
using Pacesetter.Domain.Tallies;

namespace Pacesetter.Data.Tallies;

/// <summary>
/// Keeps tallies and roll-ups true within a transaction: recounts the unit months that were touched and carries the difference to every
/// ancestor. On SQLite at once; on PostgreSQL by way of <c>tally_changes</c>, which <see cref="Folding"/> adds up a moment later.
/// </summary>
public sealed class Counting
{
    private const int TreeLock = 0x7261;

    private const string AnalyseIfBehind =
        "DO $$ BEGIN IF EXISTS (SELECT FROM pg_stat_user_tables WHERE n_mod_since_analyze > 1000 + n_live_tup / 5) THEN ANALYZE; END IF; END $$";

    private static readonly ConditionalWeakTable<DbConnection, Dictionary<string, DbCommand>> Standing = [];

    // By the names of their sources, the statements that count only some.
    private static readonly ConcurrentDictionary<string, (string Statement, int[] Counters)> Partial = new();

    private readonly PacesetterDb db;
    private readonly bool postgres;
    private readonly HashSet<int> reshaped = [];
    private Month reshapedFrom = Month.Never;

    internal PacesetterDb Db => db;

    internal Counting(PacesetterDb db) => (this.db, postgres) = (db, db.Database.IsNpgsql());

    /// <summary>After a change of the tree: these units' roll-ups are summed anew from this month on, instead of by difference.</summary>
    public void Reshape(IEnumerable<int> units, Month from)
    {
        reshaped.UnionWith(units);
        if (from < reshapedFrom) reshapedFrom = from;
    }

    /// <summary>On PostgreSQL, writers share the tree and a change of the tree has it alone. SQLite has one writer anyway.</summary>
    internal async Task LockAsync(bool alone, CancellationToken cancellation)
    {
        if (!postgres) return;
        await ExecuteAsync(alone ? "SELECT pg_advisory_xact_lock(@l)" : "SELECT pg_advisory_xact_lock_shared(@l)", cancellation, ("l", (long)TreeLock));
        if (!alone) return;
        while (await ExecuteAsync(Folding.Statement, cancellation) > 0) { }
    }

    /// <param name="touched">What can have changed, each with the table that was written.</param>
    /// <param name="cancellation">Until the commit itself.</param>
    internal async Task RecountAsync(IEnumerable<(Touched Touched, string Table)> touched, CancellationToken cancellation)
    {
        var spread = new List<(Touched Touched, string Table)>();
        foreach (var (touch, table) in touched.Where(touch => touch.Touched.From != Month.Never)) spread.AddRange((await SpreadAsync(touch, cancellation)).Select(one => (one, table)));
        foreach (var unit in spread.GroupBy(touch => (touch.Touched.UnitId, Campaign: touch.Touched.CampaignId!.Value)).OrderBy(unit => unit.Key))
            await RecountUnitAsync(unit.Key.Campaign, unit.Key.UnitId, unit.Min(touch => touch.Touched.From.Value), [.. unit.Select(touch => touch.Table).Distinct()], cancellation);
        if (reshaped.Count > 0) await SumAnewAsync(cancellation);
    }

    private async Task<IEnumerable<Touched>> SpreadAsync(Touched touch, CancellationToken cancellation)
    {
        if (touch.CampaignId is not null) return [touch];
        var campaigns = await db.Campaigns.Where(campaign => db.UnitAncestors.Any(place => place.AncestorId == campaign.UnitId && place.UnitId == touch.UnitId))
            .Select(campaign => campaign.Id).ToListAsync(cancellation);
        return campaigns.Select(campaign => touch with { CampaignId = campaign });
    }

    private async Task RecountUnitAsync(int campaign, int unit, int from, IReadOnlyList<string> tables, CancellationToken cancellation)
    {
        if (postgres) await ExecuteAsync("SELECT pg_advisory_xact_lock(@c, @u)", cancellation, ("c", campaign), ("u", unit));
        (string, object)[] place = [("c", campaign), ("u", unit), ("f", from)];
        var stored = await ReadAsync(CountStatement.StoredOfOneUnit, Counter.All.Count, cancellation, place);
        var counted = await CountAsync(tables, stored, place, cancellation);
        var changes = counted.Keys.Union(stored.Keys).Order().Select(month => new MonthChange(month, counted.GetValueOrDefault(month), stored.GetValueOrDefault(month))).Where(change => change.IsAny).ToList();
        foreach (var change in changes.Where(change => change.IsKnown)) await ChangeAsync(campaign, unit, change, cancellation);
        (string, object)[] whose = [("c", campaign), ("u", unit)];
        var gone = changes.Where(change => change.Now is null).ToList();
        if (gone.Count > 0) await ExecuteAsync($"DELETE FROM tallies WHERE unit_id = @u AND campaign_id = @c AND month IN ({string.Join(", ", gone.Select(change => change.Month))})", cancellation, whose);
        var begun = changes.Where(change => change.Before is null).ToList();
        if (begun.Count > 0) await ExecuteAsync(CountStatement.Put(begun), cancellation, whose);
        // What was changed above on SQLite is there already.
        var carried = changes.Where(change => IsCarried(change) && (postgres || !change.IsKnown)).ToList();
        if (carried.Count > 0) await ExecuteAsync(postgres ? CountStatement.Note(carried) : CountStatement.CarryUp(carried), cancellation, whose);
    }

    /// <summary>A month that was counted before takes its new numbers and, on SQLite, so does every unit above: by statements that are planned once and write what changed.</summary>
    private async Task ChangeAsync(int campaign, int unit, MonthChange change, CancellationToken cancellation)
    {
        (string, object)[] place = [("c", campaign), ("u", unit), ("m", change.Month)];
        int[] columns = [.. Enumerable.Range(0, change.Difference.Length).Where(i => change.Difference[i] != 0)];
        await Prepared(CountStatement.Change(columns), [.. place, .. columns.Select(i => (CountStatement.Columns[i], (object)change.Now![i]))]).ExecuteNonQueryAsync(cancellation);
        if (!postgres && IsCarried(change))
            await Prepared(CountStatement.ChangeAbove(columns), [.. place, .. columns.Select(i => (CountStatement.Columns[i], (object)change.Difference[i]))]).ExecuteNonQueryAsync(cancellation);
    }

    private bool IsCarried(MonthChange change) => change.HasDifference && (reshaped.Count == 0 || change.Month < reshapedFrom.Value);

    /// <summary>How often which values occur, for the planner: it would go by the sizes from before a recount, and they may be of an empty store.</summary>
    /// <param name="many">Always; otherwise only where PostgreSQL itself has not yet taken notice of many changes: it may take a minute, and a count a minute with it.</param>
    internal async Task AnalyseAsync(bool many, CancellationToken cancellation)
    {
        if (many) await ExecuteAsync(postgres ? "ANALYZE" : "PRAGMA analysis_limit = 1000; ANALYZE", cancellation);
        else if (postgres) await ExecuteAsync(AnalyseIfBehind, cancellation);
    }

    private async Task SumAnewAsync(CancellationToken cancellation)
    {
        var units = string.Join(", ", reshaped.Select(Number));
        await ExecuteAsync($"DELETE FROM rollups WHERE unit_id IN ({units}) AND month >= @f", cancellation, ("f", reshapedFrom.Value));
        await ExecuteAsync(CountStatement.SumUp($"a.ancestor_id IN ({units}) AND t.month >= @f"), cancellation, ("f", reshapedFrom.Value));
    }

    /// <summary>Counts the unit's months anew: only from the facts that read the tables written, as long as it has the months it had.</summary>
    private async Task<Dictionary<int, int[]>> CountAsync(IReadOnlyList<string> tables, Dictionary<int, int[]> stored, (string, object)[] place, CancellationToken cancellation)
    {
        var sources = Facts.Reading(tables);
        if (sources.Count < Facts.Sources.Count && reshaped.Count == 0)
        {
            var (statement, counters) = Partial.GetOrAdd(string.Join(' ', sources.Select(source => source.Name)), _ => CountStatement.OneUnitFrom(sources));
            var part = await ReadAsync(statement, counters.Length, cancellation, place);
            if (part.Count == stored.Count && part.Keys.All(stored.ContainsKey)) return part.ToDictionary(row => row.Key, row => With(stored[row.Key], counters, row.Value));
        }
        return await ReadAsync(CountStatement.OneUnit, Counter.All.Count, cancellation, place);
    }

    private static int[] With(int[] row, int[] counters, int[] values)
    {
        int[] changed = [.. row];
        foreach (var (i, counter) in counters.Index()) changed[counter] = values[i];
        return changed;
    }

    private async Task<Dictionary<int, int[]>> ReadAsync(string sql, int counters, CancellationToken cancellation, params (string, object)[] values)
    {
        var command = Prepared(sql, values);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new Dictionary<int, int[]>();
        while (await reader.ReadAsync(cancellation))
        {
            var row = new int[counters];
            for (var i = 0; i < row.Length; i++) row[i] = reader.GetInt32(i + 1);
            rows[reader.GetInt32(0)] = row;
        }
        return rows;
    }

    internal async Task<int> ExecuteAsync(string sql, CancellationToken cancellation, params (string, object)[] values)
    {
        await using var command = Command(sql, values);
        return await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>A command whose statement is planned once for a connection: planning the count takes longer than counting one unit.</summary>
    private DbCommand Prepared(string sql, params (string Name, object Value)[] values)
    {
        var known = Standing.GetOrCreateValue(db.Database.GetDbConnection());
        if (!known.TryGetValue(sql, out var command)) return known[sql] = Command(sql, values);
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        foreach (var (name, value) in values) command.Parameters[name].Value = value;
        return command;
    }

    private DbCommand Command(string sql, params (string Name, object Value)[] values)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }
        return command;
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
