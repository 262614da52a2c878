using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Pacesetter.Data;

/// <summary>
/// <c>synchronous</c> is FULL unless set otherwise, so that an acknowledged act survives a power cut. WAL is a property of the file and set
/// when it is made.
/// </summary>
internal sealed class SqlitePragmas(bool isFull) : DbConnectionInterceptor
{
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Set(connection, isFull);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Set(connection, isFull);
        return Task.CompletedTask;
    }

    public static void Set(DbConnection connection, bool isFull) =>
        Execute(connection, $"PRAGMA synchronous = {(isFull ? "FULL" : "NORMAL")}; PRAGMA busy_timeout = 30000; PRAGMA cache_size = -16000; PRAGMA temp_store = MEMORY;");

    /// <summary>For rows appended in bulk, whose references are known to be whole; outside a transaction only.</summary>
    public static void SetBulk(DbConnection connection, bool inBulk) =>
        Execute(connection, inBulk ? "PRAGMA foreign_keys = OFF; PRAGMA cache_size = -120000" : "PRAGMA foreign_keys = ON; PRAGMA cache_size = -16000");

    private static void Execute(DbConnection connection, string pragmas)
    {
        using var command = connection.CreateCommand();
        command.CommandText = pragmas;
        command.ExecuteNonQuery();
    }
}
