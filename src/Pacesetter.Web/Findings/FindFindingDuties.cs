using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Findings;

namespace Pacesetter.Web.Findings;

/// <summary>What of the findings belongs on a person's desk.</summary>
/// <param name="Mine">Those this person owns and has not reported on, the earliest due first.</param>
/// <param name="Counts">For whoever runs units or stands above them: unit and what waits there, with its place in the ledger.</param>
public sealed record FindingDuties(IReadOnlyList<Finding> Mine, IReadOnlyList<(string UnitCode, string UnitName, string State, int Count)> Counts);

/// <summary>Looks for them: what one owns, what was left to the unit without an owner, and what has climbed.</summary>
public sealed class FindFindingDuties(PacesetterDb db)
{
    private const int Most = 10;
    private const int MostUnits = 5;

    public async Task<FindingDuties> RunAsync(CancellationToken cancellation = default)
    {
        var me = db.Viewer.AccountId;
        var open = db.Findings.AsNoTracking().Where(row => row.Closing == null && (row.Ruling == null || !row.Ruling.Released));
        var mine = me is null ? [] : await open.Where(row => row.OwnerId == me && row.Result == null).OrderBy(row => row.Due).Take(Most).ToListAsync(cancellation);
        var roots = db.Viewer.Grants.Where(grant => grant is { UnitId: not null, Role: Role.Office or Role.Leader or Role.Secretary }).Select(grant => grant.UnitId!.Value).Distinct().Take(MostUnits).ToArray();
        List<(string, string, string, int)> counts = [];
        foreach (var unit in await db.Units.AsNoTracking().Where(row => roots.Contains(row.Id)).OrderBy(row => row.Id).ToListAsync(cancellation))
        {
            foreach (var (state, rows) in States(open, unit.Id))
                if (await rows.CountAsync(cancellation) is > 0 and var count) counts.Add((unit.Code, unit.Name, state, count));
        }
        return new(mine, counts);
    }

    private IEnumerable<(string State, IQueryable<Finding> Rows)> States(IQueryable<Finding> open, int unit)
    {
        var (today, month) = (db.Today, db.ThisMonth);
        var children = db.UnitAncestors.Where(row => row.AncestorId == unit && row.Depth == 1 && row.FromMonth <= month && row.ToMonth > month).Select(row => row.UnitId);
        // What is overdue comes to the secretary with the second reminder and to the unit above with the third.
        var climbed = db.FindingReminders.Where(row => row.Rung == Rung.Above).Select(row => row.FindingId);
        yield return ("unassigned", open.Where(row => row.UnitId == unit && row.Owner == null));
        yield return ("own-overdue", open.Where(row => row.UnitId == unit && row.Due < today && row.Result == null && db.FindingReminders.Any(sent => sent.FindingId == row.Id && sent.Rung >= Rung.Secretary)));
        yield return ("reported", open.Where(row => row.Result != null && (row.UnitId == unit || children.Contains(row.UnitId))));
        yield return ("impossible", open.Where(row => row.Impossible != null && children.Contains(row.UnitId)));
        yield return ("climbed", open.Where(row => row.Due < today && row.Result == null && children.Contains(row.UnitId) && climbed.Contains(row.Id)));
    }
}
