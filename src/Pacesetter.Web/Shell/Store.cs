using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
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
            services.AddDbContext<PostgresDb>(options => options.UsePostgresStore(settings.Database));
            services.AddScoped<PacesetterDb>(provider => provider.GetRequiredService<PostgresDb>());
        }
        else
        {
            Directory.CreateDirectory(settings.Data);
            services.AddDbContext<SqliteDb>(options => options.UseSqliteStore(settings.SqlitePath, settings.Synchronous));
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
        List<string> pending = [.. await db.Database.GetPendingMigrationsAsync()];
        if (pending.Count > 0) await db.Database.MigrateAsync();
        return pending;
    }
}
