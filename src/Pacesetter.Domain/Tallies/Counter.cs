using System.Reflection;

namespace Pacesetter.Domain.Tallies;

/// <summary>A counter of <see cref="Tally"/> by name, to read and to write.</summary>
public sealed record Counter(string Name, Func<Tally, int> Of, Action<Tally, int> Set)
{
    /// <summary>All counters in the order of their declaration; every statement over tallies is made from this list.</summary>
    public static IReadOnlyList<Counter> All { get; } =
    [
        .. typeof(Tally).GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(property => property.PropertyType == typeof(int) && property.Name is not (nameof(Tally.CampaignId) or nameof(Tally.UnitId)))
            .OrderBy(property => property.MetadataToken)
            .Select(property => new Counter(property.Name, property.GetMethod!.CreateDelegate<Func<Tally, int>>(), property.SetMethod!.CreateDelegate<Action<Tally, int>>())),
    ];

    public static Counter Named(string name) => All.First(counter => counter.Name == name);
}
