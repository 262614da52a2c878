using System.Data.Common;
using System.Globalization;
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

    internal async Task RecountAsync(IEnumerable<Touched> touched, CancellationToken cancellation)
    {
        var spread = new List<Touched>();
        foreach (var touch in touched.Where(touch => touch.From != Month.Never)) spread.AddRange(await SpreadAsync(touch, cancellation));
        foreach (var unit in spread.GroupBy(touch => (touch.UnitId, Campaign: touch.CampaignId!.Value)).OrderBy(unit => unit.Key))
            await RecountUnitAsync(unit.Key.Campaign, unit.Key.UnitId, unit.Min(touch => touch.From.Value), cancellation);
        if (reshaped.Count > 0) await SumAnewAsync(cancellation);
    }

    private async Task<IEnumerable<Touched>> SpreadAsync(Touched touch, CancellationToken cancellation)
    {
        if (touch.CampaignId is not null) return [touch];
        var campaigns = await db.Campaigns.Where(campaign => db.UnitAncestors.Any(place => place.AncestorId == campaign.UnitId && place.UnitId == touch.UnitId))
            .Select(campaign => campaign.Id).ToListAsync(cancellation);
        return campaigns.Select(campaign => touch with { CampaignId = campaign });
    }

    private async Task RecountUnitAsync(int campaign, int unit, int from, CancellationToken cancellation)
    {
        if (postgres) await ExecuteAsync("SELECT pg_advisory_xact_lock(@c, @u)", cancellation, ("c", campaign), ("u", unit));
        (string, object)[] place = [("c", campaign), ("u", unit), ("f", from)];
        var counted = await ReadAsync(CountStatement.OneUnit, cancellation, place);
        var stored = await ReadAsync(CountStatement.StoredOfOneUnit, cancellation, place);
        foreach (var month in counted.Keys.Union(stored.Keys).Order())
        {
            var now = counted.GetValueOrDefault(month);
            var before = stored.GetValueOrDefault(month);
            var difference = Enumerable.Range(0, Counter.All.Count).Select(i => (now?[i] ?? 0) - (before?[i] ?? 0)).ToArray();
            if (now is null) await ExecuteAsync("DELETE FROM tallies WHERE unit_id = @u AND campaign_id = @c AND month = @m", cancellation, ("u", unit), ("c", campaign), ("m", month));
            else if (before is null) await InsertAsync("tallies", campaign, unit, month, now, cancellation);
            else if (difference.All(change => change == 0)) continue;
            else await AddAsync("tallies", "unit_id = @u", campaign, unit, month, difference, cancellation);
            await CarryUpAsync(campaign, unit, month, difference, cancellation);
        }
    }

    private async Task CarryUpAsync(int campaign, int unit, int month, int[] difference, CancellationToken cancellation)
    {
        if (reshaped.Count > 0 && month >= reshapedFrom.Value) return;
        if (postgres)
        {
            await InsertAsync("tally_changes", campaign, unit, month, difference, cancellation);
            return;
        }
        await ExecuteAsync("INSERT INTO rollups (campaign_id, unit_id, month, " + CountStatement.AllColumns + ") VALUES (@c, @u, @m" + CountStatement.Zeros + ") ON CONFLICT DO NOTHING", cancellation, ("c", campaign), ("u", unit), ("m", month));
        await AddAsync("rollups", "unit_id IN (SELECT ancestor_id FROM unit_ancestors WHERE unit_id = @u AND from_month <= @m AND to_month > @m)", campaign, unit, month, difference, cancellation);
    }

    private Task<int> InsertAsync(string table, int campaign, int unit, int month, int[] values, CancellationToken cancellation) =>
        ExecuteAsync($"INSERT INTO {table} (campaign_id, unit_id, month, {CountStatement.AllColumns}) VALUES (@c, @u, @m, {string.Join(", ", values.Select(Number))})",
            cancellation, ("c", campaign), ("u", unit), ("m", month));

    private Task<int> AddAsync(string table, string units, int campaign, int unit, int month, int[] difference, CancellationToken cancellation)
    {
        var sets = difference.Select((change, i) => (Change: change, Column: CountStatement.Columns[i])).Where(set => set.Change != 0)
            .Select(set => $"{set.Column} = {set.Column} + ({Number(set.Change)})");
        return ExecuteAsync($"UPDATE {table} SET {string.Join(", ", sets)} WHERE campaign_id = @c AND month = @m AND {units}", cancellation, ("c", campaign), ("u", unit), ("m", month));
    }

    private async Task SumAnewAsync(CancellationToken cancellation)
    {
        var units = string.Join(", ", reshaped.Select(Number));
        await ExecuteAsync($"DELETE FROM rollups WHERE unit_id IN ({units}) AND month >= @f", cancellation, ("f", reshapedFrom.Value));
        await ExecuteAsync(CountStatement.SumUp($"a.ancestor_id IN ({units}) AND t.month >= @f"), cancellation, ("f", reshapedFrom.Value));
    }

    private async Task<Dictionary<int, int[]>> ReadAsync(string sql, CancellationToken cancellation, params (string, object)[] values)
    {
        await using var command = Command(sql, values);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new Dictionary<int, int[]>();
        while (await reader.ReadAsync(cancellation))
        {
            var row = new int[Counter.All.Count];
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
