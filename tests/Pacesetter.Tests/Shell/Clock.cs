using Microsoft.Extensions.Time.Testing;

namespace Pacesetter.Tests.Shell;

/// <summary>A clock that is moved by hand, from ten in the morning in Beijing on 15 October 2026, and tells when somebody has begun to wait for it.</summary>
internal sealed class Clock() : FakeTimeProvider(new DateTimeOffset(2026, 10, 15, 2, 0, 0, TimeSpan.Zero))
{
    private int timers;

    public int Timers => Volatile.Read(ref timers);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        Interlocked.Increment(ref timers);
        return timer;
    }

    /// <summary>Waits until so many timers were made.</summary>
    public async Task AwaitedAsync(int count)
    {
        for (var i = 0; i < 1000 && Timers < count; i++) await Task.Delay(10);
        Assert.True(Timers >= count, $"{Timers} timers instead of {count}");
    }
}
