using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Data.Standards;
using Pacesetter.Domain;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Standards;
using Pacesetter.Domain.Units;
using Pacesetter.Web.Units;

namespace Pacesetter.Web.Standards;

/// <summary>Reads which items are not concrete for whom in a subtree. Four statements, however many units: catalogue, refinements above, refinements below, units.</summary>
public sealed class FindGaps(PacesetterDb db, ReadStandards standards)
{
    public async Task<(Coverage Coverage, IReadOnlyList<StandardSet> Sets)> RunAsync(Place place, CancellationToken cancellation = default)
    {
        var (campaign, recipe, head, month) = (place.Campaign!, place.Recipe!, place.Unit.Id, place.Month);
        var sets = await standards.SetsAsync(campaign, recipe, month, cancellation);
        var above = await db.InheritedAsync(campaign.Id, head, month, cancellation);
        var below = await (
            from refinement in db.Refinements.AsNoTracking().HoldingIn(campaign.Id, month)
            where refinement.UnitId != head && db.UnitAncestors.Any(row => row.UnitId == refinement.UnitId && row.AncestorId == head && row.FromMonth <= month && row.ToMonth > month)
            select refinement).ToListAsync(cancellation);
        var kins = new Dictionary<(string, string, string), Kin>();
        List<CoverageUnit> units = [];
        await foreach (var row in Units(head, month).WithCancellation(cancellation))
        {
            if (!kins.TryGetValue((row.Tier, row.Field, row.Industry), out var kin)) kins[(row.Tier, row.Field, row.Industry)] = kin = Kin.Of(recipe, row.Tier, row.Field, row.Industry);
            units.Add(new(row.Id, row.ParentId, row.Ordinal, kin));
        }
        return (new(head, units, sets, [.. above.Select(one => one.Refinement)], below), sets);
    }

    /// <summary>The units in the order asked for, each with the name of the unit right above, which tells villages of one name apart.</summary>
    public async Task<IReadOnlyList<(Unit Unit, string? Parent)>> UnitsAsync(IReadOnlyList<int> ids, Month month, CancellationToken cancellation = default)
    {
        var found = await db.Units.AsNoTracking().Where(unit => ids.Contains(unit.Id)).Select(unit => new
        {
            Unit = unit,
            Parent = db.UnitAncestors.Where(row => row.UnitId == unit.Id && row.Depth == 1 && row.FromMonth <= month && row.ToMonth > month)
                .Select(row => db.Units.Where(above => above.Id == row.AncestorId).Select(above => above.Name).FirstOrDefault()).FirstOrDefault(),
        }).ToDictionaryAsync(row => row.Unit.Id, cancellation);
        return [.. ids.Where(found.ContainsKey).Select(id => (found[id].Unit, found[id].Parent))];
    }

    private IAsyncEnumerable<UnitRow> Units(int head, Month month) => (
        from below in db.UnitAncestors
        where below.AncestorId == head && below.FromMonth <= month && below.ToMonth > month
        join unit in db.Units on below.UnitId equals unit.Id
        join parent in db.UnitAncestors.Where(row => row.Depth == 1 && row.FromMonth <= month && row.ToMonth > month) on unit.Id equals parent.UnitId into parents
        from parent in parents.DefaultIfEmpty()
        select new UnitRow(unit.Id, parent == null ? null : parent.AncestorId, unit.Ordinal, unit.Tier, unit.Field, unit.Industry)).AsAsyncEnumerable();

    private sealed record UnitRow(int Id, int? ParentId, int Ordinal, string Tier, string Field, string Industry);
}
