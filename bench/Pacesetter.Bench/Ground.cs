using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Pacesetter.Data;
using Pacesetter.Data.Accounts;
using Pacesetter.Web.Demo;
using Pacesetter.Web.Shell;

namespace Pacesetter.Bench;

/// <summary>The store that is measured: a demonstration of some size, filled once and kept between runs; what writes works on a copy.</summary>
internal sealed class Ground(string size, string? server, string folder)
{
    private const string Prefix = "pacesetter_bench_";

    public DemoSize Size { get; } = DemoSize.Named(size);

    public string Store => server is null ? "SQLite" : "PostgreSQL";

    public string Folder { get; } = Path.Combine(folder, size);

    public bool IsPostgres => server is not null;

    public Settings Settings => new() { Data = Folder, Database = server is null ? "" : ConnectionTo(Prefix + size), Urls = "http://127.0.0.1:0", Demo = true };

    /// <returns>Seconds it took to fill; null if it was there.</returns>
    public async Task<double?> ReadyAsync(CancellationToken cancellation)
    {
        Directory.CreateDirectory(Folder);
        if (IsPostgres && !await ExistsAsync(Prefix + size)) await AskServerAsync($"CREATE DATABASE {Prefix}{size}");
        await using var services = Site.BuildServices(Settings);
        await services.MigrateAsync();
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Viewer>().BecomeSystem("bench");
        var clock = Stopwatch.StartNew();
        var filled = await ActivatorUtilities.CreateInstance<FillDemo>(scope.ServiceProvider).RunAsync(Size, 1, cancellation);
        if (IsPostgres && filled) await scope.ServiceProvider.GetRequiredService<PacesetterDb>().Database.ExecuteSqlRawAsync("VACUUM ANALYZE", cancellation);
        return filled ? clock.Elapsed.TotalSeconds : null;
    }

    /// <summary>Runs something that writes on a copy, which is removed afterwards.</summary>
    public async Task<T> WithCopyAsync<T>(Func<Settings, Task<T>> work)
    {
        var copy = Settings with { Data = Folder + "-copy", Database = IsPostgres ? ConnectionTo(Prefix + "copy") : "" };
        await RemoveAsync(copy);
        if (IsPostgres)
        {
            NpgsqlConnection.ClearAllPools();
            await AskServerAsync($"CREATE DATABASE {Prefix}copy TEMPLATE {Prefix}{size}");
        }
        else
        {
            await CheckpointAsync();
            File.Copy(Settings.SqlitePath, copy.SqlitePath);
        }
        try
        {
            return await work(copy);
        }
        finally
        {
            await RemoveAsync(copy);
        }
    }

    /// <summary>Runs something on an empty store, which is removed afterwards.</summary>
    public async Task<T> WithEmptyAsync<T>(Func<Settings, Task<T>> work)
    {
        var empty = Settings with { Data = Folder + "-empty", Database = IsPostgres ? ConnectionTo(Prefix + "empty") : "" };
        await RemoveAsync(empty);
        if (IsPostgres) await AskServerAsync($"CREATE DATABASE {Prefix}empty");
        try
        {
            return await work(empty);
        }
        finally
        {
            await RemoveAsync(empty);
        }
    }

    private async Task RemoveAsync(Settings settings)
    {
        SqliteConnection.ClearAllPools();
        if (Directory.Exists(settings.Data)) Directory.Delete(settings.Data, recursive: true);
        Directory.CreateDirectory(settings.Data);
        if (IsPostgres) await AskServerAsync($"DROP DATABASE IF EXISTS {new NpgsqlConnectionStringBuilder(settings.Database).Database} WITH (FORCE)");
    }

    /// <summary>Only a file whose log is written back is whole.</summary>
    private async Task CheckpointAsync()
    {
        SqliteConnection.ClearAllPools();
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Settings.SqlitePath, Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        await command.ExecuteNonQueryAsync();
    }

    private string ConnectionTo(string database) => new NpgsqlConnectionStringBuilder(server) { Database = database, CommandTimeout = 0 }.ToString();

    private async Task<bool> ExistsAsync(string database)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT 1 FROM pg_database WHERE datname = @n", connection) { Parameters = { new("n", database) } };
        return await command.ExecuteScalarAsync() is not null;
    }

    private async Task AskServerAsync(string statement)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statement, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync();
    }
}
