using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Pacesetter.Data;

/// <summary>A transaction of its own for one change. On SQLite in turn with the other writers and with a common wait for the disk, see <see cref="SqliteLane"/>.</summary>
public sealed class Writing : IAsyncDisposable
{
    private readonly PacesetterDb db;
    private IDbContextTransaction? transaction;
    private SqliteLane? lane;
    private DbConnection? own;
    private bool held;
    private bool inBulk;

    private Writing(PacesetterDb db) => this.db = db;

    internal static Task<Writing> BeginAsync(PacesetterDb db, CancellationToken cancellation) => BeginAsync(db, inBulk: false, cancellation);

    /// <param name="db">What writes.</param>
    /// <param name="inBulk">See <see cref="PacesetterDb.BeginAloneAsync(bool, CancellationToken)"/>.</param>
    /// <param name="cancellation">Until the turn has come.</param>
    internal static async Task<Writing> BeginAsync(PacesetterDb db, bool inBulk, CancellationToken cancellation)
    {
        var writing = new Writing(db);
        try
        {
            if (db.Database.IsSqlite()) await writing.TakeTurnAsync(inBulk, cancellation);
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
        var (taken, waits) = (lane, lane?.WaitsForDisk is true);
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
            if (inBulk) SqlitePragmas.SetBulk(db.Database.GetDbConnection(), false);
            db.Database.SetDbConnection(own, contextOwnsConnection: true);
            if (held) await db.HoldAsync();
        }
        finally
        {
            lane.Leave();
            lane = null;
        }
    }

    private async Task TakeTurnAsync(bool bulk, CancellationToken cancellation)
    {
        var taken = SqliteLane.Of(db.Database.GetConnectionString()!);
        var connection = await taken.EnterAsync(cancellation);
        try
        {
            own = db.Database.GetDbConnection();
            held = own.State == ConnectionState.Open;
            if (held) await db.Database.CloseConnectionAsync();
            db.Database.SetDbConnection(connection);
            if (bulk)
            {
                SqliteConnection.ClearPool((SqliteConnection)connection);
                SqlitePragmas.SetBulk(connection, true);
            }
            (lane, inBulk) = (taken, bulk);
        }
        finally
        {
            if (lane is null) taken.Leave();
        }
    }
}
