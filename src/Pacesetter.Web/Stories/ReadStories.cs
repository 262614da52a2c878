using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain.Stories;
using Pacesetter.Web.Units;

namespace Pacesetter.Web.Stories;

/// <summary>A story in a list.</summary>
public sealed record StoryRow(Story Story, string UnitCode, string UnitName);

/// <summary>A page of a list.</summary>
/// <param name="Counts">What each list holds.</param>
/// <param name="Next">Continue behind it.</param>
public sealed record StoryList(IReadOnlyList<StoryRow> Rows, IReadOnlyDictionary<string, int> Counts, Guid? Next);

/// <summary>Reads the stories of a unit and of what lies below it, the newest first.</summary>
public sealed class ReadStories(PacesetterDb db)
{
    public const string Published = "published", Waiting = "waiting", Drafts = "drafts", TakenDown = "taken-down";

    public const int PageSize = 50;

    /// <param name="tells">Whether the viewer writes and reviews here.</param>
    public static IReadOnlyList<string> Lists(bool tells) => tells ? [Published, Waiting, Drafts, TakenDown] : [Published];

    /// <param name="place">What was published by the end of its month, in the tree of that month; what is not published yet as it is today.</param>
    /// <param name="list">One of <see cref="Lists"/>.</param>
    /// <param name="after">Continue behind it.</param>
    public async Task<StoryList> RunAsync(Place place, string list, bool tells, Guid? after = null, int limit = PageSize, CancellationToken cancellation = default)
    {
        Dictionary<string, int> counts = [];
        foreach (var one in Lists(tells)) counts[one] = await Of(place, one).CountAsync(cancellation);
        var behind = after ?? Guid.Empty;
        var rows = await (from story in Of(place, list)
                          where after == null || story.Id < behind
                          join unit in db.Units on story.UnitId equals unit.Id
                          orderby story.Id descending
                          select new StoryRow(story, unit.Code, unit.Name)).Take(limit + 1).ToListAsync(cancellation);
        return new([.. rows.Take(limit)], counts, rows.Count > limit ? rows[limit - 1].Story.Id : null);
    }

    /// <summary>All of a list with where each story was carried, for a table.</summary>
    public async IAsyncEnumerable<(StoryRow Row, IReadOnlyList<StoryCarriage> Carried)> AllAsync(Place place, string list)
    {
        var carried = (await (from carriage in db.StoryCarriages.AsNoTracking()
                              join story in Of(place, list) on carriage.StoryId equals story.Id
                              orderby carriage.Day
                              select carriage).ToListAsync()).ToLookup(carriage => carriage.StoryId);
        var rows = from story in Of(place, list) join unit in db.Units on story.UnitId equals unit.Id orderby story.Id descending select new StoryRow(story, unit.Code, unit.Name);
        await foreach (var row in rows.AsAsyncEnumerable()) yield return (row, [.. carried[row.Story.Id]]);
    }

    private IQueryable<Story> Of(Place place, string list)
    {
        var (campaign, head, month) = (place.Campaign!.Id, place.Unit.Id, place.Month);
        var below = db.Stories.AsNoTracking().Where(row => row.CampaignId == campaign
            && db.UnitAncestors.Any(above => above.UnitId == row.UnitId && above.AncestorId == head && above.FromMonth <= month && above.ToMonth > month));
        return list switch
        {
            Published => below.Where(row => row.Publication != null && row.TakenDown == null && row.Publication.Month <= month),
            Waiting => below.Where(row => row.HandIn != null && row.Publication == null),
            TakenDown => below.Where(row => row.TakenDown != null),
            // A draft is its unit's own business until it is handed in.
            _ => below.Where(row => row.UnitId == head && row.HandIn == null && row.Publication == null),
        };
    }
}
