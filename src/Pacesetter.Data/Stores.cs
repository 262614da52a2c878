using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;
using Pacesetter.Data.Accounts;

namespace Pacesetter.Data;

/// <summary>The default store: one file, one writer, WAL.</summary>
public sealed class SqliteDb(DbContextOptions<SqliteDb> options, Viewer viewer, TimeProvider time) : PacesetterDb(options, viewer, time);

/// <summary>For provinces and more: many web nodes on one PostgreSQL 15 or later.</summary>
public sealed class PostgresDb(DbContextOptions<PostgresDb> options, Viewer viewer, TimeProvider time) : PacesetterDb(options, viewer, time);

public static class Stores
{
    // A list as one parameter: the statement stays the same for every viewer, so that it is made once and not for each query.
    private const ParameterTranslationMode OneParameter = ParameterTranslationMode.Parameter;

    // More than the different statements of the busiest minute: the oldest one makes room for a new one.
    private const int KeptPlans = 200;

    /// <param name="options">To be filled.</param>
    /// <param name="path">The file.</param>
    /// <param name="synchronous">FULL: an acknowledged act survives a power cut. NORMAL: the last ones may be lost, the file stays whole.</param>
    public static DbContextOptionsBuilder UseSqliteStore(this DbContextOptionsBuilder options, string path, string synchronous = "FULL")
    {
        var address = new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = 30 }.ToString();
        var isFull = synchronous != "NORMAL";
        SqliteLane.Of(address).IsFull = isFull;
        return options
            .UseSqlite(address, store => store.UseParameterizedCollectionMode(OneParameter))
            .UseSnakeCaseNamingConvention()
            .ReplaceService<IMigrationsSqlGenerator, SqliteTables>()
            .ConfigureWarnings(AskNoModel)
            .AddInterceptors(new SqlitePragmas(isFull));
    }

    /// <param name="options">To be filled.</param>
    /// <param name="connection">A connection string of Npgsql. Unless it says otherwise, a connection keeps the plans of the statements it repeats: planning the count takes longer than counting.</param>
    public static DbContextOptionsBuilder UsePostgresStore(this DbContextOptionsBuilder options, string connection)
    {
        var address = new NpgsqlConnectionStringBuilder(connection);
        if (!connection.Contains("Auto Prepare", StringComparison.OrdinalIgnoreCase)) (address.MaxAutoPrepare, address.AutoPrepareMinUsages) = (KeptPlans, 2);
        return options.UseNpgsql(address.ToString(), store => store.UseParameterizedCollectionMode(OneParameter)).UseSnakeCaseNamingConvention().ConfigureWarnings(AskNoModel);
    }

    // Whether the last migration holds the whole model is for a test to ask, not for every first start: it takes a second there.
    private static void AskNoModel(WarningsConfigurationBuilder warnings) => warnings.Ignore(RelationalEventId.PendingModelChangesWarning);
}

/// <summary>For making migrations only: <c>dotnet ef migrations add NAME --context SqliteDb</c>.</summary>
internal sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteDb>
{
    public SqliteDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<SqliteDb>();
        options.UseSqliteStore("design.db");
        return new(options.Options, Viewer.System("design"), TimeProvider.System);
    }
}

/// <summary>For making migrations only.</summary>
internal sealed class PostgresDesign : IDesignTimeDbContextFactory<PostgresDb>
{
    public PostgresDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<PostgresDb>();
        options.UsePostgresStore("Host=localhost");
        return new(options.Options, Viewer.System("design"), TimeProvider.System);
    }
}
