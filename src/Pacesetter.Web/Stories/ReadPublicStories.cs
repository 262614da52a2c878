using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Stories;
using Pacesetter.Domain.Units;
using Pacesetter.Web.Campaigns;

namespace Pacesetter.Web.Stories;

/// <summary>What the public sees of a story: its unit, never a writer.</summary>
public sealed record PublicStory(Story Story, string UnitCode, string UnitName, Recipe Recipe)
{
    public string Kind => Recipe.Stories?.Kind(Story.Kind)?.Label.ToString() ?? Story.Kind;
}

/// <param name="Unit">Whose they are, with those below; null: everybody's.</param>
/// <param name="Next">Continue behind this story; null at the end.</param>
public sealed record PublicStories(Unit? Unit, IReadOnlyList<PublicStory> Stories, Guid? Next);

/// <summary>
/// Reads stories for the public. It looks past the viewer's scope, because these pages are for everybody, and so it reads nothing but what was published and not
/// taken down, and no unit but one that has such a story in its subtree.
/// </summary>
public sealed class ReadPublicStories(PacesetterDb db, Recipes recipes)
{
    public const int PageSize = 30;

    /// <param name="code">Only of this unit and of those below it; null: of all.</param>
    /// <param name="after">Behind the last one shown.</param>
    /// <returns>Null where the unit has told nothing, or is none.</returns>
    public async Task<PublicStories?> RunAsync(string? code, Guid? after, CancellationToken cancellation = default)
    {
        var unit = string.IsNullOrWhiteSpace(code) ? null : await db.Units.IgnoreQueryFilters([PacesetterDb.Scope]).AsNoTracking().FirstOrDefaultAsync(row => row.Code == code, cancellation);
        if (unit is null && !string.IsNullOrWhiteSpace(code)) return null;
        var shown = unit is null ? Shown() : Below(Shown(), unit.Id);
        if (unit is not null && !await shown.AnyAsync(cancellation)) return null;
        if (after is { } last)
        {
            // Newest first by the day of publication; the key tells apart what was published at one moment.
            var at = await Shown().Where(row => row.Id == last).Select(row => (DateTime?)row.Publication!.At).FirstOrDefaultAsync(cancellation) ?? DateTime.MaxValue;
            shown = shown.Where(row => row.Publication!.At < at || (row.Publication.At == at && row.Id < last));
        }
        var rows = await ReadAsync(shown.OrderByDescending(row => row.Publication!.At).ThenByDescending(row => row.Id).Take(PageSize + 1), cancellation);
        return new(unit, [.. rows.Take(PageSize)], rows.Count > PageSize ? rows[PageSize - 1].Story.Id : null);
    }

    /// <summary>One story and where it was carried; null where the public does not read it.</summary>
    public async Task<(PublicStory Story, IReadOnlyList<StoryCarriage> Carried)?> OneAsync(Guid id, CancellationToken cancellation = default)
    {
        if ((await ReadAsync(Shown().Where(row => row.Id == id), cancellation)).FirstOrDefault() is not { } story) return null;
        return (story, await db.StoryCarriages.AsNoTracking().Where(row => row.StoryId == id).OrderBy(row => row.Day).ThenBy(row => row.Channel).ToListAsync(cancellation));
    }

    private IQueryable<Story> Shown() => db.Stories.AsNoTracking().IgnoreQueryFilters([PacesetterDb.Scope]).Where(row => row.Publication != null && row.TakenDown == null);

    private IQueryable<Story> Below(IQueryable<Story> shown, int head)
    {
        var month = db.ThisMonth;
        return shown.Where(row => db.UnitAncestors.Any(above => above.UnitId == row.UnitId && above.AncestorId == head && above.FromMonth <= month && above.ToMonth > month));
    }

    private async Task<List<PublicStory>> ReadAsync(IQueryable<Story> stories, CancellationToken cancellation)
    {
        var rows = await stories.ToListAsync(cancellation);
        var (ids, keys) = (rows.Select(row => row.UnitId).Distinct().ToArray(), rows.Select(row => row.CampaignId).Distinct().ToArray());
        var units = await db.Units.IgnoreQueryFilters([PacesetterDb.Scope]).AsNoTracking().Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancellation);
        var campaigns = await db.Campaigns.AsNoTracking().Where(row => keys.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancellation);
        return rows.ConvertAll(row => new PublicStory(row, units[row.UnitId].Code, units[row.UnitId].Name, recipes.Of(campaigns[row.CampaignId])));
    }

    internal static string Address(string code) => $"/stories?unit={Uri.EscapeDataString(code)}";
}
