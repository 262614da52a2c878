using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace Pacesetter.Data;

/// <summary>
/// <c>synchronous</c> is FULL unless set otherwise, so that an acknowledged act survives a power cut. WAL is a property of the file and set
/// when it is made.
/// </summary>
internal sealed class SqlitePragmas(bool isFull) : DbConnectionInterceptor
{
    // What was last set on a connection of the pool: it stays open below those who borrow it, and keeps its settings.
    private static readonly ConditionalWeakTable<sqlite3, string> Known = [];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Set(connection, isFull);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Set(connection, isFull);
        return Task.CompletedTask;
    }

    public static void Set(DbConnection connection, bool isFull) =>
        Set(connection, $"PRAGMA synchronous = {(isFull ? "FULL" : "NORMAL")}; PRAGMA busy_timeout = 30000; PRAGMA cache_size = -16000; PRAGMA temp_store = MEMORY;");

    /// <summary>
    /// For filling an empty store, whose references are known to be whole; outside a transaction only, and while nobody else has the file open. A
    /// write-ahead log as large as the store would have to be searched for each page that is read back.
    /// </summary>
    public static void SetBulk(DbConnection connection, bool inBulk) => Set(connection, inBulk
        ? "PRAGMA foreign_keys = OFF; PRAGMA cache_size = -200000; PRAGMA journal_mode = DELETE"
        : "PRAGMA foreign_keys = ON; PRAGMA cache_size = -16000; PRAGMA journal_mode = WAL");

    private static void Set(DbConnection connection, string pragmas)
    {
        var handle = ((SqliteConnection)connection).Handle!;
        if (Known.TryGetValue(handle, out var known) && known == pragmas) return;
        using var command = connection.CreateCommand();
        command.CommandText = pragmas;
        command.ExecuteNonQuery();
        Known.AddOrUpdate(handle, pragmas);
    }
}
