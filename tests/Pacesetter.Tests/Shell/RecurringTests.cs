using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Pacesetter.Data.Accounts;
using Pacesetter.Web.Shell;

namespace Pacesetter.Tests.Shell;

public sealed class RecurringTests
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(4);

    private readonly Clock time = new();

    [Fact]
    public async Task The_first_round_comes_soon_after_the_start_and_the_next_after_the_pause()
    {
        await using var work = await Work.BeginAsync(time, _ => { });
        time.Advance(Recurring.Soon - TimeSpan.FromSeconds(1));
        await work.StaysAtAsync(0);
        time.Advance(TimeSpan.FromSeconds(1));
        await work.ReachesAsync(1);
        time.Advance(Pause - TimeSpan.FromSeconds(1));
        await work.StaysAtAsync(1);
        time.Advance(TimeSpan.FromSeconds(1));
        await work.ReachesAsync(2);
    }

    public static TheoryData<Exception> Faults =>
    [
        new NpgsqlException("away"),
        new InvalidOperationException("An exception has been raised that is likely due to a transient failure.", new NpgsqlException("away")),
        new InvalidOperationException("a fault of our own"),
        new TimeoutException(),
        new OperationCanceledException("a statement was given up"),
    ];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Whatever_goes_wrong_in_one_round_the_next_one_comes(Exception fault)
    {
        await using var work = await Work.BeginAsync(time, round =>
        {
            if (round == 1) throw fault;
        });
        time.Advance(Recurring.Soon);
        await work.ReachesAsync(1);
        time.Advance(Pause);
        await work.ReachesAsync(2);
        time.Advance(Pause);
        await work.ReachesAsync(3);
    }

    [Theory]
    [InlineData("2026-10-15 18:29", "2026-10-15 18:29", false)]
    [InlineData("2026-10-15 18:00", "2026-10-15 18:29", false)]
    [InlineData("2026-10-15 18:00", "2026-10-15 18:30", true)]
    [InlineData("2026-10-15 18:31", "2026-10-16 18:29", false)]
    [InlineData("2026-10-15 10:00", "2026-10-16 01:00", true)]
    [InlineData("2026-10-13 18:31", "2026-10-15 04:00", true)]
    [InlineData(null, "2026-10-15 04:00", true)]
    public void A_night_is_missed_when_half_past_two_in_Beijing_went_by_without_it(string? last, string now, bool missed)
    {
        Assert.Equal(missed, Night.Missed(last is null ? null : Utc(last), Utc(now)));

        static DateTime Utc(string text) => DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal | System.Globalization.DateTimeStyles.AdjustToUniversal);
    }

    /// <summary>Counts its rounds.</summary>
    private sealed class Work(IServiceScopeFactory scopes, Clock time, Action<int> act) : Recurring(Pause, "test", scopes, time, NullLogger<Recurring>.Instance), IAsyncDisposable
    {
        private int rounds;

        public static async Task<Work> BeginAsync(Clock time, Action<int> act)
        {
            var work = new Work(new ServiceCollection().AddScoped<Viewer>().BuildServiceProvider().GetRequiredService<IServiceScopeFactory>(), time, act);
            await work.StartAsync(TestContext.Current.CancellationToken);
            await time.AwaitedAsync(1);
            return work;
        }

        public async Task ReachesAsync(int count)
        {
            for (var i = 0; i < 500 && Volatile.Read(ref rounds) < count; i++) await Task.Delay(10);
            Assert.Equal(count, rounds);
        }

        public async Task StaysAtAsync(int count)
        {
            await Task.Delay(150);
            Assert.Equal(count, rounds);
        }

        public async ValueTask DisposeAsync()
        {
            await StopAsync(CancellationToken.None);
            Dispose();
        }

        protected override Task DoAsync(IServiceProvider services, CancellationToken cancellation)
        {
            act(Interlocked.Increment(ref rounds));
            return Task.CompletedTask;
        }
    }
}
