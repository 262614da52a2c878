using Microsoft.EntityFrameworkCore;
using Pacesetter.Domain.Directives;

namespace Pacesetter.Data.Directives;

public static class Numbering
{
    /// <summary>
    /// Takes the next number of a unit's series. To be asked inside the transaction that issues: the row is held until it ends, so that the next office waits,
    /// and a number whose directive is not issued after all is free again. One statement, for two that look first could both see that there is no series yet.
    /// </summary>
    public static async Task<DirectiveSeries> TakeNumberAsync(this PacesetterDb db, int unit, string mark, int year, CancellationToken cancellation = default)
    {
        var taken = await db.Database.SqlQuery<int>($"""
            INSERT INTO directive_series (unit_id, mark, year, last) VALUES ({unit}, {mark}, {year}, 1)
            ON CONFLICT (unit_id, mark, year) DO UPDATE SET last = directive_series.last + 1 RETURNING last AS "Value"
            """).ToListAsync(cancellation);
        return new(unit, mark, year, taken[0]);
    }
}
