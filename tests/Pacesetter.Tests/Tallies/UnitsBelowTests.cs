using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Data.Tallies;
using Pacesetter.Domain;
using Pacesetter.Domain.Tallies;
using Pacesetter.Tests.House;

namespace Pacesetter.Tests.Tallies;

public sealed class UnitsBelowTests
{
    private static readonly Month September = Month.Of(2026, 9);
    private static readonly Counter[] Shown = [.. Counter.All.Where(counter => typeof(UnitBelow).GetProperty(counter.Name) is not null)];

    [Theory, OnBothDatabases]
    public async Task A_unit_below_has_the_counters_and_the_line_of_its_own_roll_ups(DatabaseKind kind)
    {
        await using var store = await TestStore.CreateAsync(kind);
        await using var db = store.Open();
        var history = await HappenAsync(db);
        var rollups = await db.Rollups.AsNoTracking().Where(row => row.Month <= September).OrderBy(row => row.Month).ToListAsync();

        var seen = 0;
        foreach (var node in history.Units)
            foreach (var row in await UnitsBelow.ReadAsync(db, node, history.Campaign, September, September.Add(-11), (true, -1), 100))
            {
                var own = rollups.FindAll(rollup => rollup.UnitId == row.Id);
                Assert.Equal(Shown.Select(counter => (counter.Name, counter.Of(own[^1]))), Shown.Select(counter => (counter.Name, counter.Of(row.ToRollup()!))));
                Assert.Equal(own.Where(month => month.TasksDue > 0).Select(month => (month.Month, month.TasksDoneInTime, month.TasksDue)), row.Months().Order());
                seen += own.Sum(month => month.TasksDue);
            }
        Assert.True(seen > 0, "The history has no task that is due.");
    }

    [Theory, OnBothDatabases]
    public async Task Pages_of_units_below_join_without_a_gap_those_with_units_below_first(DatabaseKind kind)
    {
        await using var store = await TestStore.CreateAsync(kind);
        await using var db = store.Open();
        var history = await HappenAsync(db);
        foreach (var node in history.Units)
        {
            var whole = await UnitsBelow.ReadAsync(db, node, history.Campaign, September, September, (true, -1), 100);
            var parts = new List<UnitBelow>();
            while (await UnitsBelow.ReadAsync(db, node, history.Campaign, September, September, parts is [.., var last] ? (last.Units > 1, last.Ordinal) : (true, -1), 1) is [var next]) parts.Add(next);
            Assert.Equal(whole, parts);
            Assert.Equal(whole.OrderByDescending(row => row.Units > 1).ThenBy(row => row.Ordinal), whole);
        }
    }

    private static async Task<History> HappenAsync(PacesetterDb db)
    {
        var history = new History(db);
        await history.BeginAsync();
        // Tasks from May on that are due until September, then a little of everything.
        foreach (var pick in (int[])[1, 2, 3, 4, 26, 27, 49, 50, 51, 52]) await history.TakeAsync(new(0, pick, 4));
        for (var i = 0; i < 60; i++) await history.TakeAsync(new(i % 17, i * 7, i % 9));
        // On PostgreSQL what is on its way to the roll-ups arrives with it.
        await new Recount(db).CompareAsync();
        return history;
    }
}
