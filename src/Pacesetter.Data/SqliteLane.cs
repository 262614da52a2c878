using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Pacesetter.Data;

/// <summary>
/// The one lane that the writers of this process take in turn on a SQLite file: waiting here is in order and costs nothing, whereas SQLite itself would let
/// them sleep and try again. And one wait for the disk serves all who committed before it: transactions are committed without waiting, then
/// the write-ahead log is forced to disk once for many, and nobody is told of success before that. Writers who follow within a moment hand on one
/// connection, with the statements prepared on it.
/// </summary>
#pragma warning disable CA1001 // Lives as long as the process; its semaphores hold nothing of the system's.
internal sealed class SqliteLane
#pragma warning restore CA1001
{
    private static readonly ConcurrentDictionary<string, SqliteLane> Lanes = new();

    // How long the connection is kept for the next writer: planning the count again costs more than counting.
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);
    private readonly SemaphoreSlim turn = new(1);
    private readonly SemaphoreSlim disk = new(1);
    private readonly string address;
    private readonly string log;
    private readonly Timer idle;
    private SqliteConnection? connection;
    private long committed;
    private long forced;
    private IOException? broken;

    private SqliteLane(string address)
    {
        (this.address, log) = (address, Path.GetFullPath(new SqliteConnectionStringBuilder(address).DataSource) + "-wal");
        idle = new(_ => CloseIdle());
    }

    /// <summary>Whether a commit promises that the power may be cut: FULL, and NORMAL not.</summary>
    public bool IsFull { get; set; } = true;

    /// <summary>Whether what was committed is safe only after <see cref="ForceAsync"/>.</summary>
    public bool WaitsForDisk { get; private set; }

    public static SqliteLane Of(string address) => Lanes.GetOrAdd(address, key => new(key));

    /// <summary>Waits for the turn. Whoever has it writes, on this connection, and must leave.</summary>
    public async Task<DbConnection> EnterAsync(CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            return connection ??= await OpenAsync(cancellation);
        }
        catch
        {
            turn.Release();
            throw;
        }
    }

    public void Leave()
    {
        idle.Change(Moment, Timeout.InfiniteTimeSpan);
        turn.Release();
    }

    /// <summary>Returns once everything committed before the call is on disk.</summary>
    /// <exception cref="IOException">The disk failed. What it holds is unknown from then on, so nothing is promised any more until a new start.</exception>
    public async Task ForceAsync()
    {
        var mine = Interlocked.Increment(ref committed);
        await disk.WaitAsync();
        try
        {
            if (broken is not null) throw new IOException(broken.Message, broken);
            if (forced >= mine) return;
            var reached = Interlocked.Read(ref committed);
            Force();
            forced = reached;
        }
        catch (IOException e)
        {
            broken ??= e;
            throw;
        }
        finally
        {
            disk.Release();
        }
    }

    private void CloseIdle()
    {
        if (!turn.Wait(0)) return;
        connection?.Dispose();
        connection = null;
        turn.Release();
    }

    private async Task<SqliteConnection> OpenAsync(CancellationToken cancellation)
    {
        var opened = new SqliteConnection(address);
        await opened.OpenAsync(cancellation);
        using var command = opened.CreateCommand();
        command.CommandText = "PRAGMA journal_mode";
        // Without a write-ahead log the disk must be waited for within the commit, or the file may break.
        WaitsForDisk = IsFull && await command.ExecuteScalarAsync(cancellation) is "wal";
        SqlitePragmas.Set(opened, isFull: IsFull && !WaitsForDisk);
        return opened;
    }

    private void Force()
    {
        // SQLite holds no lock on this file, so closing it here takes none away (on its other two files it would).
        try
        {
            using var file = File.OpenHandle(log, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
            RandomAccess.FlushToDisk(file);
        }
        catch (FileNotFoundException)
        {
            // Written back into the database, which is forced to disk before the log goes.
        }
    }
}
