namespace Pacesetter.Web.Shell;

/// <summary>The components of a page load side by side, but a store does one thing at a time for a request: here they take turns.</summary>
public sealed class Turns : IDisposable
{
    private readonly SemaphoreSlim one = new(1);

    public async Task TakeAsync(Func<Task> load)
    {
        await one.WaitAsync();
        try
        {
            await load();
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();
}
