using System.Runtime.InteropServices;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Domain;

namespace Pacesetter.Data.Units;

/// <summary>Holds a roster of members against the store, line by line as the file is read: only numbers and what the store has are kept.</summary>
internal sealed class MemberComparison
{
    private readonly Dictionary<string, (int Id, Month Open, Month Closed, bool Within, string Name)> units;
    private readonly Dictionary<string, Kept> members;
    private readonly Month from;
    private readonly bool first;
    private int lastId;

    private MemberComparison(Dictionary<string, (int, Month, Month, bool, string)> units, Dictionary<string, Kept> members, RosterTerms terms, Month today)
    {
        (this.units, this.members) = (units, members);
        from = terms.From ?? today;
        first = members.Count == 0 && terms.From is null;
        lastId = members.Count == 0 ? 0 : members.Values.Max(member => member.Id);
        UnitNames = units.Values.ToDictionary(unit => unit.Item1, unit => unit.Item5);
        Difference = new RosterDifference { From = from };
    }

    public RosterDifference Difference { get; }

    public Dictionary<int, string> UnitNames { get; }

    public static async Task<MemberComparison> MakeAsync(PacesetterDb db, RosterTerms terms, CancellationToken cancellation)
    {
        HashSet<int>? within = terms.HeadId is not { } head ? null
            : [.. await db.UnitAncestors.Where(row => row.AncestorId == head && row.ToMonth > db.ThisMonth).Select(row => row.UnitId).ToListAsync(cancellation)];
        var units = new Dictionary<string, (int, Month, Month, bool, string)>(StringComparer.Ordinal);
        await foreach (var unit in db.Units.IgnoreQueryFilters([PacesetterDb.Scope]).Select(unit => new { unit.Id, unit.Code, unit.OpenFrom, unit.ClosedFrom, unit.Name }).AsAsyncEnumerable().WithCancellation(cancellation))
            units[unit.Code] = (unit.Id, unit.OpenFrom, unit.ClosedFrom, within is null || within.Contains(unit.Id), unit.Name);
        var members = new Dictionary<string, Kept>(StringComparer.Ordinal);
        var posts = new Dictionary<string, string>(StringComparer.Ordinal);
        await foreach (var member in db.Members.IgnoreQueryFilters([PacesetterDb.Scope]).Select(member => new { member.Id, member.Number, member.Name, member.UnitId, member.Post, member.Probationary, member.Mobile, member.Frail }).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            if (!posts.TryGetValue(member.Post, out var post)) posts[member.Post] = post = member.Post;
            members[member.Number] = new Kept(member.Id, member.UnitId, member.Name, post, member.Probationary, member.Mobile, member.Frail);
        }
        return new MemberComparison(units, members, terms, db.ThisMonth);
    }

    /// <returns>What to write for the line; null if nothing, or if the line has a problem.</returns>
    public MemberStep? Compare(RosterMember line)
    {
        if (!units.TryGetValue(line.Unit, out var unit)) return Refuse(line, "unit", "units.import-no-unit", line.Unit);
        if (!unit.Within) return Refuse(line, "unit", "units.import-not-yours", line.Unit);
        ref var kept = ref CollectionsMarshal.GetValueRefOrAddDefault(members, line.Number, out var known);
        if (known && kept.Row > 0) return Refuse(line, "number", "units.import-duplicate", line.Number, kept.Row);
        if (!known) kept.Id = ++lastId;
        kept.Row = line.Row;
        var step = new MemberStep(kept.Id, !known, line.Number, line.Name, unit.Id, line.Post ?? kept.Post ?? "", line.Probationary ?? kept.Probationary, line.Mobile ?? kept.Mobile, line.Frail ?? kept.Frail);
        return known ? CompareKept(line, step, kept, unit.Open, unit.Closed) : Add(line, step, unit.Open, unit.Closed);
    }

    private MemberStep? Add(RosterMember line, MemberStep step, Month open, Month closed)
    {
        var month = first || from < open ? open : from;
        if (month >= closed) return Refuse(line, "unit", "units.import-unit-closed", line.Unit, closed);
        Difference.AddRow(unchanged: false);
        Difference.Add(new RosterChange(line.Row, RosterChangeKind.Added, line.Number, line.Name, []));
        return step with { Since = month, Until = closed };
    }

    private MemberStep? CompareKept(RosterMember line, MemberStep step, Kept kept, Month open, Month closed)
    {
        var fields = new List<(string, string, string)>();
        if (step.Name != kept.Name) fields.Add(("name", kept.Name, step.Name));
        if (step.Post != kept.Post) fields.Add(("post", kept.Post, step.Post));
        if (step.Probationary != kept.Probationary) fields.Add(("kind", Mark(kept.Probationary), Mark(step.Probationary)));
        if (step.Mobile != kept.Mobile) fields.Add(("mobile", Mark(kept.Mobile), Mark(step.Mobile)));
        if (step.Frail != kept.Frail) fields.Add(("frail", Mark(kept.Frail), Mark(step.Frail)));
        var transfers = step.UnitId != kept.UnitId;
        var month = from < open ? open : from;
        if (transfers && month >= closed) return Refuse(line, "unit", "units.import-unit-closed", line.Unit, closed);
        Difference.AddRow(unchanged: !transfers && fields.Count == 0);
        if (fields.Count > 0) Difference.Add(new RosterChange(line.Row, RosterChangeKind.Changed, line.Number, line.Name, fields));
        if (transfers) Difference.Add(new RosterChange(line.Row, RosterChangeKind.Moved, line.Number, line.Name, [("unit", UnitNames[kept.UnitId], UnitNames[step.UnitId])]));
        return fields.Count == 0 && !transfers ? null : step with { Transfers = transfers, Since = month, Until = closed };
    }

    private MemberStep? Refuse(RosterMember line, string column, string code, params object?[] args)
    {
        Difference.AddRow(unchanged: false);
        Difference.Add(new RosterProblem(line.Row, column, code, args));
        return null;
    }

    private static string Mark(bool value) => value ? "1" : "0";

    private record struct Kept(int Id, int UnitId, string Name, string Post, bool Probationary, bool Mobile, bool Frail)
    {
        /// <summary>The line that spoke of the member; 0 if none has.</summary>
        public int Row { get; set; }
    }
}

/// <summary>What one line asks to be written.</summary>
internal sealed record MemberStep(int Id, bool IsNew, string Number, string Name, int UnitId, string Post, bool Probationary, bool Mobile, bool Frail)
{
    public bool Transfers { get; init; }

    public Month Since { get; init; }

    public Month Until { get; init; }
}
