using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Pacesetter.Data;

namespace Pacesetter.Web.Shell;

/// <summary>How the installation is doing, for the system administrator: nothing of what it is used for.</summary>
internal sealed class InstallationState(PacesetterDb db, Settings settings, HealthCheckService health)
{
    private const double Mega = 1024 * 1024;

    public Settings Settings => settings;

    public static string Runtime => $"{RuntimeInformation.FrameworkDescription} · {RuntimeInformation.OSDescription} · {RuntimeInformation.OSArchitecture}";

    /// <summary>Resident memory of this process in MiB.</summary>
    public static int Memory => (int)(Environment.WorkingSet / Mega);

    public static DateTime StartedAt => Process.GetCurrentProcess().StartTime.ToUniversalTime();

    public async Task<bool> IsHealthyAsync(CancellationToken cancellation = default) => (await health.CheckHealthAsync(cancellation)).Status == HealthStatus.Healthy;

    public async Task<IReadOnlyList<string>> MigrationsAsync(CancellationToken cancellation = default) => [.. await db.Database.GetAppliedMigrationsAsync(cancellation)];

    /// <summary>Size of the store in MiB: the SQLite file with its log, or the PostgreSQL database.</summary>
    public async Task<int> StoreSizeAsync(CancellationToken cancellation = default)
    {
        if (settings.IsPostgres) return (int)(await db.Database.SqlQueryRaw<long>("SELECT pg_database_size(current_database()) AS \"Value\"").SingleAsync(cancellation) / Mega);
        string[] files = [settings.SqlitePath, settings.SqlitePath + "-wal"];
        return (int)(files.Select(path => new FileInfo(path)).Where(file => file.Exists).Sum(file => file.Length) / Mega);
    }
}
