using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Pacesetter.Data;

/// <summary>A transaction of its own for one change. On SQLite in turn with the other writers and with a common wait for the disk, see <see cref="SqliteLane"/>.</summary>
public sealed class Writing : IAsyncDisposable
{
    private readonly PacesetterDb db;
    private SqliteLane? lane;
    private IDbContextTransaction? transaction;
    private bool waitsForDisk;

    private Writing(PacesetterDb db) => this.db = db;

    internal static async Task<Writing> BeginAsync(PacesetterDb db, CancellationToken cancellation)
    {
        var writing = new Writing(db);
        try
        {
            if (db.Database.IsSqlite()) await writing.TakeTurnAsync(cancellation);
#pragma warning disable RS0030 // This is the line itself.
            writing.transaction = await db.Database.BeginTransactionAsync(cancellation);
#pragma warning restore RS0030
            return writing;
        }
        catch
        {
            await writing.DisposeAsync();
            throw;
        }
    }

    /// <summary>Returns when the change is safe.</summary>
    public async Task CommitAsync()
    {
        await transaction!.CommitAsync(CancellationToken.None);
        var (taken, waits) = (lane, waitsForDisk);
        await DisposeAsync();
        if (waits) await taken!.ForceAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (transaction is not null) await transaction.DisposeAsync();
        transaction = null;
        if (lane is null) return;
        try
        {
            if (waitsForDisk) await AskAsync("PRAGMA synchronous = FULL");
            await db.Database.CloseConnectionAsync();
        }
        finally
        {
            lane.Turn.Release();
            lane = null;
        }
    }

    private async Task TakeTurnAsync(CancellationToken cancellation)
    {
        var next = SqliteLane.Of(db.Database.GetConnectionString()!);
        await next.Turn.WaitAsync(cancellation);
        lane = next;
        await db.Database.OpenConnectionAsync(cancellation);
        // 2 is FULL. Without a write-ahead log the disk must be waited for within the commit, or the file may break.
        waitsForDisk = await AskAsync("PRAGMA synchronous") is 2L && await AskAsync("PRAGMA journal_mode") is "wal";
        if (waitsForDisk) await AskAsync("PRAGMA synchronous = NORMAL");
    }

    private async Task<object?> AskAsync(string pragma)
    {
        await using DbCommand command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = pragma;
        return await command.ExecuteScalarAsync();
    }
}
