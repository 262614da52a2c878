using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain.Exemplars;
using Pacesetter.Web.Units;

namespace Pacesetter.Web.Exemplars;

/// <summary>A practice in a list.</summary>
/// <param name="Unit">Name of the unit that lends it.</param>
/// <param name="Site">Where it can be seen.</param>
/// <param name="Users">How many units use it; a count, by which nothing is ordered.</param>
/// <param name="IsUsed">The unit looked at uses it.</param>
public sealed record PracticeRow(Practice Practice, string Unit, string Site, int Users, bool IsUsed);

/// <summary>Reads practices of a campaign, the latest first: those lent out, those of a unit and what lies below it, those a unit uses.</summary>
public sealed class ReadPractices(PacesetterDb db)
{
    public const string Lent = "lent", Used = "used", Own = "own";

    public const int PageSize = 50;

    public static IReadOnlyList<string> Lists { get; } = [Lent, Used, Own];

    /// <param name="list">One of <see cref="Lists"/>.</param>
    /// <param name="after">Continue behind it.</param>
    public async Task<(IReadOnlyList<PracticeRow> Rows, Guid? Next)> RunAsync(Place place, string list, Guid? after = null, int limit = PageSize, CancellationToken cancellation = default)
    {
        var behind = after ?? Guid.Empty;
        var rows = await Joined(place, Of(place, list).Where(row => after == null || row.Id < behind)).Take(limit + 1).ToListAsync(cancellation);
        return ([.. rows.Take(limit)], rows.Count > limit ? rows[limit - 1].Practice.Id : null);
    }

    public Task<int> CountAsync(Place place, string list, CancellationToken cancellation = default) => Of(place, list).CountAsync(cancellation);

    /// <summary>All of a list, for a table.</summary>
    public IAsyncEnumerable<PracticeRow> AllAsync(Place place, string list) => Joined(place, Of(place, list)).AsAsyncEnumerable();

    /// <summary>Those of one entry of a register.</summary>
    public Task<List<PracticeRow>> OfEntryAsync(Place place, Guid entry, CancellationToken cancellation = default) => Joined(place, db.Practices.AsNoTracking().Where(row => row.EntryId == entry)).Take(PageSize).ToListAsync(cancellation);

    private IQueryable<PracticeRow> Joined(Place place, IQueryable<Practice> practices)
    {
        var unit = place.Unit.Id;
        // No filter holds in this query, because one part of it ignores it: each list is bounded by the campaign and by a unit the viewer has found.
        var (units, entries, adoptions) = (db.Units.IgnoreQueryFilters([PacesetterDb.Scope]), db.RegisterEntries.IgnoreQueryFilters([PacesetterDb.Scope]), db.Adoptions.IgnoreQueryFilters([PacesetterDb.Scope]));
        return from row in practices
               join lender in units on row.UnitId equals lender.Id
               join entry in entries on row.EntryId equals entry.Id
               orderby row.Id descending
               select new PracticeRow(row, lender.Name, entry.Name, adoptions.Count(one => one.PracticeId == row.Id && one.Ending == null), adoptions.Any(one => one.PracticeId == row.Id && one.UnitId == unit && one.Ending == null));
    }

    private IQueryable<Practice> Of(Place place, string list)
    {
        var (campaign, unit, month) = (place.Campaign!.Id, place.Unit.Id, place.Month);
        var all = db.Practices.AsNoTracking().Where(row => row.CampaignId == campaign);
        return list switch
        {
            Used => all.Where(row => db.Adoptions.Any(one => one.PracticeId == row.Id && one.UnitId == unit && one.Ending == null)),
            Own => all.Where(row => db.UnitAncestors.Any(above => above.UnitId == row.UnitId && above.AncestorId == unit && above.FromMonth <= month && above.ToMonth > month)),
            _ => all.Where(row => row.Loan != null && row.Withdrawal == null),
        };
    }
}
