using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Pacesetter.Data.Tallies;
using Pacesetter.Data.Units;
using Pacesetter.Domain;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Units;
using Pacesetter.Tests.Campaigns;
using Pacesetter.Tests.House;
using Pacesetter.Tests.Shell;
using Pacesetter.Web.Campaigns;
using Pacesetter.Web.Diagnosis;
using Pacesetter.Web.Shell;

namespace Pacesetter.Tests.Diagnosis;

public sealed class NightlyTests
{
    private static readonly DateTimeOffset BeforeNight = new(2026, 10, 15, 18, 20, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset AfterNight = BeforeNight.AddMinutes(30);

    [Theory, OnBothDatabases]
    public async Task The_diagnosis_runs_at_night_once_and_is_caught_up_with_after_a_start(DatabaseKind kind)
    {
        var clock = new Clock();
        await using var store = await TestStore.CreateAsync(kind);
        await using var services = Site.BuildServices(store.Settings, with => with.AddSingleton<TimeProvider>(clock));
        await FoundAsync(store);
        // Ten in the morning, and it was never done: soon after the start.
        using (var first = await BeginAsync(services, clock))
        {
            clock.Advance(Recurring.Soon);
            Assert.Equal(2, await RunsAsync(store, 2));
            clock.Advance(BeforeNight - clock.GetUtcNow());
            Assert.Equal(2, await RunsAsync(store, 3));
            clock.Advance(AfterNight - clock.GetUtcNow());
            Assert.Equal(4, await RunsAsync(store, 4));
            await first.StopAsync(CancellationToken.None);
        }
        // Restarted each morning, it is done each day all the same, and not twice.
        clock.Advance(TimeSpan.FromHours(30));
        using (var second = await BeginAsync(services, clock))
        {
            clock.Advance(Recurring.Soon);
            Assert.Equal(6, await RunsAsync(store, 6));
            await second.StopAsync(CancellationToken.None);
        }
        using var third = await BeginAsync(services, clock);
        clock.Advance(Recurring.Soon);
        Assert.Equal(6, await RunsAsync(store, 7));
        await third.StopAsync(CancellationToken.None);
    }

    private static async Task<DiagnoseNightly> BeginAsync(IServiceProvider services, Clock clock)
    {
        var nightly = new DiagnoseNightly(services.GetRequiredService<IServiceScopeFactory>(), clock, NullLogger<Recurring>.Instance);
        var before = clock.Timers;
        await nightly.StartAsync(TestContext.Current.CancellationToken);
        await clock.AwaitedAsync(before + 1);
        return nightly;
    }

    /// <summary>How often a month was diagnosed; waits a little for as many as are hoped for.</summary>
    private static async Task<int> RunsAsync(TestStore store, int hoped)
    {
        await using var db = store.Open();
        var runs = 0;
        for (var i = 0; i < (hoped % 2 == 0 ? 500 : 20); i++)
        {
            runs = await db.Acts.CountAsync(act => act.Name == "Diagnose");
            if (runs >= hoped) break;
            await Task.Delay(20);
        }
        await Task.Delay(50);
        return runs;
    }

    private static async Task FoundAsync(TestStore store)
    {
        await using var db = store.Open();
        var unit = new Unit("530924", "石泉县", "county", Month.Of(2025, 1));
        await new Tree(db).OpenAsync(unit, null, new Act("OpenUnit", null, nameof(Unit), unit.Code));
        await new ApplyRecipe(db, new Recount(db)).RunAsync(RecipeFiles.Text(RecipeFiles.Speech), unit.Code, new(2026, 1, 1));
    }
}
