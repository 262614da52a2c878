using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Pacesetter.Data;

/// <summary>
/// <c>synchronous</c> is FULL unless set otherwise, so that an acknowledged act survives a power cut. WAL is a property of the file and set
/// when it is made.
/// </summary>
internal sealed class SqlitePragmas(string synchronous) : DbConnectionInterceptor
{
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Set(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Set(connection);
        return Task.CompletedTask;
    }

    private void Set(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        // The setting comes from a list of two words (see the web host), never from a user.
        command.CommandText = $"PRAGMA synchronous = {(synchronous == "NORMAL" ? "NORMAL" : "FULL")}; PRAGMA busy_timeout = 30000; PRAGMA cache_size = -16000; PRAGMA temp_store = MEMORY;";
        command.ExecuteNonQuery();
    }
}
