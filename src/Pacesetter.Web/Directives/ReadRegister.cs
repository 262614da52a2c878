using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain.Directives;
using Pacesetter.Domain.Units;

namespace Pacesetter.Web.Directives;

/// <summary>Reads the register of a unit's numbers (发文登记), in the order in which they were given.</summary>
public sealed class ReadRegister(PacesetterDb db)
{
    /// <summary>Years in which numbers were given, the newest first.</summary>
    public async Task<IReadOnlyList<DirectiveSeries>> SeriesAsync(Unit unit, CancellationToken cancellation = default) =>
        await db.DirectiveSeries.AsNoTracking().Where(row => row.UnitId == unit.Id).OrderByDescending(row => row.Year).ThenBy(row => row.Mark).ToListAsync(cancellation);

    /// <summary>The marks a unit has used, the latest first.</summary>
    public async Task<IReadOnlyList<string>> MarksAsync(int unit, CancellationToken cancellation = default) =>
        [.. (await db.DirectiveSeries.AsNoTracking().Where(row => row.UnitId == unit).OrderByDescending(row => row.Year).ThenByDescending(row => row.Last).Select(row => row.Mark).ToListAsync(cancellation)).Distinct()];

    /// <param name="year">Of the numbers.</param>
    /// <param name="mark">Null: all.</param>
    public IAsyncEnumerable<Directive> RowsAsync(Unit unit, int year, string? mark = null) =>
        db.Directives.AsNoTracking().Where(row => row.UnitId == unit.Id && row.Year == year && (mark == null || row.Mark == mark)).OrderBy(row => row.Mark).ThenBy(row => row.Number).AsAsyncEnumerable();
}
