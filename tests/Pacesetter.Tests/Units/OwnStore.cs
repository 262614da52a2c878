using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using Pacesetter.Data;
using Pacesetter.Data.Accounts;

namespace Pacesetter.Tests.Units;

/// <summary>A migrated store of a test's own, for what concerns the whole tree and so cannot share one; gone with the test.</summary>
internal sealed class OwnStore : IAsyncDisposable
{
    private readonly string? path;
    private readonly NpgsqlConnectionStringBuilder? postgres;

    private OwnStore(bool onPostgres)
    {
        if (!onPostgres)
        {
            path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".db");
            return;
        }
        var server = Environment.GetEnvironmentVariable("PACESETTER_TEST_POSTGRES") ?? throw new InvalidOperationException("Run under tests/with-postgres.");
        postgres = new NpgsqlConnectionStringBuilder(server) { Database = "own_" + Path.GetRandomFileName().Replace(".", "", StringComparison.Ordinal), Pooling = false };
    }

    /// <summary>24 November 2026 in Beijing unless moved.</summary>
    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 24, 4, 0, 0, TimeSpan.Zero));

    public static async Task<OwnStore> OpenAsync(bool onPostgres)
    {
        var store = new OwnStore(onPostgres);
        await using var db = store.Db();
        await db.Database.MigrateAsync();
        return store;
    }

    public PacesetterDb Db(Viewer? viewer = null)
    {
        viewer ??= Viewer.System("test");
        if (postgres is null)
        {
            var sqlite = new DbContextOptionsBuilder<SqliteDb>();
            sqlite.UseSqliteStore(path!, "NORMAL");
            return new SqliteDb(sqlite.Options, viewer, Time);
        }
        var options = new DbContextOptionsBuilder<PostgresDb>();
        options.UsePostgresStore(postgres.ToString());
        return new PostgresDb(options.Options, viewer, Time);
    }

    public async ValueTask DisposeAsync()
    {
        await using var db = Db();
        await db.Database.EnsureDeletedAsync();
    }
}
