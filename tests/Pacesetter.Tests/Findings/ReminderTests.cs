using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Pacesetter.Data.Accounts;
using Pacesetter.Data.Tallies;
using Pacesetter.Data.Units;
using Pacesetter.Domain;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Findings;
using Pacesetter.Domain.Units;
using Pacesetter.Tests.Campaigns;
using Pacesetter.Tests.House;
using Pacesetter.Web.Campaigns;
using Pacesetter.Web.Diagnosis;
using Pacesetter.Web.Findings;
using Pacesetter.Web.Shell;

namespace Pacesetter.Tests.Findings;

public sealed class ReminderTests
{
    [Theory, OnBothDatabases]
    public async Task What_is_overdue_in_a_unit_is_spoken_of_together_once_a_week_and_counts_as_one_reminder(DatabaseKind kind)
    {
        await using var store = await TestStore.CreateAsync(kind);
        await using var services = Site.BuildServices(store.Settings, with => with.AddSingleton<TimeProvider>(store.Time));
        var campaign = await FoundAsync(store, dueInDays: [1, 1, 3]);
        store.Time.Advance(TimeSpan.FromDays(2));
        Assert.Equal(2, await RemindAsync(services, campaign));
        // Another has become overdue meanwhile; it waits until the week is over, and then they climb together.
        store.Time.Advance(TimeSpan.FromDays(3));
        Assert.Equal(0, await RemindAsync(services, campaign));
        store.Time.Advance(TimeSpan.FromDays(4));
        Assert.Equal(3, await RemindAsync(services, campaign));
        await using var db = store.Open();
        Assert.Equal([Rung.Owner, Rung.Owner, Rung.Owner, Rung.Secretary, Rung.Secretary], (await db.FindingReminders.Select(row => row.Rung).ToListAsync()).Order());
        await using var scope = Scope(services);
        Assert.Equal(2, await scope.ServiceProvider.GetRequiredService<ReadSilent>().CountAsync(campaign.Id, campaign.UnitId));
    }

    private static async Task<int> RemindAsync(IServiceProvider services, Campaign campaign)
    {
        await using var scope = Scope(services);
        return await scope.ServiceProvider.GetRequiredService<RemindOfFindings>().RunAsync(campaign);
    }

    private static AsyncServiceScope Scope(IServiceProvider services)
    {
        var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Viewer>().BecomeSystem("remind");
        return scope;
    }

    private static async Task<Campaign> FoundAsync(TestStore store, int[] dueInDays)
    {
        await using var db = store.Open();
        var unit = new Unit("530924", "石泉县", "county", Month.Of(2025, 1));
        await new Tree(db).OpenAsync(unit, null, new Act("OpenUnit", null, nameof(Unit), unit.Code));
        var campaign = await new ApplyRecipe(db, new Recount(db)).RunAsync(RecipeFiles.Text(RecipeFiles.Speech), unit.Code, new(2026, 1, 1));
        db.Findings.AddRange(dueInDays.Select(days => Finding.Enter(RecipeFiles.Read(RecipeFiles.Speech).Findings!, (campaign.Id, unit.Id),
            new("月计划没有数量", "planning", "slight", new(FindingSource.Self, null, null), db.Today.AddDays(days)), new(1, "周正", db.Now, db.ThisMonth), db.Today)));
        await db.CommitAsync(new Act("EnterFinding", unit.Id, nameof(Finding), unit.Id) { CampaignId = campaign.Id });
        return campaign;
    }
}
