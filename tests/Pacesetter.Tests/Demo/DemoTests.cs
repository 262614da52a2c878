using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Data.Diagnosis;
using Pacesetter.Data.Tallies;
using Pacesetter.Data.Units;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Units;
using Pacesetter.Tests.House;
using Pacesetter.Web.Campaigns;
using Pacesetter.Web.Demo;
using Pacesetter.Web.Diagnosis;

namespace Pacesetter.Tests.Demo;

public sealed class DemoTests
{
    private static readonly DemoSize Hamlet = new("hamlet", 150, 1500, 18) { AllVersions = true, AllActs = true };

    [Theory, OnBothDatabases]
    public async Task Numbers_and_tree_follow_from_the_facts(DatabaseKind kind)
    {
        await using var store = await TestStore.CreateAsync(kind);
        await using var db = store.Open();
        Assert.True(await FillAsync(db, seed: 1));
        Assert.Equal(Hamlet.Units, await db.Units.CountAsync());
        Assert.Equal((0, 0), await new Recount(db).CompareAsync());
        Assert.All(await new TreeChecks(db).RunAsync(), check => Assert.Equal(0, check.Found));
        if (kind == DatabaseKind.Sqlite) Assert.Equal(0, await db.Database.SqlQuery<int>($"SELECT COUNT(*) AS Value FROM pragma_foreign_key_check").SingleAsync());
    }

    [Theory, OnBothDatabases]
    public async Task The_same_seed_tells_the_same_and_another_something_else(DatabaseKind kind)
    {
        var (one, again, other) = (await PrintAsync(DatabaseKind.Sqlite, 7), await PrintAsync(kind, 7), await PrintAsync(kind, 8));
        Assert.Equal(one, again);
        Assert.NotEqual(one, other);
    }

    [Fact]
    public async Task A_store_that_is_filled_is_left_alone_and_one_with_other_data_is_refused()
    {
        await using var store = await TestStore.CreateAsync(DatabaseKind.Sqlite);
        await using var db = store.Open();
        await FillAsync(db, seed: 1);
        Assert.False(await FillAsync(db, seed: 2));

        await using var foreign = await TestStore.CreateAsync(DatabaseKind.Sqlite);
        await using var theirs = foreign.Open();
        await new Tree(theirs).OpenAsync(new Unit("1", "市", "市", Month.Of(2026, 1)), null, new Act("OpenUnit", null, nameof(Unit), "1"));
        Assert.Equal("demo.store-in-use", (await Assert.ThrowsAsync<BrokenRule>(() => FillAsync(theirs, seed: 1))).Code);
    }

    [Fact]
    public async Task One_county_lags_and_the_people_to_enter_as_are_there()
    {
        await using var store = await TestStore.CreateAsync(DatabaseKind.Sqlite);
        await using var db = store.Open();
        await FillAsync(db, seed: 1);
        var last = db.ThisMonth.Previous;
        var counties = await (from unit in db.Units where unit.Tier == "县区" join sum in db.Rollups on unit.Id equals sum.UnitId where sum.Month == last select new { unit.Name, sum.TasksDue, sum.TasksDoneInTime }).ToListAsync();
        Assert.Equal(6, counties.Count);
        Assert.Equal("青溪县", counties.MinBy(county => (double)county.TasksDoneInTime / county.TasksDue)!.Name);

        var people = await (from account in db.Users where account.UserName!.StartsWith("demo.") join grant in db.Grants on account.Id equals grant.AccountId select new { account.UserName, account.PasswordHash, grant.Role, grant.UnitId }).ToListAsync();
        Assert.All(people, person => Assert.Null(person.PasswordHash));
        Assert.Equal(
            [("demo.audit", Role.AuditAdmin), ("demo.county", Role.Office), ("demo.inspector", Role.Inspector), ("demo.leader", Role.Leader), ("demo.member", Role.Member), ("demo.office", Role.Office),
                ("demo.security", Role.SecurityAdmin), ("demo.system", Role.SystemAdmin), ("demo.township", Role.Office), ("demo.village", Role.Secretary)],
            people.OrderBy(person => person.UserName, StringComparer.Ordinal).Select(person => (person.UserName!, person.Role)));
        Assert.All(people.Where(person => person.Role < Role.SystemAdmin), person => Assert.NotNull(person.UnitId));
    }

    [Fact]
    public async Task The_village_secretary_has_a_report_to_hand_in_and_next_month_to_confirm()
    {
        await using var store = await TestStore.CreateAsync(DatabaseKind.Sqlite);
        await using var db = store.Open();
        await FillAsync(db, seed: 1);
        var village = await (from account in db.Users where account.UserName == "demo.village" join grant in db.Grants on account.Id equals grant.AccountId join unit in db.Units on grant.UnitId equals unit.Id select unit).SingleAsync();
        Assert.Equal("李家坝村党支部", village.Name);
        Assert.False(await db.Reports.AnyAsync(report => report.UnitId == village.Id && report.Month == db.ThisMonth));
        var tasks = await db.PlanTasks.Where(task => task.UnitId == village.Id && task.Slot > 1).ToListAsync();
        Assert.Equal(["修缮村级活动场所屋顶", "党员先锋岗挂牌 5 个", "走访困难户 12 户"], tasks.Where(task => task.Covers(db.ThisMonth)).Select(task => task.Title).Order(StringComparer.Ordinal));
        Assert.All(tasks.Where(task => task.ToMonth < db.ThisMonth), task => Assert.True(task.Completion is not null || task.Drop is not null));
        Assert.Equal(3, tasks.Count(task => task.Covers(db.ThisMonth.Next)));
        Assert.Equal(9, (await db.TaskProgress.SingleAsync(line => line.UnitId == village.Id && line.Month == db.ThisMonth)).Quantity);
    }

    private static Task<bool> FillAsync(PacesetterDb db, ulong seed) =>
        new FillDemo(db, new Tree(db), new ApplyRecipe(db, new Recount(db)), new Recount(db), new Diagnose(db, new Recipes(), new ReadFacts(db)), new ReadFacts(db)).RunAsync(Hamlet, seed, TestContext.Current.CancellationToken);

    /// <summary>A fingerprint of everything told, in an order of its own.</summary>
    private static async Task<string> PrintAsync(DatabaseKind kind, ulong seed)
    {
        await using var store = await TestStore.CreateAsync(kind);
        await using var db = store.Open();
        await FillAsync(db, seed);
        db.ChangeTracker.Clear();
        var told = new object[]
        {
            await db.Units.AsNoTracking().OrderBy(unit => unit.Id).ToListAsync(), await db.Members.AsNoTracking().OrderBy(member => member.Id).ToListAsync(),
            (await db.Plans.AsNoTracking().ToListAsync()).OrderBy(plan => plan.Id), (await db.PlanTasks.AsNoTracking().ToListAsync()).OrderBy(task => task.Id),
            (await db.TaskProgress.AsNoTracking().ToListAsync()).OrderBy(line => line.TaskId).ThenBy(line => line.Month),
            (await db.Reports.AsNoTracking().ToListAsync()).OrderBy(report => report.UnitId).ThenBy(report => report.Month), (await db.DateChanges.AsNoTracking().ToListAsync()).OrderBy(change => change.Id),
            (await db.Refinements.AsNoTracking().ToListAsync()).OrderBy(refinement => refinement.Id),
            (await db.RegisterEntries.AsNoTracking().Include(entry => entry.Values).ToListAsync()).OrderBy(entry => entry.Id).Select(entry => new { entry.Id, entry.Name, entry.Closing, Values = entry.Values.OrderBy(value => value.Field).ThenBy(value => value.FromMonth) }),
        };
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(told))));
    }
}
