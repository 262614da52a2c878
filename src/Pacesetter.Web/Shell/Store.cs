using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;
using Pacesetter.Data;
using Pacesetter.Data.Accounts;
using Pacesetter.Data.Tallies;
using Pacesetter.Data.Units;

namespace Pacesetter.Web.Shell;

/// <summary>Wires the store into the host: SQLite unless a PostgreSQL connection is given.</summary>
internal static class Store
{
    public static IServiceCollection AddStore(this IServiceCollection services, Settings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton(TimeProvider.System);
        services.AddScoped<Viewer>();
        if (settings.IsPostgres)
        {
            services.AddDbContext<PostgresDb>(options => options.UsePostgresStore(settings.Database), optionsLifetime: ServiceLifetime.Singleton);
            services.AddScoped<PacesetterDb>(provider => provider.GetRequiredService<PostgresDb>());
        }
        else
        {
            Directory.CreateDirectory(settings.Data);
            services.AddDbContext<SqliteDb>(options => options.UseSqliteStore(settings.SqlitePath, settings.Synchronous), optionsLifetime: ServiceLifetime.Singleton);
            services.AddScoped<PacesetterDb>(provider => provider.GetRequiredService<SqliteDb>());
        }
        services.AddScoped<Tree>();
        services.AddScoped<TreeChecks>();
        services.AddScoped<Recount>();
        services.AddDataProtection().SetApplicationName("pacesetter").PersistKeysToDbContext<PacesetterDb>();
        services.AddHealthChecks().AddDbContextCheck<PacesetterDb>();
        return services;
    }

    /// <summary>The names of the migrations that were applied.</summary>
    public static async Task<IReadOnlyList<string>> MigrateAsync(this IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PacesetterDb>();
        if (db.Database.IsNpgsql()) await BeginHistoryAsync(db);
        List<string> pending = [.. await db.Database.GetPendingMigrationsAsync()];
        if (pending.Count > 0) await db.Database.MigrateAsync();
        return pending;
    }

    // PostgreSQL would log as a failure that a new database has no list of migrations yet; what is looked for there afterwards is found.
    private static async Task BeginHistoryAsync(PacesetterDb db)
    {
        var database = db.GetService<IRelationalDatabaseCreator>();
        if (!await database.ExistsAsync()) await database.CreateAsync();
        // The history's own question is the very one that fails.
        var isThere = await db.Database.SqlQuery<bool>($"""SELECT to_regclass('"__EFMigrationsHistory"') IS NOT NULL AS "Value" """).SingleAsync();
        if (!isThere) await db.GetService<IHistoryRepository>().CreateIfNotExistsAsync();
    }
}
