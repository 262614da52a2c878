using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using Pacesetter.Data;
using Pacesetter.Data.Accounts;
using Pacesetter.Web.Shell;

namespace Pacesetter.Tests.House;

/// <summary>A fresh, migrated, empty store of its own for one test: copied from a template that is migrated once for the whole run.</summary>
public sealed class TestStore : IAsyncDisposable
{
    private static readonly Lazy<Task<string>> SqliteTemplate = new(MigrateSqliteAsync);
    private static readonly Lazy<Task<string>> PostgresTemplate = new(MigratePostgresAsync);
    private static readonly SemaphoreSlim Cloning = new(1);
    private static int _made;

    private readonly string _connection;

    private TestStore(DatabaseKind kind, string folder, string connection) => (Kind, Folder, _connection) = (kind, folder, connection);

    public DatabaseKind Kind { get; }

    /// <summary>Removed with the store. Holds the SQLite file, and whatever else the test wants to put there.</summary>
    public string Folder { get; }

    /// <summary>The clock of every context opened here. Stands at 10 o'clock in Beijing on 15 October 2026 until the test moves it.</summary>
    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 10, 15, 2, 0, 0, TimeSpan.Zero));

    /// <summary>For starting the site on this store.</summary>
    public Settings Settings => new()
    {
        Data = Folder,
        Database = Kind == DatabaseKind.Postgres ? _connection : "",
        Synchronous = "NORMAL",
        Urls = "http://127.0.0.1:0",
    };

    public static async Task<TestStore> CreateAsync(DatabaseKind kind)
    {
        if (kind == DatabaseKind.Postgres)
        {
            var name = $"pacesetter_{Environment.ProcessId}_{Interlocked.Increment(ref _made)}";
            await CloneAsync(await PostgresTemplate.Value, name);
            return new(kind, NewFolder(), ConnectionTo(name));
        }

        var template = await SqliteTemplate.Value;
        var folder = NewFolder();
        var file = Path.Combine(folder, "pacesetter.db");
        File.Copy(template, file);
        return new(kind, folder, file);
    }

    /// <summary>A context of its own that sees everything unless a viewer is given.</summary>
    public PacesetterDb Open(Viewer? viewer = null) => Open(Kind, _connection, viewer ?? Viewer.System("test"), Time);

    public async ValueTask DisposeAsync()
    {
        if (Kind == DatabaseKind.Postgres)
        {
            await using var connection = new NpgsqlConnection(_connection);
            NpgsqlConnection.ClearPool(connection);
            await AskServerAsync($"DROP DATABASE {connection.Database} WITH (FORCE)");
        }
        else
        {
            await using var db = Open();
            SqliteConnection.ClearPool((SqliteConnection)db.Database.GetDbConnection());
        }

        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>A context on any store, migrated or not, reached or not: for looking at the model.</summary>
    internal static PacesetterDb Open(DatabaseKind kind, string connection = "Host=unused", Viewer? viewer = null, TimeProvider? time = null)
    {
        viewer ??= Viewer.System("test");
        time ??= TimeProvider.System;
        if (kind == DatabaseKind.Postgres)
        {
            var postgres = new DbContextOptionsBuilder<PostgresDb>();
            postgres.UsePostgresStore(connection);
            return new PostgresDb(postgres.Options, viewer, time);
        }

        var sqlite = new DbContextOptionsBuilder<SqliteDb>();
        sqlite.UseSqliteStore(connection, "NORMAL");
        return new SqliteDb(sqlite.Options, viewer, time);
    }

    private static string NewFolder() => Directory.CreateTempSubdirectory("pacesetter-store-").FullName;

    private static async Task<string> MigrateSqliteAsync()
    {
        var folder = Directory.CreateTempSubdirectory("pacesetter-template-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var file = Path.Combine(folder, "template.db");
        await using var db = Open(DatabaseKind.Sqlite, file);
        await db.Database.MigrateAsync();
        // Only a file whose last connection is closed is whole without its write-ahead log.
        SqliteConnection.ClearPool((SqliteConnection)db.Database.GetDbConnection());
        Debug.Assert(!File.Exists(file + "-wal"));
        return file;
    }

    private static async Task<string> MigratePostgresAsync()
    {
        var name = $"pacesetter_{Environment.ProcessId}_template";
        await AskServerAsync($"CREATE DATABASE {name}");
        await using var db = Open(DatabaseKind.Postgres, ConnectionTo(name) + ";Pooling=false");
        await db.Database.MigrateAsync();
        return name;
    }

    private static async Task CloneAsync(string template, string name)
    {
        // The server refuses a template that another clone is just reading.
        await Cloning.WaitAsync();
        try
        {
            await AskServerAsync($"CREATE DATABASE {name} TEMPLATE {template}");
        }
        finally
        {
            Cloning.Release();
        }
    }

    private static async Task AskServerAsync(string statement)
    {
        await using var connection = new NpgsqlConnection(Server());
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static string ConnectionTo(string database) =>
        new NpgsqlConnectionStringBuilder(Server()) { Database = database, MaxPoolSize = 10 }.ToString();

    private static string Server() =>
        Environment.GetEnvironmentVariable("PACESETTER_TEST_POSTGRES")
        ?? throw new InvalidOperationException("PACESETTER_TEST_POSTGRES is not set: run ./test, or tests/with-postgres COMMAND, or leave PostgreSQL out with ./test quick.");
}
