using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Inspections;

namespace Pacesetter.Web.Inspections.Visits;

/// <summary>A visit that somebody is sent to and has not handed the paper of in.</summary>
public sealed record VisitDuty(Visit Visit, string Unit, string Title)
{
    /// <summary>It is the day, or they were there already.</summary>
    public bool IsDueOn(DateOnly today) => Visit.Arrival is not null || Visit.Day <= today;
}

/// <summary>The visits an inspector is sent to, the earliest first.</summary>
public sealed class FindVisitDuties(PacesetterDb db)
{
    private const int Most = 20;

    public async Task<IReadOnlyList<VisitDuty>> RunAsync(CancellationToken cancellation = default)
    {
        if (!db.Viewer.Has(Role.Inspector) || db.Viewer.AccountId is not { } account) return [];
        var mark = $"\"Account\":{account.ToString(CultureInfo.InvariantCulture)},";
        var found = await (
            from visit in db.Visits.AsNoTracking()
            where visit.HandedIn == null && visit.TeamText.Contains(mark)
            join inspection in db.Inspections on visit.InspectionId equals inspection.Id
            where inspection.Ending == null
            join unit in db.Units on visit.UnitId equals unit.Id
            orderby visit.Day == null, visit.Day, unit.Ordinal, visit.Id
            select new { visit, unit.Name, inspection.Title }).Take(Most).ToListAsync(cancellation);
        return [.. found.Select(row => new VisitDuty(row.visit, row.Name, row.Title))];
    }
}
