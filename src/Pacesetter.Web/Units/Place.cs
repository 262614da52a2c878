using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Units;
using Pacesetter.Web.Campaigns;
using Pacesetter.Web.Shell;

namespace Pacesetter.Web.Units;

/// <summary>What every unit page is about: a unit, a month, a campaign. All of it stands in the address.</summary>
public sealed record Place(Unit Unit, Month Month, Campaign? Campaign, Recipe? Recipe)
{
    /// <summary>From the root down to the parent, in the tree of the month; addresses only where the viewer may go.</summary>
    public required IReadOnlyList<Crumb> Path { get; init; }

    /// <summary>All campaigns the unit takes part in, the one shown first among them if none was asked for.</summary>
    public required IReadOnlyList<Campaign> Campaigns { get; init; }

    /// <summary>Who answers for the unit, in the recipe's order; empty where it knows no such thing or nobody is named.</summary>
    public IReadOnlyList<Answerable> Responsible { get; init; } = [];

    /// <summary>True in the tree of the month; a unit may not exist yet or no more.</summary>
    public bool IsOpen => Unit.IsOpenIn(Month);

    /// <summary>The address of a page of this unit and month, for instance <c>plans</c> or <c>plans/lacking</c>.</summary>
    public string Href(string page) => Href(Unit.Code, Month, page);

    public string Href(string code, Month month, string page) =>
        $"/units/{Uri.EscapeDataString(code)}/{month}/{page}{(Campaign is null || Campaign == Campaigns[0] ? "" : $"?campaign={Uri.EscapeDataString(Campaign.Key)}")}";
}

/// <summary>Looks a place up as the viewer may see it.</summary>
public sealed class FindPlace(PacesetterDb db, Recipes recipes, ReadResponsible responsible, Words words)
{
    /// <param name="code">Code of the unit.</param>
    /// <param name="month">As in the address, 2026-10.</param>
    /// <param name="campaignKey">Null: the first campaign, or the one that runs in that month.</param>
    /// <returns>Null if there is no such place or the viewer may not see it.</returns>
    public async Task<Place?> RunAsync(string code, string? month, string? campaignKey, CancellationToken cancellation = default)
    {
        if (!Month.TryParse(month, null, out var when)) return null;
        var unit = await db.Units.AsNoTracking().FirstOrDefaultAsync(row => row.Code == code, cancellation);
        if (unit is null) return null;
        var above = await (
            from row in db.UnitAncestors
            where row.UnitId == unit.Id && row.FromMonth <= when && row.ToMonth > when
            join ancestor in db.Units.IgnoreQueryFilters([PacesetterDb.Scope]) on row.AncestorId equals ancestor.Id
            orderby row.Depth descending
            select new { ancestor.Id, ancestor.Code, ancestor.Name }).ToListAsync(cancellation);
        var line = above.Select(ancestor => ancestor.Id).Append(unit.Id).ToList();
        var campaigns = await db.Campaigns.AsNoTracking().Where(row => line.Contains(row.UnitId)).OrderBy(row => row.Id).ToListAsync(cancellation);
        var campaign = campaignKey is null
            ? campaigns.FirstOrDefault(row => row.StartMonth <= when && when <= row.EndMonth) ?? campaigns.FirstOrDefault()
            : campaigns.FirstOrDefault(row => row.Key == campaignKey);
        if (campaign is null && campaignKey is not null) return null;
        var mayGo = db.Viewer.SeesAll ? -1 : above.FindIndex(ancestor => db.Viewer.UnitIds.Contains(ancestor.Id));
        var place = new Place(unit, when, campaign, campaign is null ? null : recipes.Of(campaign)) { Campaigns = campaigns, Path = [] };
        if (place.Recipe is not null) words.SpeakOf(place.Recipe);
        return place with
        {
            Responsible = place.Recipe is null ? [] : await responsible.RunAsync(unit, campaign!, place.Recipe, when, cancellation),
            Path = [.. above.Where(ancestor => ancestor.Id != unit.Id).Select((ancestor, i) =>
                new Crumb(ancestor.Name, db.Viewer.SeesAll || (mayGo >= 0 && i >= mayGo) ? place.Href(ancestor.Code, when, "overview") : null))],
        };
    }
}
