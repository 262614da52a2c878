using CsCheck;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Data.Tallies;
using Pacesetter.Data.Units;
using Pacesetter.Domain;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Units;
using Pacesetter.Tests.House;
using Pacesetter.Tests.Tallies;
using Pacesetter.Web.Units;

namespace Pacesetter.Tests.Units;

/// <summary>Units are opened, moved and closed and members transferred at random, while tasks, plans and reports come in.</summary>
public sealed class TreeHistoryTests
{
    private static readonly Gen<Step[]> Steps = Gen.Select(Gen.Int[0, 15], Gen.Int[0, 999], Gen.Int[0, 23], (kind, pick, month) => new Step(kind, pick, month)).Array[12, 20];

    [Theory, OnBothDatabases]
    public async Task Whatever_happens_to_the_tree_the_kept_numbers_equal_a_recount(DatabaseKind kind) => await Steps.SampleAsync(async steps =>
    {
        await using var store = await TestStore.CreateAsync(kind);
        await using var db = store.Open();
        var history = new History(db);
        await history.BeginAsync();
        foreach (var step in steps)
        {
            if (step.Kind < 7) await history.TakeAsync(step);
            else await GrowAsync(db, step);
            db.ChangeTracker.Clear();
            Assert.Equal((step, 0L, 0L), await CompareAsync(db, step));
        }
        Assert.All(await new TreeChecks(db).RunAsync(), check => Assert.Equal((check.Check, 0L), check));
    }, iter: kind == DatabaseKind.Sqlite ? Thorough.Of(12, quick: 3) : 5, threads: 1);

    private static async Task<(Step, long, long)> CompareAsync(PacesetterDb db, Step step)
    {
        var (tallies, rollups) = await new Recount(db).CompareAsync();
        return (step, tallies, rollups);
    }

    private static async Task GrowAsync(PacesetterDb db, Step step)
    {
        var units = await db.Units.OrderBy(unit => unit.Id).ToListAsync();
        var (unit, other) = (units[step.Pick % units.Count], units[step.Pick / 7 % units.Count]);
        var month = Month.Of(2026, 1).Add(step.Month);
        var tree = new Tree(db);
        try
        {
            switch (step.Kind)
            {
                case 7:
                    await MoveMemberAsync(db, step, unit, month);
                    break;
                case < 11:
                    var opened = new Unit($"n{units.Count}", $"n{units.Count}", "村", month) { Ordinal = units.Count };
                    await tree.OpenAsync(opened, unit.Id, new Act("OpenUnit", unit.Id, "Unit", opened.Code));
                    break;
                case < 14:
                    await tree.MoveAsync(unit, other.Id, month, new Act("MoveUnit", unit.Id, "Unit", unit.Code));
                    break;
                default:
                    await tree.CloseAsync(unit, month, new Act("CloseUnit", unit.Id, "Unit", unit.Code));
                    break;
            }
        }
        catch (BrokenRule)
        {
            // A rule stood in the way, and so nothing may have changed.
        }
    }

    private static async Task MoveMemberAsync(PacesetterDb db, Step step, Unit unit, Month month)
    {
        var members = await db.Members.OrderBy(member => member.Id).Select(member => member.Number).ToListAsync();
        if (members.Count < 3) await new AddMember(db).RunAsync(unit.Code, $"m{members.Count}", new MemberDetails("somebody"), month);
        else await new TransferMember(db).RunAsync(members[step.Pick % members.Count], unit.Code, month);
    }
}
