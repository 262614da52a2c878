using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Pacesetter.Domain.Acts;

namespace Pacesetter.Data.Tallies;

/// <summary>Counts everything anew from the facts, to write it down or to compare it with what is written.</summary>
public sealed class Recount(PacesetterDb db)
{
    private const string Everything = "1 = 1";
    private const string Keys = "campaign_id, unit_id, month";

    /// <summary>Replaces all tallies and roll-ups; for bulk writers, which do not count as they go.</summary>
    public Task WriteAsync(Act act, CancellationToken cancellation = default) => db.CommitAsync([act], counting => ReplaceAsync(counting, cancellation), cancellation);

    /// <summary>The same, as part of a change that is being committed.</summary>
    internal static async Task ReplaceAsync(Counting counting, CancellationToken cancellation)
    {
        foreach (var table in (string[])["rollups", "tallies", "tally_changes"]) await counting.ExecuteAsync($"DELETE FROM {table}", cancellation);
        await counting.ExecuteAsync($"INSERT INTO tallies ({Keys}, {CountStatement.AllColumns}) {CountStatement.Over(Everything)}", cancellation);
        await counting.ExecuteAsync(CountStatement.SumUp(Everything), cancellation);
    }

    /// <summary>Rows that differ from a full recount; both numbers are 0 unless there is a bug or somebody wrote past the product.</summary>
    public async Task<(long Tallies, long Rollups)> CompareAsync(CancellationToken cancellation = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (db.Database.IsNpgsql()) while (await db.Database.ExecuteSqlRawAsync(Folding.Statement, cancellation) > 0) { }
        var differing = (
            await DifferAsync(CountStatement.Over(Everything), "tallies", cancellation),
            await DifferAsync(CountStatement.Summed(Everything), "rollups", cancellation));
        await transaction.CommitAsync(cancellation);
        return differing;
    }

    private async Task<long> DifferAsync(string counted, string table, CancellationToken cancellation)
    {
        var stored = $"SELECT {Keys}, {CountStatement.AllColumns} FROM {table}";
        return await NumberAsync($"SELECT COUNT(*) FROM (SELECT * FROM ({counted}) a EXCEPT {stored}) d", cancellation)
            + await NumberAsync($"SELECT COUNT(*) FROM ({stored} EXCEPT SELECT * FROM ({counted}) a) d", cancellation);
    }

    private async Task<long> NumberAsync(string sql, CancellationToken cancellation)
    {
        await using DbCommand command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancellation), System.Globalization.CultureInfo.InvariantCulture);
    }
}
