using Pacesetter.Data.Accounts;
using Pacesetter.Web.Shell;

namespace Pacesetter.Web.Plans;

/// <summary>Tables that wait in the data folder until the person who brought them has looked and agreed, at most a day. Nobody else finds them.</summary>
public sealed class PlanUploads(Settings settings, TimeProvider time, Viewer viewer)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    private string Folder => Path.Combine(settings.Data, "uploads");

    public async Task<Guid> KeepAsync(IFormFile file, CancellationToken cancellation = default)
    {
        Directory.CreateDirectory(Folder);
        foreach (var old in Directory.EnumerateFiles(Folder, "plans-*").Where(path => time.GetUtcNow() - File.GetLastWriteTimeUtc(path) > Kept)) File.Delete(old);
        var id = Guid.CreateVersion7();
        await using var kept = File.Create(PathOf(id));
        await file.CopyToAsync(kept, cancellation);
        return id;
    }

    /// <summary>Null if there is none, or it is another person's.</summary>
    public Stream? Open(Guid id) => File.Exists(PathOf(id)) ? File.OpenRead(PathOf(id)) : null;

    public void Remove(Guid id) => File.Delete(PathOf(id));

    private string PathOf(Guid id) => Path.Combine(Folder, FormattableString.Invariant($"plans-{viewer.AccountId}-{id:N}"));
}
