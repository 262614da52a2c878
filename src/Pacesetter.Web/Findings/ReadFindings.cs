using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain.Findings;
using Pacesetter.Web.Units;

namespace Pacesetter.Web.Findings;

/// <summary>A finding in the ledger.</summary>
public sealed record LedgerRow(Finding Finding, string UnitCode, string UnitName);

/// <summary>The last row of a page of the ledger. Written 20261031-KEY.</summary>
public readonly record struct LedgerCursor(DateOnly Due, Guid Id)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Due:yyyyMMdd}-{Id}");

    public static LedgerCursor? Parse(string? text) =>
        text is { Length: > 9 } && DateOnly.TryParseExact(text[..8], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var due) && Guid.TryParse(text[9..], out var id) ? new(due, id) : null;
}

/// <summary>A page of the ledger of a unit's subtree.</summary>
/// <param name="Counts">By state, of the whole subtree.</param>
public sealed record Ledger(IReadOnlyList<LedgerRow> Rows, IReadOnlyDictionary<string, int> Counts, LedgerCursor? Next);

/// <summary>Reads the ledger as it stands today, the earliest due first.</summary>
public sealed class ReadFindings(PacesetterDb db)
{
    public const string Open = "open", Overdue = "overdue", Reported = "reported", Impossible = "impossible", Closed = "closed", All = "all";

    /// <summary>What a ledger may be narrowed to.</summary>
    public static IReadOnlyList<string> States { get; } = [Open, Overdue, Reported, Impossible, Closed, All];

    public const int PageSize = 50;

    /// <param name="place">The unit; its whole subtree is read, in the tree of the month, with what was entered by the end of that month.</param>
    /// <param name="state">One of <see cref="States"/>.</param>
    /// <param name="after">Continue behind it.</param>
    /// <param name="limit">Rows at most.</param>
    public async Task<Ledger> RunAsync(Place place, string state, LedgerCursor? after, int limit = PageSize, CancellationToken cancellation = default)
    {
        var (below, units) = (Below(place), db.Units.IgnoreQueryFilters([PacesetterDb.Scope]));
        Dictionary<string, int> counts = [];
        foreach (var one in States) counts[one] = await Narrowed(below, one).CountAsync(cancellation);
        var (due, id) = (after?.Due ?? DateOnly.MinValue, after?.Id ?? Guid.Empty);
        var rows = await (from finding in Narrowed(below, state)
                          where after == null || finding.Due > due || (finding.Due == due && finding.Id > id)
                          join unit in units on finding.UnitId equals unit.Id
                          orderby finding.Due, finding.Id
                          select new LedgerRow(finding, unit.Code, unit.Name)).Take(limit + 1).ToListAsync(cancellation);
        return new([.. rows.Take(limit)], counts, rows.Count > limit ? new(rows[limit - 1].Finding.Due, rows[limit - 1].Finding.Id) : null);
    }

    /// <summary>All of a state, for paper and tables.</summary>
    public IAsyncEnumerable<LedgerRow> AllAsync(Place place, string state) =>
        (from finding in Narrowed(Below(place), state)
         join unit in db.Units.IgnoreQueryFilters([PacesetterDb.Scope]) on finding.UnitId equals unit.Id
         orderby unit.Ordinal, unit.Id, finding.Due, finding.Id
         select new LedgerRow(finding, unit.Code, unit.Name)).AsAsyncEnumerable();

    // The unit was found through the viewer's scope, and what lies below a visible unit is visible.
    private IQueryable<Finding> Below(Place place)
    {
        var (campaign, head, month) = (place.Campaign!.Id, place.Unit.Id, place.Month);
        return db.Findings.AsNoTracking().IgnoreQueryFilters([PacesetterDb.Scope]).Where(row => row.CampaignId == campaign && row.Entry.Month <= month
            && db.UnitAncestors.Any(above => above.UnitId == row.UnitId && above.AncestorId == head && above.FromMonth <= month && above.ToMonth > month));
    }

    private IQueryable<Finding> Narrowed(IQueryable<Finding> rows, string state)
    {
        var today = db.Today;
        var open = rows.Where(row => row.Closing == null && (row.Ruling == null || !row.Ruling.Released));
        return state switch
        {
            Open => open,
            Overdue => open.Where(row => row.Due < today),
            Reported => open.Where(row => row.Result != null),
            Impossible => open.Where(row => row.Impossible != null),
            Closed => rows.Where(row => row.Closing != null || (row.Ruling != null && row.Ruling.Released)),
            _ => rows,
        };
    }
}
