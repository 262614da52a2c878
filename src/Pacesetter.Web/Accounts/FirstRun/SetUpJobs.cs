using System.Security.Cryptography;
using System.Text;
using Pacesetter.Domain;
using Pacesetter.Web.Shell;

namespace Pacesetter.Web.Accounts.FirstRun;

/// <summary>Setting up on its way.</summary>
internal sealed class SetUpJob(SetUpForm form, string token)
{
    public Guid Id { get; } = Guid.CreateVersion7();

    /// <summary>What was typed, for the case that it must be mended.</summary>
    public SetUpForm Form => form;

    public string Token => token;

    /// <summary>0 to 1.</summary>
    public double Done { get; set; }

    public SetUpResult? Result { get; set; }

    public BrokenRule? Failure { get; set; }

    public bool IsWorking => Result is null && Failure is null;
}

/// <summary>
/// Setting up takes as long as its roster is long: it goes on by itself while the page shows how far it is. Kept in memory, as the key of the page is: after
/// a restart the console prints a new key, and what was imported already is not imported twice.
/// </summary>
internal sealed partial class SetUpJobs(IServiceScopeFactory scopes, Settings settings, TimeProvider time, FirstRunKey key, ILogger<SetUpJobs> log)
{
    // So long the links of the first accounts can be seen again; the page itself is closed at once.
    private static readonly TimeSpan Shown = TimeSpan.FromMinutes(10);

    private readonly Lock one = new();
    private SetUpJob? job;
    private DateTimeOffset? ended;

    /// <summary>Keeps the roster and begins; while one is at work, that one goes on.</summary>
    /// <exception cref="BrokenRule">sheets.empty.</exception>
    public async Task<SetUpJob> BeginAsync(SetUpForm form, string token, CancellationToken cancellation = default)
    {
        BrokenRule.Unless(form.Roster is not { Length: 0, FileName.Length: > 0 }, "sheets.empty");
        var roster = form.Roster is { Length: > 0 } sent ? await KeepAsync(sent, cancellation) : null;
        lock (one)
        {
            if (job is { IsWorking: true })
            {
                if (roster is not null) File.Delete(roster);
                return job;
            }
            (job, ended) = (new(form, token), null);
            _ = Task.Run(() => RunAsync(job, roster), CancellationToken.None);
            return job;
        }
    }

    /// <summary>Null if there is none, it was begun under another key, or is over for some time.</summary>
    public SetUpJob? Find(Guid? id, string token) =>
        job is { } found && found.Id == id && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(found.Token), Encoding.UTF8.GetBytes(token)) && (ended is null || time.GetUtcNow() - ended < Shown) ? found : null;

    private async Task<string> KeepAsync(IFormFile sent, CancellationToken cancellation)
    {
        var path = Path.Combine(Directory.CreateDirectory(settings.Data).FullName, $"first-run-{Guid.CreateVersion7():n}");
        await using var kept = File.Create(path);
        await sent.CopyToAsync(kept, cancellation);
        return path;
    }

    private async Task RunAsync(SetUpJob begun, string? roster)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await using var content = roster is null ? null : File.OpenRead(roster);
            var result = await scope.ServiceProvider.GetRequiredService<SetUp>().RunAsync(begun.Form, content, done => begun.Done = done);
            if (result.Accounts.Count > 0) key.Close();
            begun.Result = result;
        }
        catch (BrokenRule rule)
        {
            begun.Failure = rule;
        }
        catch (Exception e) when (e is IOException or System.Data.Common.DbException or InvalidOperationException)
        {
            LogFailure(e);
            begun.Failure = new BrokenRule("accounts.set-up-failed");
        }
        finally
        {
            ended = time.GetUtcNow();
            if (roster is not null) File.Delete(roster);
        }
    }

    [LoggerMessage(LogLevel.Error, "The installation could not be set up")]
    private partial void LogFailure(Exception e);
}
