using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Pacesetter.Data.Accounts;

namespace Pacesetter.Data;

/// <summary>The default store: one file, one writer, WAL.</summary>
public sealed class SqliteDb(DbContextOptions<SqliteDb> options, Viewer viewer, TimeProvider time) : PacesetterDb(options, viewer, time);

/// <summary>For provinces and more: many web nodes on one PostgreSQL 15 or later.</summary>
public sealed class PostgresDb(DbContextOptions<PostgresDb> options, Viewer viewer, TimeProvider time) : PacesetterDb(options, viewer, time);

public static class Stores
{
    public static DbContextOptionsBuilder UseSqliteStore(this DbContextOptionsBuilder options, string path, string synchronous = "FULL") =>
        options
            .UseSqlite(new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = 30 }.ToString())
            .UseSnakeCaseNamingConvention()
            .AddInterceptors(new SqlitePragmas(synchronous));

    public static DbContextOptionsBuilder UsePostgresStore(this DbContextOptionsBuilder options, string connection) =>
        options.UseNpgsql(connection).UseSnakeCaseNamingConvention();
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
