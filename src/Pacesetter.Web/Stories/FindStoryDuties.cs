using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain.Stories;

namespace Pacesetter.Web.Stories;

/// <summary>A story on a desk.</summary>
/// <param name="Returned">True: back from the review to its writer; false: it waits to be reviewed.</param>
public sealed record StoryDuty(Story Story, string UnitCode, string UnitName, bool Returned);

/// <summary>Looks for what came back to this person, and for what waits in the units right below; at the head of the tree, in the head itself as well.</summary>
public sealed class FindStoryDuties(PacesetterDb db)
{
    private const int Most = 10;
    private const int MostUnits = 20;

    public async Task<IReadOnlyList<StoryDuty>> RunAsync(CancellationToken cancellation = default)
    {
        var (me, month) = (db.StoryHand.Account, db.ThisMonth);
        var own = db.Viewer.Grants.Where(grant => grant.UnitId is not null && StoryRights.Tellers.Contains(grant.Role)).Select(grant => grant.UnitId!.Value).Distinct().Take(MostUnits).ToArray();
        if (own.Length == 0) return [];
        var returned = await Of(db.Stories.Where(row => row.Return != null && row.HandIn == null && row.Publication == null && row.Draft.By == me)).ToListAsync(cancellation);
        var waiting = await Of(db.Stories.Where(row => row.HandIn != null && row.Publication == null && row.Draft.By != me && row.HandIn.By != me
            && (db.UnitAncestors.Any(above => above.UnitId == row.UnitId && own.Contains(above.AncestorId) && above.Depth == 1 && above.FromMonth <= month && above.ToMonth > month)
                || (own.Contains(row.UnitId) && !db.UnitAncestors.Any(above => above.UnitId == row.UnitId && above.Depth > 0))))).ToListAsync(cancellation);
        return [.. returned.Select(row => new StoryDuty(row.Story, row.UnitCode, row.UnitName, true)), .. waiting.Where(row => !row.Story.IsWriter(db.StoryHand)).Select(row => new StoryDuty(row.Story, row.UnitCode, row.UnitName, false))];
    }

    private IQueryable<StoryRow> Of(IQueryable<Story> stories) =>
        (from story in stories.AsNoTracking() join unit in db.Units on story.UnitId equals unit.Id orderby story.Id select new StoryRow(story, unit.Code, unit.Name)).Take(Most);
}
