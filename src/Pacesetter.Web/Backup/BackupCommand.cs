using System.CommandLine;
using System.IO.Compression;
using Microsoft.Data.Sqlite;
using Pacesetter.Domain;
using Pacesetter.Web.Shell;

namespace Pacesetter.Web.Backup;

/// <summary>One zip with the SQLite file, copied consistently while the site serves, and the evidence files.</summary>
internal static class BackupCommand
{
    private const string Store = "pacesetter.db";
    private const string Evidence = "evidence";

    public static IEnumerable<Command> Create() => [Backup(), Restore()];

    private static Command Backup()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "The zip to write" };
        var command = new Command("backup", "Writes a consistent copy of the store and its files, also while serving (SQLite)") { file };
        command.SetAction((parsed, cancellation) => Cli.WithStoreAsync(parsed, "backup", async services =>
        {
            var settings = DemandSqlite(services);
            var copy = Path.Combine(settings.Data, $"backup-{Guid.CreateVersion7():n}.db");
            try
            {
                CopyStore(settings.SqlitePath, copy);
                await using var zip = await ZipFile.OpenAsync(parsed.GetValue(file)!.FullName, ZipArchiveMode.Create, cancellation);
                await zip.CreateEntryFromFileAsync(copy, Store, cancellation);
                var files = Path.Combine(settings.Data, Evidence);
                foreach (var path in Directory.Exists(files) ? Directory.EnumerateFiles(files, "*", SearchOption.AllDirectories) : [])
                    await zip.CreateEntryFromFileAsync(path, Path.GetRelativePath(settings.Data, path).Replace('\\', '/'), CompressionLevel.NoCompression, cancellation);
            }
            finally
            {
                File.Delete(copy);
            }
            Console.WriteLine(services.GetRequiredService<Words>()["backup.written", parsed.GetValue(file)!.FullName]);
            return 0;
        }));
        return command;
    }

    private static Command Restore()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "A zip written by backup" };
        var command = new Command("restore", "Puts a backup into an empty data folder (SQLite)") { file };
        command.SetAction((parsed, cancellation) => Cli.WithStoreAsync(parsed, "restore", async services =>
        {
            var settings = DemandSqlite(services);
            BrokenRule.Unless(!File.Exists(settings.SqlitePath), "backup.store-exists", settings.SqlitePath);
            // Unpacked beside the store and moved at the end, so that a broken archive leaves nothing half-done.
            var aside = Directory.CreateDirectory(Path.Combine(settings.Data, $"restore-{Guid.CreateVersion7():n}"));
            try
            {
                await ZipFile.ExtractToDirectoryAsync(parsed.GetValue(file)!.FullName, aside.FullName, cancellation);
                DemandWhole(Path.Combine(aside.FullName, Store));
                var files = Path.Combine(aside.FullName, Evidence);
                if (Directory.Exists(files)) Directory.Move(files, Path.Combine(settings.Data, Evidence));
                File.Move(Path.Combine(aside.FullName, Store), settings.SqlitePath);
            }
            catch (InvalidDataException)
            {
                throw new BrokenRule("backup.not-a-backup");
            }
            finally
            {
                aside.Delete(recursive: true);
            }
            Console.WriteLine(services.GetRequiredService<Words>()["backup.restored", settings.SqlitePath]);
            return 0;
        }));
        return command;
    }

    private static Settings DemandSqlite(IServiceProvider services)
    {
        var settings = services.GetRequiredService<Settings>();
        BrokenRule.Unless(!settings.IsPostgres, "backup.use-pg-dump");
        return settings;
    }

    private static void CopyStore(string from, string to)
    {
        BrokenRule.Unless(File.Exists(from), "backup.no-store", from);
        using var source = Open(from, SqliteOpenMode.ReadWrite);
        using var target = Open(to, SqliteOpenMode.ReadWriteCreate);
        source.BackupDatabase(target);
    }

    private static void DemandWhole(string path)
    {
        BrokenRule.Unless(File.Exists(path), "backup.not-a-backup");
        using var store = Open(path, SqliteOpenMode.ReadOnly);
        using var check = store.CreateCommand();
        check.CommandText = "PRAGMA integrity_check";
        BrokenRule.Unless(check.ExecuteScalar() is "ok", "backup.not-a-backup");
    }

    private static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }
}
