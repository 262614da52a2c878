using Microsoft.EntityFrameworkCore;
using Pacesetter.Domain;

namespace Pacesetter.Data.Units;

/// <summary>Holds a roster of units against the store, in memory: what every line would change, and what stands in its way.</summary>
internal sealed class UnitComparison
{
    private readonly RosterTerms terms;
    private readonly RosterWords words;
    private readonly Dictionary<string, UnitStanding> byCode = new(StringComparer.Ordinal);
    private readonly Dictionary<int, UnitStanding> byId = [];
    private readonly HashSet<int>? within;
    private readonly Month from;
    private readonly Month opening;
    private UnitStanding? root;

    private UnitComparison(RosterTerms terms, IEnumerable<UnitStanding> stored, Placements placements, HashSet<int>? within, Month today)
    {
        (this.terms, this.within, Placements, words) = (terms, within, placements, new RosterWords(terms.Recipes));
        foreach (var unit in stored) Keep(unit);
        root = byId.Values.FirstOrDefault(unit => !placements.IsBelowAny(unit.Id));
        from = terms.From ?? today;
        opening = terms.From ?? (root is null ? RosterTerms.Beginning : today);
        Difference = new RosterDifference { From = from };
    }

    public RosterDifference Difference { get; }

    public Placements Placements { get; }

    public IReadOnlyCollection<UnitStanding> Units => byId.Values;

    public static async Task<UnitComparison> MakeAsync(PacesetterDb db, IReadOnlyList<RosterUnit> lines, RosterTerms terms, CancellationToken cancellation)
    {
        var stored = await db.Units.IgnoreQueryFilters([PacesetterDb.Scope]).OrderBy(unit => unit.Id).Select(unit => new UnitStanding(unit.Id, unit.Code)
        {
            Name = unit.Name, Tier = unit.Tier, Field = unit.Field, Industry = unit.Industry, Region = unit.Region, Secretary = unit.Secretary,
            Open = unit.OpenFrom, Closed = unit.ClosedFrom, Ordinal = unit.Ordinal,
        }).ToListAsync(cancellation);
        var placements = new Placements();
        await foreach (var row in db.UnitAncestors.AsNoTracking().Where(row => row.Depth == 1).AsAsyncEnumerable().WithCancellation(cancellation))
            placements.Add(row.UnitId, row.AncestorId, row.FromMonth, row.ToMonth);
        HashSet<int>? within = terms.HeadId is not { } head ? null
            : [.. await db.UnitAncestors.Where(row => row.AncestorId == head && row.ToMonth > db.ThisMonth).Select(row => row.UnitId).ToListAsync(cancellation)];
        var comparison = new UnitComparison(terms, stored, placements, within, db.ThisMonth);
        comparison.Compare(lines);
        var closed = comparison.byId.Values.Where(unit => unit is { IsReplaced: true, IsNew: false } && unit.Closed < Month.Never && unit.Line?.To == unit.Closed).ToList();
        foreach (var unit in closed)
            if (await db.Memberships.AnyAsync(row => row.UnitId == unit.Id && row.ToMonth > unit.Closed, cancellation))
                comparison.Refuse(unit.Line!, "to", "units.has-members", unit.Name);
        return comparison;
    }

    private void Compare(IReadOnlyList<RosterUnit> lines)
    {
        var spoken = lines.Where(Match).Select(line => byCode[line.Code]).ToList();
        foreach (var unit in spoken) Open(unit, depth: 0);
        var touched = spoken.Where(unit => Place(unit) | Change(unit) | Close(unit)).ToHashSet();
        foreach (var unit in spoken) Difference.AddRow(unchanged: !touched.Contains(unit));
        foreach (var unit in touched.Where(unit => !IsWithin(unit))) Refuse(unit.Line!, "code", "units.import-not-yours", unit.Code);
        MarkBelow();
        foreach (var unit in byId.Values.Where(unit => unit.IsReplaced)) CheckPlace(unit);
    }

    /// <summary>Ties a line to its unit; false if it cannot be told which.</summary>
    private bool Match(RosterUnit line)
    {
        if (!byCode.TryGetValue(line.Code, out var unit))
            Keep(unit = new UnitStanding(byId.Count == 0 ? 1 : NextId(), line.Code) { IsNew = true, IsChanged = true, Counts = true, Ordinal = byId.Count + 1 });
        if (unit.Line is not null)
        {
            Refuse(line, "code", "units.import-duplicate", line.Code, unit.Line.Row);
            return false;
        }
        unit.Line = line;
        return true;
    }

    /// <summary>A new unit is there from the month its line names, else from the import's month, but not before the unit above it.</summary>
    private void Open(UnitStanding unit, int depth)
    {
        if (!unit.IsNew || unit.Open != default) return;
        var line = unit.Line!;
        unit.Open = line.From ?? opening;
        if (line.From is not null || depth > 100 || Find(line.Parent) is not { } parent) return;
        Open(parent, depth + 1);
        if (parent.Open > unit.Open) unit.Open = parent.Open;
    }

    private bool Place(UnitStanding unit)
    {
        var line = unit.Line!;
        if (!unit.IsNew && line.From is { } open && open != unit.Open) Refuse(line, "from", "units.import-opened-otherwise", unit.Open, open);
        if (string.IsNullOrEmpty(line.Parent)) return PlaceAsRoot(unit, line);
        if (Find(line.Parent) is not { } parent)
        {
            Refuse(line, "parent", "units.import-no-parent", line.Parent);
            return false;
        }
        if (unit.IsNew)
        {
            if (within is not null && !IsWithin(parent)) Refuse(line, "parent", "units.import-not-yours", parent.Code);
            Placements.Add(unit.Id, parent.Id, unit.Open, unit.Closed);
            Tell(unit, RosterChangeKind.Added, []);
            return unit.IsReplaced = true;
        }
        return Move(unit, line, parent);
    }

    private bool PlaceAsRoot(UnitStanding unit, RosterUnit line)
    {
        if (unit == root || unit.Id == terms.HeadId || (!unit.IsNew && line.Parent is null)) return false;
        if (root is not null)
        {
            Refuse(line, "parent", unit.IsNew ? "units.import-second-root" : "units.import-parent-blank", root.Code, root.Name);
            return false;
        }
        root = unit;
        Tell(unit, RosterChangeKind.Added, []);
        return unit.IsReplaced = true;
    }

    private bool Move(UnitStanding unit, RosterUnit line, UnitStanding parent)
    {
        var month = from < unit.Open ? unit.Open : from;
        if (month >= unit.Closed) month = unit.Closed.Previous;
        var before = Placements.ParentIn(unit.Id, month);
        if (before == parent.Id) return false;
        if (unit == root) Refuse(line, "parent", "units.root-stays");
        else if (from >= unit.Closed) Refuse(line, "parent", "units.import-closed-already", unit.Closed);
        if (!IsWithin(parent)) Refuse(line, "parent", "units.import-not-yours", parent.Code);
        Placements.Move(unit.Id, parent.Id, month, unit.Closed);
        unit.IsReplaced = unit.Counts = true;
        Tell(unit, RosterChangeKind.Moved, [("parent", before is { } id ? byId[id].Name : "", parent.Name)]);
        return true;
    }

    private bool Change(UnitStanding unit)
    {
        var line = unit.Line!;
        var fields = new List<(string, string, string)>();
        foreach (var (column, said) in (ReadOnlySpan<(string, string?)>)[("name", line.Name), ("tier", line.Tier), ("field", line.Field), ("industry", line.Industry), ("region", line.Region), ("secretary", line.Secretary)])
        {
            var before = unit.Get(column);
            if (said is null || said == before) continue;
            if (words.Refusal(column, said) is { } known) Refuse(line, column, $"units.import-unknown-{column}", said, known);
            unit.Set(column, said);
            fields.Add((column, before, said));
            unit.Counts |= column is "tier" or "field";
        }
        if (unit.IsNew || fields.Count == 0) return unit.IsNew;
        Tell(unit, RosterChangeKind.Changed, fields);
        return unit.IsChanged = true;
    }

    private bool Close(UnitStanding unit)
    {
        if (unit.Line!.To is not { } month || month == unit.Closed) return false;
        if (month <= unit.Open) Refuse(unit.Line, "to", "units.closed-before-opened", unit.Name, unit.Open);
        else if (unit.Closed < Month.Never) Refuse(unit.Line, "to", "units.import-closed-already", unit.Closed);
        unit.Closed = month;
        Placements.Cut(unit.Id, month);
        if (!unit.IsNew) Tell(unit, RosterChangeKind.Closed, [("to", "", month.ToString())]);
        return unit.IsChanged = unit.IsReplaced = unit.Counts = true;
    }

    /// <summary>What stands below a moved unit moves with it; what stands below a closed one must not.</summary>
    private void MarkBelow()
    {
        var moved = new Queue<UnitStanding>(byId.Values.Where(unit => unit is { IsReplaced: true, IsNew: false }));
        if (moved.Count == 0) return;
        var below = Placements.ChildrenFrom(from);
        while (moved.TryDequeue(out var unit))
            foreach (var child in below[unit.Id].Select(id => byId[id]).Where(child => !child.IsReplaced))
            {
                child.IsReplaced = true;
                moved.Enqueue(child);
            }
    }

    private void CheckPlace(UnitStanding unit)
    {
        var rows = Placements.RowsOf(unit.Id, unit.Open, unit.Closed);
        if (rows is null)
        {
            if (unit.Line is not null) Refuse(unit.Line, "parent", "units.import-cycle", unit.Line.Parent);
            return;
        }
        foreach (var row in rows.Where(row => row.Depth == 1))
        {
            var parent = byId[row.AncestorId];
            if (parent.Open <= row.FromMonth && row.ToMonth <= parent.Closed) continue;
            if (unit.Line is null || (parent.Line?.To == parent.Closed && parent.IsReplaced && unit.Line.To is null)) Refuse(parent.Line!, "to", "units.has-units-below", parent.Name);
            else Refuse(unit.Line, unit.Line.From is null ? "parent" : "from", "units.import-outside-parent", parent.Name, parent.Open, parent.Closed == Month.Never ? "" : parent.Closed);
        }
    }

    private bool IsWithin(UnitStanding unit) => unit.IsNew || within is null || (within.Contains(unit.Id) && (unit.Id != terms.HeadId || terms.MayChangeHead || !unit.IsChanged && !unit.IsReplaced));

    private void Tell(UnitStanding unit, RosterChangeKind kind, IReadOnlyList<(string, string, string)> fields) =>
        Difference.Add(new RosterChange(unit.Line!.Row, kind, unit.Code, unit.Line.Name, fields));

    private void Refuse(RosterUnit line, string column, string code, params object?[] args) => Difference.Add(new RosterProblem(line.Row, column, code, args));

    private UnitStanding? Find(string? code) => code is { Length: > 0 } && byCode.TryGetValue(code, out var unit) ? unit : null;

    private int NextId() => lastId + 1;

    private int lastId;

    private void Keep(UnitStanding unit)
    {
        byCode[unit.Code] = unit;
        byId[unit.Id] = unit;
        if (unit.Id > lastId) lastId = unit.Id;
    }
}
