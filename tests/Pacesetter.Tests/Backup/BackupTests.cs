using Pacesetter.Domain;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Units;
using Pacesetter.Data.Units;
using Pacesetter.Tests.House;
using Pacesetter.Web.Shell;

namespace Pacesetter.Tests.Backup;

public sealed class BackupTests
{
    [Fact]
    public async Task Brings_back_the_store_and_the_files()
    {
        await using var store = await TestStore.CreateAsync(DatabaseKind.Sqlite);
        await using (var db = store.Open()) await new Tree(db).OpenAsync(new Unit("1", "市", "city", Month.Of(2026, 1)), null, new Act("OpenUnit", null, "Unit", "1"));
        Directory.CreateDirectory(Path.Combine(store.Folder, "evidence"));
        await File.WriteAllTextAsync(Path.Combine(store.Folder, "evidence", "a"), "picture");
        var (zip, other) = (Path.Combine(store.Folder, "b.zip"), Path.Combine(store.Folder, "other"));

        Assert.Equal(0, await RunAsync("backup", zip, "--data", store.Folder));
        Assert.Equal(0, await RunAsync("restore", zip, "--data", other));
        Assert.Equal(0, await RunAsync("verify", "--data", other));
        Assert.Equal("picture", await File.ReadAllTextAsync(Path.Combine(other, "evidence", "a")));
        Assert.Equal(new FileInfo(Path.Combine(store.Folder, "pacesetter.db")).Length > 0, File.Exists(Path.Combine(other, "pacesetter.db")));
    }

    [Fact]
    public async Task Is_not_restored_over_a_store()
    {
        await using var store = await TestStore.CreateAsync(DatabaseKind.Sqlite);
        var zip = Path.Combine(store.Folder, "b.zip");
        Assert.Equal(0, await RunAsync("backup", zip, "--data", store.Folder));
        Assert.Equal(1, await RunAsync("restore", zip, "--data", store.Folder));
    }

    [Fact]
    public async Task Is_refused_when_the_file_is_none()
    {
        var folder = Directory.CreateTempSubdirectory("pacesetter-backup-").FullName;
        var junk = Path.Combine(folder, "junk.zip");
        await File.WriteAllTextAsync(junk, "not a zip");
        Assert.Equal(1, await RunAsync("restore", junk, "--data", Path.Combine(folder, "data")));
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(folder, "data")));
        Directory.Delete(folder, recursive: true);
    }

    private static Task<int> RunAsync(params string[] arguments) => Cli.RunAsync(arguments);
}
