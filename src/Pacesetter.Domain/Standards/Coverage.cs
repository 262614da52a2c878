using Pacesetter.Domain.Campaigns;

namespace Pacesetter.Domain.Standards;

/// <summary>A unit of the tree as coverage sees it.</summary>
/// <param name="ParentId">The unit right above in the month; null for the head.</param>
/// <param name="Ordinal">Place in the roster.</param>
public sealed record CoverageUnit(int Id, int? ParentId, int Ordinal, Kin Kin);

/// <summary>How many units of a kind lack anything concrete about an item.</summary>
/// <param name="Tier">Key of a tier.</param>
/// <param name="Field">Key of a field; empty: units without one.</param>
/// <param name="Units">Units of that tier and field.</param>
/// <param name="Without">Those among them to whom no concrete refinement speaks.</param>
public sealed record CoverageCell(string Item, string Tier, string Field, int Units, int Without);

/// <summary>
/// Which item is not concrete yet for whom, in one subtree and month. A unit is covered by a concrete refinement of the campaign, of a unit above it, or of its own.
/// The cells and the lists behind them come from the same marks.
/// </summary>
public sealed class Coverage
{
    // From the top down, children in roster order: what lies below a unit follows it without a gap.
    private readonly List<CoverageUnit> units = [];
    private readonly Dictionary<int, (int From, int To)> spans = [];
    private readonly Kin[] kins;
    private readonly int[] kinOf;
    private readonly Dictionary<string, bool[]> covered = [];

    /// <param name="headId">The subtree's head.</param>
    /// <param name="all">Every unit of the subtree, the head among them.</param>
    /// <param name="sets">The catalogue in force.</param>
    /// <param name="above">Refinements in force of the head and of the units above it: they reach everything.</param>
    /// <param name="below">Refinements in force of units within the subtree: they reach what lies below each.</param>
    public Coverage(int headId, IReadOnlyCollection<CoverageUnit> all, IReadOnlyList<StandardSet> sets, IReadOnlyCollection<Refinement> above, IReadOnlyCollection<Refinement> below)
    {
        var head = all.FirstOrDefault(unit => unit.Id == headId);
        if (head is not null) Walk(head, all.Where(unit => unit.ParentId is not null && unit.Id != headId).OrderBy(unit => unit.Ordinal).ThenBy(unit => unit.Id).ToLookup(unit => unit.ParentId!.Value));
        var numbers = new Dictionary<Kin, int>();
        kinOf = [.. units.Select(unit => numbers.TryGetValue(unit.Kin, out var number) ? number : numbers[unit.Kin] = numbers.Count)];
        kins = [.. numbers.Keys];
        foreach (var item in sets.SelectMany(set => set.Items)) covered.TryAdd(item.Key, new bool[units.Count]);
        foreach (var refinement in sets.SelectMany(set => set.Refinements).Where(one => one.Doubts().Count == 0))
            Mark(refinement.Item, (0, units.Count), kin => refinement.Concerns(kin.Tier, kin.Field, kin.Industry));
        foreach (var refinement in above) Mark(refinement, (0, units.Count));
        foreach (var refinement in below)
            if (spans.TryGetValue(refinement.UnitId, out var span)) Mark(refinement, span);
    }

    public IReadOnlyList<CoverageCell> Cells()
    {
        List<CoverageCell> cells = [];
        foreach (var (item, marks) in covered)
        {
            var (count, without) = (new int[kins.Length], new int[kins.Length]);
            for (var i = 0; i < marks.Length; i++)
            {
                count[kinOf[i]]++;
                if (!marks[i]) without[kinOf[i]]++;
            }
            cells.AddRange(kins.Index().Where(kin => kin.Item.Tier.Length > 0).GroupBy(kin => (kin.Item.Tier, kin.Item.Field))
                .Select(group => new CoverageCell(item, group.Key.Tier, group.Key.Field, group.Sum(kin => count[kin.Index]), group.Sum(kin => without[kin.Index]))));
        }
        return cells;
    }

    /// <summary>Ids of the units that a cell, or several cells, counts as being without; from the top down in roster order.</summary>
    /// <param name="tier">Key; null: any tier.</param>
    /// <param name="field">Key; empty: units without one; null: any field.</param>
    public IEnumerable<int> Without(string item, string? tier, string? field)
    {
        if (!covered.TryGetValue(item, out var marks)) yield break;
        for (var i = 0; i < marks.Length; i++)
        {
            var kin = units[i].Kin;
            if (!marks[i] && kin.Tier.Length > 0 && (tier is null || kin.Tier == tier) && (field is null || kin.Field == field)) yield return units[i].Id;
        }
    }

    private void Walk(CoverageUnit head, ILookup<int, CoverageUnit> below)
    {
        var open = new Stack<(CoverageUnit Unit, bool Left)>([(head, false)]);
        while (open.TryPop(out var step))
        {
            if (step.Left)
            {
                spans[step.Unit.Id] = (spans[step.Unit.Id].From, units.Count);
                continue;
            }
            if (!spans.TryAdd(step.Unit.Id, (units.Count, 0))) continue;
            units.Add(step.Unit);
            open.Push((step.Unit, true));
            foreach (var child in below[step.Unit.Id].Reverse()) open.Push((child, false));
        }
    }

    private void Mark(Refinement refinement, (int From, int To) span)
    {
        var wording = refinement.Wording;
        if (wording.Doubts().Count == 0) Mark(wording.Item, span, kin => wording.Concerns(kin.Tier, kin.Field, kin.Industry));
    }

    private void Mark(string item, (int From, int To) span, Func<Kin, bool> concerns)
    {
        // An item that a newer edition has dropped.
        if (!covered.TryGetValue(item, out var marks)) return;
        bool[] fits = [.. kins.Select(concerns)];
        for (var i = span.From; i < span.To; i++) marks[i] |= fits[kinOf[i]];
    }
}
