using Pacesetter.Data.Accounts;
using Pacesetter.Domain;
using Pacesetter.Web.Shell;

namespace Pacesetter.Web.Units.Roster;

/// <summary>
/// Imports under way, so that a page can show how far they are and a person can look before agreeing. They wait in the data folder for at most a day. What a
/// dead process left unfinished is begun again when its person looks: looking through changes nothing, and writing is all or nothing.
/// </summary>
public sealed partial class RosterJobs(IServiceScopeFactory scopes, Settings settings, TimeProvider time, ILogger<RosterJobs> log)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    // So often the disk is told how far the work is.
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(400);

    private string Home => Path.Combine(settings.Data, "uploads");

    /// <summary>Keeps the file and begins to look through it.</summary>
    public async Task<RosterJob> BeginAsync(Viewer viewer, string unit, RosterKind kind, IFormFile file, Month? from, CancellationToken cancellation = default)
    {
        Tidy();
        var job = new RosterJob(Guid.CreateVersion7(), viewer.AccountId, unit, kind, file.FileName, from);
        await FolderOf(job.Id).BeginAsync(job, file, cancellation);
        Work(job.Id, viewer, _ => true);
        return job;
    }

    /// <summary>Takes over what was looked through.</summary>
    public void Write(RosterJob job, Viewer viewer) => Work(job.Id, viewer, state => state is { IsAgreed: false, IsWorking: false, IsOver: false }, state => state with { IsAgreed = true, Done = 0 });

    /// <summary>Null if there is none, or it is another person's or another unit's.</summary>
    public RosterJob? Find(Guid? id, Viewer viewer, string unit)
    {
        if (id is not { } key || FolderOf(key).Read() is not { } job || job.AccountId != viewer.AccountId || job.Unit != unit) return null;
        if (job.State.IsWorking) Work(key, viewer, state => state.IsWorking);
        return job;
    }

    private RosterFolder FolderOf(Guid id) => new(Path.Combine(Home, id.ToString("N")));

    /// <summary>Begins to work on it, unless somebody does already or there is nothing to do.</summary>
    private void Work(Guid id, Viewer viewer, Func<RosterState, bool> isDue, Func<RosterState, RosterState>? first = null)
    {
        var folder = FolderOf(id);
        var taken = folder.Take();
        if (taken is null) return;
        if (folder.Read() is not { } job || !isDue(job.State))
        {
            taken.Dispose();
            return;
        }
        if (first is not null)
        {
            job = job with { State = first(job.State) };
            folder.Write(job.State);
        }
        // The page that began it answers at once; the work goes on with the same person.
        _ = Task.Run(async () =>
        {
            using (taken) await RunAsync(folder, job, viewer);
        });
    }

    private async Task RunAsync(RosterFolder folder, RosterJob job, Viewer viewer)
    {
        var state = job.State;
        try
        {
            var result = await ImportAsync(folder, job, viewer);
            // Somebody may have changed the store in between, so that what was agreed to is no longer possible.
            state = !state.IsAgreed || result.ProblemCount > 0 ? state with { Found = result, IsAgreed = false } : state with { Written = result };
        }
        catch (BrokenRule rule)
        {
            state = state with { Failure = new(rule.Code, rule.Arguments) };
        }
        catch (Exception e) when (e is IOException or System.Data.Common.DbException or InvalidOperationException)
        {
            LogFailure(e);
            state = state with { Failure = new("units.import-failed", []) };
        }
        folder.Write(state with { Done = 1 });
        if (state.IsOver) File.Delete(folder.File);
    }

    private async Task<ImportResult> ImportAsync(RosterFolder folder, RosterJob job, Viewer viewer)
    {
        await using var scope = scopes.CreateAsyncScope();
        var own = scope.ServiceProvider.GetRequiredService<Viewer>();
        own.Become(viewer.AccountId ?? 0, viewer.Name, viewer.Grants, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime.AddHours(8)), viewer.MayWrite);
        own.RequestId = viewer.RequestId;
        await using var file = File.OpenRead(folder.File);
        var last = time.GetTimestamp();
        var options = new ImportOptions
        {
            Unit = job.Unit, From = job.From, DryRun = !job.State.IsAgreed,
            Progress = done =>
            {
                if (time.GetElapsedTime(last) < Beat) return;
                last = time.GetTimestamp();
                folder.Write(job.State with { Done = done });
            },
        };
        return job.Kind == RosterKind.Units
            ? await scope.ServiceProvider.GetRequiredService<ImportUnits>().RunAsync(file, job.FileName, options)
            : await scope.ServiceProvider.GetRequiredService<ImportMembers>().RunAsync(file, job.FileName, options);
    }

    private void Tidy()
    {
        Directory.CreateDirectory(Home);
        foreach (var folder in Directory.EnumerateDirectories(Home).Select(path => new RosterFolder(path)).Where(folder => time.GetUtcNow() - folder.Touched > Kept))
        {
            using var taken = folder.Take();
            if (taken is not null) folder.Remove();
        }
    }

    [LoggerMessage(LogLevel.Error, "A roster could not be imported")]
    private partial void LogFailure(Exception e);
}
