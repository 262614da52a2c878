using Microsoft.AspNetCore.Components;

namespace Pacesetter.Web.Shell;

/// <summary>
/// A component that reads from the store once, before it is first drawn: no page is ever drawn half loaded. The components of a page
/// begin side by side, but a store does one thing at a time for a request: they take turns.
/// </summary>
public abstract class Loading : ComponentBase
{
    private bool loaded;

    [Inject]
    private Turns Turns { get; set; } = default!;

    public sealed override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        if (!loaded) await Turns.TakeAsync(LoadAsync);
        loaded = true;
        await base.SetParametersAsync(ParameterView.Empty);
    }

    protected abstract Task LoadAsync();
}

/// <summary>One turn at a time within a request.</summary>
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
