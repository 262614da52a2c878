using System.Collections.Concurrent;
using Pacesetter.Data.Accounts;
using Pacesetter.Domain;
using Pacesetter.Web.Shell;

namespace Pacesetter.Web.Units.Roster;

/// <summary>
/// Imports under way in this process, so that a page can show how far they are and a person can look before agreeing. Files wait in the data
/// folder, at most a day.
/// </summary>
public sealed partial class RosterJobs(IServiceScopeFactory scopes, Settings settings, TimeProvider time, ILogger<RosterJobs> log)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);
    private readonly ConcurrentDictionary<Guid, RosterJob> jobs = [];

    private string Folder => Path.Combine(settings.Data, "uploads");

    /// <summary>Keeps the file and begins to look through it.</summary>
    public async Task<RosterJob> BeginAsync(Viewer viewer, string unit, RosterKind kind, IFormFile file, Month? from, CancellationToken cancellation = default)
    {
        Directory.CreateDirectory(Folder);
        Tidy();
        var path = Path.Combine(Folder, Path.GetRandomFileName());
        await using (var kept = File.Create(path)) await file.CopyToAsync(kept, cancellation);
        var job = new RosterJob(viewer.AccountId, unit, kind, file.FileName, path, from);
        jobs[job.Id] = job;
        _ = RunAsync(job, viewer, dryRun: true);
        return job;
    }

    /// <summary>Takes over what was looked through.</summary>
    public void Write(RosterJob job, Viewer viewer)
    {
        if (job.IsWorking || job.Written is not null) return;
        (job.IsWorking, job.Done) = (true, 0);
        _ = RunAsync(job, viewer, dryRun: false);
    }

    /// <summary>Null if there is none, or it is another person's or another unit's.</summary>
    public RosterJob? Find(Guid? id, Viewer viewer, string unit) =>
        id is { } key && jobs.TryGetValue(key, out var job) && job.AccountId == viewer.AccountId && job.Unit == unit ? job : null;

    private async Task RunAsync(RosterJob job, Viewer viewer, bool dryRun)
    {
        // The page that began it answers at once; the work goes on in a scope of its own with the same person.
        await Task.Yield();
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var own = scope.ServiceProvider.GetRequiredService<Viewer>();
            own.Become(viewer.AccountId ?? 0, viewer.Name, viewer.Grants, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime.AddHours(8)), viewer.MayWrite);
            own.RequestId = viewer.RequestId;
            await using var file = File.OpenRead(job.Path);
            var options = new ImportOptions { Unit = job.Unit, From = job.From, DryRun = dryRun, Progress = done => job.Done = done };
            var result = job.Kind == RosterKind.Units
                ? await scope.ServiceProvider.GetRequiredService<ImportUnits>().RunAsync(file, job.FileName, options)
                : await scope.ServiceProvider.GetRequiredService<ImportMembers>().RunAsync(file, job.FileName, options);
            if (dryRun || result.ProblemCount > 0) job.Found = result;
            else job.Written = result;
        }
        catch (BrokenRule rule)
        {
            job.Failure = rule;
        }
        catch (Exception e) when (e is IOException or System.Data.Common.DbException or InvalidOperationException)
        {
            LogFailure(e);
            job.Failure = new BrokenRule("units.import-failed");
        }
        finally
        {
            job.IsWorking = false;
            if (job.Written is not null || job.Failure is not null || job.Found?.ProblemCount > 0) File.Delete(job.Path);
        }
    }

    private void Tidy()
    {
        foreach (var file in Directory.EnumerateFiles(Folder).Where(file => time.GetUtcNow() - File.GetLastWriteTimeUtc(file) > Kept)) File.Delete(file);
        foreach (var job in jobs.Values.Where(job => !job.IsWorking && !File.Exists(job.Path)).OrderByDescending(job => job.Id).Skip(100)) jobs.TryRemove(job.Id, out _);
    }

    [LoggerMessage(LogLevel.Error, "A roster could not be imported")]
    private partial void LogFailure(Exception e);
}
