using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain.Exemplars;
using Pacesetter.Web.Units;

namespace Pacesetter.Web.Exemplars;

/// <summary>A contact point in a list.</summary>
/// <param name="Last">The last visit; null: none yet.</param>
public sealed record ContactRow(ContactPoint Contact, string UnitCode, string UnitName, ContactVisit? Last);

/// <summary>Reads the contact points of a unit and of what lies below it, in the order of the roster.</summary>
public sealed class ReadContacts(PacesetterDb db)
{
    public const int PageSize = 50;

    /// <param name="page">0 is the first.</param>
    public async Task<(IReadOnlyList<ContactRow> Rows, bool More)> RunAsync(Place place, int page = 0, int limit = PageSize, CancellationToken cancellation = default)
    {
        var rows = await Joined(place).Skip(page * limit).Take(limit + 1).ToListAsync(cancellation);
        return ([.. rows.Take(limit)], rows.Count > limit);
    }

    public Task<int> CountAsync(Place place, CancellationToken cancellation = default) => Of(place).CountAsync(cancellation);

    /// <summary>All of them, for a table.</summary>
    public IAsyncEnumerable<ContactRow> AllAsync(Place place) => Joined(place).AsAsyncEnumerable();

    private IQueryable<ContactRow> Joined(Place place) =>
        from row in Of(place)
        join unit in db.Units on row.UnitId equals unit.Id
        orderby unit.Code, row.Id
        select new ContactRow(row, unit.Code, unit.Name, db.ContactVisits.Where(visit => visit.ContactId == row.Id).OrderByDescending(visit => visit.Day).ThenByDescending(visit => visit.Id).FirstOrDefault());

    /// <summary>Those that held at the end of the month, or hold today.</summary>
    private IQueryable<ContactPoint> Of(Place place)
    {
        var (campaign, head, month, day) = (place.Campaign!.Id, place.Unit.Id, place.Month, place.Month < db.ThisMonth ? place.Month.Last : db.Today);
        return db.ContactPoints.AsNoTracking().Where(row => row.CampaignId == campaign && row.Since <= day && (row.Ending == null || row.Ending.Day > day)
            && db.UnitAncestors.Any(above => above.UnitId == row.UnitId && above.AncestorId == head && above.FromMonth <= month && above.ToMonth > month));
    }
}
