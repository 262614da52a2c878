using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Data.Carriers;
using Pacesetter.Data.Plans;
using Pacesetter.Domain.Units;
using Pacesetter.Web.Registers;
using Pacesetter.Web.Units;

namespace Pacesetter.Web.Carriers;

/// <summary>What lies under a carrier in a subtree at the end of a month.</summary>
/// <param name="Units">Units that have joined: with at least one task under it that was not dropped.</param>
public sealed record CarrierNumbers(int Units, IReadOnlyDictionary<TaskState, int> States)
{
    public static CarrierNumbers None { get; } = new(0, new Dictionary<TaskState, int>());

    /// <summary>All but the dropped.</summary>
    public int Tasks => States.Where(one => one.Key != TaskState.Dropped).Sum(one => one.Value);

    public int this[TaskState state] => States.GetValueOrDefault(state);
}

/// <summary>A task under a carrier with its unit.</summary>
public sealed record CarrierTaskRow(CarrierTask Task, string UnitCode, string UnitName);

/// <summary>An indicator with what the register says; null: it is counted in none.</summary>
public sealed record IndicatorReached(Domain.Campaigns.CarrierIndicator Indicator, double? Reached);

/// <summary>Reads what units do under carriers. Every number and the list behind it come from <see cref="CarrierTasks"/>.</summary>
public sealed class ReadCarriers(PacesetterDb db, ReadRegisters registers)
{
    /// <summary>The numbers of the unit and everything below it, by key of the carrier.</summary>
    public async Task<IReadOnlyDictionary<string, CarrierNumbers>> NumbersAsync(Place place, CancellationToken cancellation = default)
    {
        var states = await Under(place).GroupBy(row => new { row.Carrier, row.State })
            .Select(group => new { group.Key.Carrier, group.Key.State, Number = group.Count() }).ToListAsync(cancellation);
        var units = await Joined(place).GroupBy(row => row.Carrier).Select(group => new { group.Key, Number = group.Count() }).ToDictionaryAsync(row => row.Key, row => row.Number, cancellation);
        return states.GroupBy(row => row.Carrier).ToDictionary(carrier => carrier.Key,
            carrier => new CarrierNumbers(units.GetValueOrDefault(carrier.Key), carrier.ToDictionary(row => row.State, row => row.Number)));
    }

    /// <summary>The units right below under which there is anything, in roster order, each with the numbers of its subtree.</summary>
    public async Task<IReadOnlyList<(Unit Unit, CarrierNumbers Numbers)>> ChildrenAsync(Place place, string carrier, CancellationToken cancellation = default)
    {
        var (head, month) = (place.Unit.Id, place.Month);
        var rows = await (
            from row in Under(place)
            where row.Carrier == carrier
            join above in db.UnitAncestors on row.UnitId equals above.UnitId
            where above.FromMonth <= month && above.ToMonth > month
            join child in db.UnitAncestors on above.AncestorId equals child.UnitId
            where child.AncestorId == head && child.Depth == 1 && child.FromMonth <= month && child.ToMonth > month
            group row by new { Child = above.AncestorId, row.UnitId, row.State } into tasks
            select new { tasks.Key.Child, tasks.Key.UnitId, tasks.Key.State, Number = tasks.Count() }).ToListAsync(cancellation);
        var numbers = rows.GroupBy(row => row.Child).ToDictionary(child => child.Key, child => new CarrierNumbers(
            child.Where(row => row.State != TaskState.Dropped).Select(row => row.UnitId).Distinct().Count(),
            child.GroupBy(row => row.State).ToDictionary(state => state.Key, state => state.Sum(row => row.Number))));
        var ids = numbers.Keys.ToList();
        var units = await db.Units.AsNoTracking().Where(unit => ids.Contains(unit.Id)).OrderBy(unit => unit.Ordinal).ThenBy(unit => unit.Id).ToListAsync(cancellation);
        return [.. units.Select(unit => (unit, numbers[unit.Id]))];
    }

    /// <param name="state">Null: all but the dropped.</param>
    /// <param name="own">Only tasks of the unit itself.</param>
    /// <param name="after">What the page before answered as next; null: from the first.</param>
    public async Task<(IReadOnlyList<CarrierTaskRow> Rows, string? Next)> TasksAsync(Place place, string carrier, TaskState? state, bool own, string? after, int most, CancellationToken cancellation = default)
    {
        var (lastUnit, lastTask) = Keyset.Read(after);
        var rows = await (
            from row in Listed(place, carrier, state, own)
            join unit in db.Units on row.UnitId equals unit.Id
            where row.UnitId > lastUnit || (row.UnitId == lastUnit && row.Task.Id.CompareTo(lastTask) > 0)
            orderby row.UnitId, row.Task.Id
            select new { Row = row, unit.Code, unit.Name }).Take(most + 1).ToListAsync(cancellation);
        var next = rows.Count > most ? Keyset.Of(rows[most - 1].Row.UnitId, rows[most - 1].Row.Task.Id) : null;
        return ([.. rows.Take(most).Select(row => new CarrierTaskRow(row.Row, row.Code, row.Name))], next);
    }

    public Task<int> CountTasksAsync(Place place, string carrier, TaskState? state, bool own, CancellationToken cancellation = default) =>
        Listed(place, carrier, state, own).CountAsync(cancellation);

    /// <summary>The units that have joined, with their own tasks under it, in the order of the roster.</summary>
    public async Task<(IReadOnlyList<(Unit Unit, int Tasks)> Units, int Total)> UnitsAsync(Place place, string carrier, int skip, int most, CancellationToken cancellation = default)
    {
        var joined = Joined(place).Where(row => row.Carrier == carrier);
        var rows = await (
            from row in joined
            join unit in db.Units.AsNoTracking() on row.UnitId equals unit.Id
            orderby unit.Ordinal, unit.Id
            select unit).Skip(skip).Take(most).ToListAsync(cancellation);
        var ids = rows.Select(unit => unit.Id).ToList();
        var tasks = await Under(place).Where(row => row.Carrier == carrier && row.State != TaskState.Dropped && ids.Contains(row.UnitId))
            .GroupBy(row => row.UnitId).Select(group => new { group.Key, Number = group.Count() }).ToDictionaryAsync(row => row.Key, row => row.Number, cancellation);
        return ([.. rows.Select(unit => (unit, tasks.GetValueOrDefault(unit.Id)))], await joined.CountAsync(cancellation));
    }

    /// <summary>The indicators, those counted in a register with the figure of the subtree.</summary>
    public async Task<IReadOnlyList<IndicatorReached>> IndicatorsAsync(Place place, Domain.Campaigns.Carrier carrier, CancellationToken cancellation = default)
    {
        if (carrier.Indicators.All(one => one.Count is null)) return [.. carrier.Indicators.Select(one => new IndicatorReached(one, null))];
        var totals = await registers.TotalsAsync(place, own: false, cancellation);
        return [.. carrier.Indicators.Select(one => new IndicatorReached(one, one.Count is not { } count ? null
            : totals.GetValueOrDefault(count.Register) is not { } found ? 0
            : count.Field is null ? found.Open : found.Sums.GetValueOrDefault(count.Field)))];
    }

    private IQueryable<CarrierTask> Under(Place place) => db.UnderCarriers(place.Campaign!.Id, place.Unit.Id, place.Month);

    private IQueryable<CarrierTask> Listed(Place place, string carrier, TaskState? state, bool own)
    {
        var (rows, unit) = (Under(place).Where(row => row.Carrier == carrier), place.Unit.Id);
        rows = state is { } wanted ? rows.Where(row => row.State == wanted) : rows.Where(row => row.State != TaskState.Dropped);
        return own ? rows.Where(row => row.UnitId == unit) : rows;
    }

    private IQueryable<JoinedUnit> Joined(Place place) =>
        Under(place).Where(row => row.State != TaskState.Dropped).Select(row => new JoinedUnit { Carrier = row.Carrier, UnitId = row.UnitId }).Distinct();

    private sealed class JoinedUnit
    {
        public required string Carrier { get; init; }

        public required int UnitId { get; init; }
    }
}
