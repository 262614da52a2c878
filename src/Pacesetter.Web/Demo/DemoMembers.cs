using System.Globalization;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Units;

namespace Pacesetter.Web.Demo;

/// <summary>The members of the branches. A few joined in the course of the campaign.</summary>
internal sealed class DemoMembers(PacesetterDb db, DemoWorld world)
{
    private const int AtHome = 26;

    private readonly Naming naming = new(world.Words);

    /// <returns>The members in the order of their keys, which begin with 1.</returns>
    public async Task<IReadOnlyList<Member>> WriteAsync(List<DemoUnit> units, CancellationToken cancellation)
    {
        if (world.Size.Members == 0) return [];
        var branches = units.Where(unit => unit.Tier is "village" or "branch" or "county-organ" or "city-organ").ToList();
        var average = (double)world.Size.Members / branches.Count;
        var members = branches.SelectMany(unit => Of(unit, average)).ToList();
        var next = 0;
        await using var rows = new EntityRows<Member>(db, _ => ++next);
        await rows.WriteAsync(members.Select(pair => pair.Member), cancellation);
        await using var places = new EntityRows<Membership>(db);
        await places.WriteAsync(members.Select((pair, i) => new Membership(i + 1, pair.Member.UnitId, pair.From, Month.Never)), cancellation);
        return [.. members.Select(pair => pair.Member)];
    }

    private IEnumerable<(Member Member, Month From)> Of(DemoUnit unit, double average)
    {
        var dice = new Dice(world.Seed ^ ((ulong)unit.Id * 0xA24BAED4963EE407));
        List<string> names = [];
        var count = unit.IsHome ? AtHome : Math.Max(3, (int)Math.Round(average * (1 + (0.7 * dice.Bell()))));
        for (var i = 0; i < count; i++)
        {
            var name = i < unit.People.Count ? unit.People[i] : unit.IsHome && i == unit.People.Count ? world.Words.Home.Member : naming.Person(dice);
            // At home two share a name, so that there is something to tell apart.
            if (unit.IsHome && i == count - 1) name = names[count / 2];
            names.Add(name);
            var late = i >= unit.People.Count && dice.Chance(0.03);
            var member = new Member(string.Create(CultureInfo.InvariantCulture, $"{unit.Row.Code}-{i + 1:000}"), name, unit.Id)
            {
                Post = i == 0 ? world.Words.Posts[0] : world.Words.Posts[dice.Between(1, world.Words.Posts.Count - 1)],
                Probationary = late || dice.Chance(0.01),
                Mobile = dice.Chance(unit.Field == "rural" ? 0.14 : 0.05),
                Frail = i >= unit.People.Count && dice.Chance(unit.Field is "rural" or "community" ? 0.1 : 0.03),
            };
            yield return (member, late ? world.Time.Start.Add(dice.Below(world.Time.Running.Since(world.Time.Start) + 1)) : unit.Row.OpenFrom);
        }
    }
}
