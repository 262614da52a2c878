using Pacesetter.Domain;
using Pacesetter.Domain.Units;

namespace Pacesetter.Data.Units;

/// <summary>The tree in memory, as who stood directly under whom from when to when; the flattened rows follow from it.</summary>
internal sealed class Placements
{
    // No real organisation is deeper; a walk that goes on is in a circle.
    private const int Deepest = 500;
    private readonly Dictionary<int, List<(int Parent, Month From, Month To)>> above = [];

    public void Add(int unit, int parent, Month from, Month to)
    {
        if (from >= to) return;
        if (!above.TryGetValue(unit, out var places)) above[unit] = places = new(1);
        places.Add((parent, from, to));
    }

    public void Move(int unit, int parent, Month from, Month to)
    {
        Cut(unit, from);
        Add(unit, parent, from, to);
    }

    /// <summary>Ends what stands above the unit with this month.</summary>
    public void Cut(int unit, Month month)
    {
        if (!above.TryGetValue(unit, out var places)) return;
        places.RemoveAll(place => place.From >= month);
        for (var i = 0; i < places.Count; i++)
            if (places[i].To > month) places[i] = places[i] with { To = month };
    }

    /// <summary>The unit's parent in that month; null for the head of the tree.</summary>
    public int? ParentIn(int unit, Month month)
    {
        if (above.TryGetValue(unit, out var places))
            foreach (var place in places)
                if (place.From <= month && month < place.To) return place.Parent;
        return null;
    }

    /// <summary>Whether the unit ever has another above it.</summary>
    public bool IsBelowAny(int unit) => above.TryGetValue(unit, out var places) && places.Count > 0;

    /// <summary>Who stands directly under whom in <paramref name="month"/> or later, by the unit above.</summary>
    public ILookup<int, int> ChildrenFrom(Month month) =>
        above.SelectMany(unit => unit.Value.Where(place => place.To > month), (unit, place) => (place.Parent, Child: unit.Key)).Distinct()
            .ToLookup(pair => pair.Parent, pair => pair.Child);

    /// <summary>All rows of the flattened tree for one unit, walking up through every span of its life; null if the walk comes back to the unit.</summary>
    public List<UnitAncestor>? RowsOf(int unit, Month open, Month closed)
    {
        var rows = new List<UnitAncestor>(6) { new(unit, unit, 0, open, closed) };
        for (var i = 0; i < rows.Count; i++)
        {
            var step = rows[i];
            if (!above.TryGetValue(step.AncestorId, out var places)) continue;
            foreach (var (parent, from, to) in places)
            {
                var (begin, end) = (from > step.FromMonth ? from : step.FromMonth, to < step.ToMonth ? to : step.ToMonth);
                if (begin >= end) continue;
                if (parent == unit || step.Depth > Deepest) return null;
                rows.Add(new(parent, unit, step.Depth + 1, begin, end));
            }
        }
        return rows;
    }
}
