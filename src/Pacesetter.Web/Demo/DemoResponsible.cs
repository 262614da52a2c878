using Pacesetter.Data;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Units;

namespace Pacesetter.Web.Demo;

/// <summary>Who answers for the units: the secretary by the roster, others of the unit's people directly and for the work; in the home county the one before is told as well.</summary>
internal sealed class DemoResponsible(PacesetterDb db, DemoWorld world)
{
    private readonly Keys keys = new(new DateTimeOffset(world.Time.Start.First.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero), world.Seed ^ 0x428A2F98D728AE22);

    /// <summary>Somebody is named who answers directly.</summary>
    public static bool HasDeputy(DemoUnit unit) => unit.People.Count > 1;

    public async Task WriteAsync(List<DemoUnit> units, CancellationToken cancellation)
    {
        await using var rows = new EntityRows<Responsible>(db);
        await rows.WriteAsync(units.Where(unit => unit.Tier != "province").SelectMany(Of), cancellation);
    }

    private IEnumerable<Responsible> Of(DemoUnit unit)
    {
        var (from, change) = (world.Time.Start.First, world.Time.Start.Add(2).First);
        foreach (var (place, kind) in world.Recipe.Responsible.Where(kind => !kind.IsSecretary).Index())
        {
            if (place + 1 >= unit.People.Count) yield break;
            var changed = unit is { IsHome: true, People.Count: > 3 } && kind.IsReminded && change < world.Time.Today;
            if (changed)
            {
                var before = Named(kind, unit, unit.People[^1], from);
                before.End(change, world.Time.Today);
                yield return before;
            }
            yield return Named(kind, unit, unit.People[place + 1], changed ? change : from);
        }
    }

    private Responsible Named(ResponsibleKind kind, DemoUnit unit, string name, DateOnly from) =>
        Responsible.Begin(kind, (world.Campaign, unit.Id), new(name, null, null), from, (unit.Account, DemoTime.At(from, new(world.Seed ^ (ulong)unit.Id)), world.Time.Today), keys.Next());
}
