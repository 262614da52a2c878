using CsCheck;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data.Tallies;
using Pacesetter.Domain;
using Pacesetter.Tests.House;

namespace Pacesetter.Tests.Tallies;

public sealed class HistoryTests
{
    private static readonly Gen<Step[]> Steps = Gen.Select(Gen.Int[0, 16], Gen.Int[0, 9999], Gen.Int[0, 23], (kind, pick, month) => new Step(kind, pick, month)).Array[1, 40];

    [Theory, OnBothDatabases]
    public Task Numbers_kept_by_difference_equal_a_recount_after_any_history(DatabaseKind kind) => Steps.SampleAsync(async steps =>
    {
        await using var store = await TestStore.CreateAsync(kind);
        await using var db = store.Open();
        var history = new History(db);
        await history.BeginAsync();
        foreach (var step in steps) await history.TakeAsync(step);
        Assert.Equal((0, 0), await new Recount(db).CompareAsync());
    }, iter: kind == DatabaseKind.Sqlite ? Thorough.Of(12, quick: 3) : 4, threads: 1);

    [Theory, OnBothDatabases]
    public Task Every_number_is_as_long_as_the_list_behind_it(DatabaseKind kind) => Steps.SampleAsync(async steps =>
    {
        await using var store = await TestStore.CreateAsync(kind);
        await using var db = store.Open();
        var history = new History(db);
        await history.BeginAsync();
        foreach (var step in steps) await history.TakeAsync(step);
        await new Recount(db).CompareAsync();
        foreach (var row in await db.Rollups.AsNoTracking().Where(row => row.Month == Month.Of(2026, 9)).ToListAsync())
            foreach (var tile in Tile.All)
            {
                var list = await new FactList(db).ReadAsync(tile, history.Campaign, row.UnitId, row.Month, 0, "", 1000);
                Assert.Equal((tile.Key, tile.Of(row)), (tile.Key, list.Count));
                Assert.Equal(list.Count, await new FactList(db).CountAsync(tile, history.Campaign, row.UnitId, row.Month));
            }
    }, iter: kind == DatabaseKind.Sqlite ? Thorough.Of(3, quick: 1) : 1, threads: 1);
}
