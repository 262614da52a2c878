using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace Pacesetter.Data;

/// <summary>
/// The one lane that the writers of this process take in turn on a SQLite file: waiting here is in order and costs nothing, whereas SQLite itself would let
/// them sleep and try again. And one wait for the disk serves all who committed before it: transactions are committed without waiting, then
/// the write-ahead log is forced to disk once for many, and nobody is told of success before that.
/// </summary>
#pragma warning disable CA1001 // Lives as long as the process; its semaphores hold nothing of the system's.
internal sealed class SqliteLane
#pragma warning restore CA1001
{
    private static readonly ConcurrentDictionary<string, SqliteLane> Lanes = new();
    private readonly string log;
    private readonly SemaphoreSlim disk = new(1);
    private long committed;
    private long forced;
    private IOException? broken;

    private SqliteLane(string connection) => log = Path.GetFullPath(new SqliteConnectionStringBuilder(connection).DataSource) + "-wal";

    /// <summary>Whoever has it writes.</summary>
    public SemaphoreSlim Turn { get; } = new(1);

    public static SqliteLane Of(string connection) => Lanes.GetOrAdd(connection, key => new(key));

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
