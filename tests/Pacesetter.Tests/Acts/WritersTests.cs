using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Pacesetter.Data;
using Pacesetter.Data.Accounts;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Units;
using Pacesetter.Tests.House;
using Pacesetter.Web.Accounts;
using Pacesetter.Web.Shell;
using Pacesetter.Web.Units;
using Tree = Pacesetter.Data.Units.Tree;

namespace Pacesetter.Tests.Acts;

/// <summary>A long import holds up the other writers of a SQLite file, but refuses nobody: they wait in line, however long it takes.</summary>
public sealed class WritersTests
{
    [Fact]
    public Task An_account_is_opened_after_a_long_change() => WaitsAsync(async services =>
        await services.GetRequiredService<AddAccount>().RunAsync("li.wenqing", "李文清", new(Role.Secretary, "c")));

    [Fact]
    public Task A_member_is_entered_after_a_long_change() => WaitsAsync(async services =>
        await services.GetRequiredService<AddMember>().RunAsync("c", "1", new MemberDetails("王秀兰", null, false, false, false), null));

    [Fact]
    public Task A_wrong_password_is_noted_after_a_long_change() => WaitsAsync(async services =>
    {
        var accounts = services.GetRequiredService<UserManager<Account>>();
        Assert.True((await accounts.AccessFailedAsync(await accounts.FindByNameAsync("zhou.min") ?? throw new InvalidOperationException())).Succeeded);
    });

    private static async Task WaitsAsync(Func<IServiceProvider, Task> write)
    {
        await using var store = await TestStore.CreateAsync(DatabaseKind.Sqlite);
        await using (var db = store.Open())
        {
            await new Tree(db).OpenAsync(new Unit("c", "云岭市", "city", db.ThisMonth), null, new Act("OpenRoot", null, nameof(Unit), "c"));
            db.Users.Add(new Account { UserName = "zhou.min", NormalizedUserName = "ZHOU.MIN", Name = "周敏", SecurityStamp = "s" });
            await db.CommitAsync(new Act("AddAccount", null, nameof(Account), "zhou.min"));
        }
        await using var services = Site.BuildServices(store.Settings, with => with.AddSingleton<TimeProvider>(store.Time));
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Viewer>().BecomeSystem("test");
        // SQLite itself would give up after a second.
        ((SqliteConnection)scope.ServiceProvider.GetRequiredService<PacesetterDb>().Database.GetDbConnection()).DefaultTimeout = 1;
        scope.ServiceProvider.GetRequiredService<PacesetterDb>().Database.SetCommandTimeout(1);

        await using var other = store.Open();
        var holding = await other.BeginAloneAsync(TestContext.Current.CancellationToken);
        other.Users.Add(new Account { UserName = "wu", NormalizedUserName = "WU", Name = "吴小川" });
        await other.CommitAsync(new Act("AddAccount", null, nameof(Account), "wu"));
        var waiting = Task.Run(() => write(scope.ServiceProvider));
        await Task.Delay(TimeSpan.FromSeconds(2.5), TestContext.Current.CancellationToken);
        Assert.False(waiting.IsCompleted);
        await holding.CommitAsync();
        await waiting;
    }
}
