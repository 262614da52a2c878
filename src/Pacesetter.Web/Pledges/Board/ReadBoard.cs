#pragma warning disable CA1309 // These comparisons become SQL, and the column is in the order of signs.
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Data.Units;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Pledges;
using Pacesetter.Domain.Units;
using Pacesetter.Web.Campaigns;
using Pacesetter.Web.Shell;

namespace Pacesetter.Web.Pledges.Board;

/// <param name="Count">Published in its whole subtree.</param>
public sealed record BoardUnit(string Code, string Name, int Count);

/// <param name="Name">Of a member who lets it be shown; of an organisation; null where only the post is shown.</param>
public sealed record BoardPledge(Pledge Pledge, string? Name, string Post);

/// <summary>What the public sees of a unit.</summary>
/// <param name="Path">From the campaign's head down.</param>
/// <param name="Below">Units right below with something published.</param>
/// <param name="Next">Continue behind this pledge; null at the end.</param>
public sealed record BoardOf(
    Unit Unit, Campaign Campaign, Recipe Recipe, PledgeRound Round, IReadOnlyList<Crumb> Path, IReadOnlyList<BoardUnit> Below, IReadOnlyList<BoardPledge> Pledges, int Total, Guid? Next);

/// <summary>
/// Reads the public board. It looks past the viewer's scope, because it is for everybody, and so it reads nothing but units with published pledges
/// and what was published and not taken down; a member's name only with consent.
/// </summary>
public sealed class ReadBoard(PacesetterDb db, Recipes recipes)
{
    /// <summary>A wall holds no more than a branch pledges.</summary>
    internal const int MostOnWall = 300;

    private const int PageSize = 60;
    private const int MostBelow = 400;
    private const int MostFound = 30;

    /// <param name="code">Null: the head of the first campaign that has something to show.</param>
    /// <param name="words">Only pledges with these words in the text.</param>
    /// <param name="after">Behind the last one shown.</param>
    /// <param name="size">Pledges at most.</param>
    /// <returns>Null where nothing is published.</returns>
    public async Task<BoardOf?> RunAsync(string? code, string? words = null, Guid? after = null, int size = PageSize, CancellationToken cancellation = default)
    {
        var month = db.ThisMonth;
        var found = await (
            from campaign in db.Campaigns
            where campaign.EndMonth >= month
            join place in db.UnitAncestors on campaign.UnitId equals place.AncestorId
            where place.FromMonth <= month && place.ToMonth > month
            join unit in db.Units.IgnoreQueryFilters([PacesetterDb.Scope]) on place.UnitId equals unit.Id
            where code == null ? place.Depth == 0 : unit.Code == code
            join rollup in db.Rollups on new { UnitId = unit.Id, CampaignId = campaign.Id } equals new { rollup.UnitId, rollup.CampaignId }
            where rollup.Month == month && rollup.PledgesPublished > 0
            orderby campaign.Id
            select new { Unit = unit, Campaign = campaign }).AsNoTracking().FirstOrDefaultAsync(cancellation);
        if (found is null || recipes.Of(found.Campaign) is not { Pledges: { } rules } recipe) return null;
        var round = rules.Rounds(found.Campaign.Start, recipe.Months).Last(one => one.From <= month);
        var shown = Shown(found.Unit.Id, found.Campaign.Id, round.Year, words);
        var pledges = await PledgesAsync(shown.Where(row => after == null || row.Id > after), found.Unit, size, cancellation);
        return new(found.Unit, found.Campaign, recipe, round, await PathAsync(found.Unit.Id, found.Campaign.UnitId, cancellation), await BelowAsync(found.Unit.Id, found.Campaign.Id, cancellation),
            [.. pledges.Take(size)], await shown.CountAsync(cancellation), pledges.Count > size ? pledges[size - 1].Pledge.Id : null);
    }

    /// <summary>Whether the public finds anything.</summary>
    public Task<bool> HasAnythingAsync(CancellationToken cancellation = default)
    {
        var month = db.ThisMonth;
        return (from campaign in db.Campaigns
                join rollup in db.Rollups on new { campaign.UnitId, CampaignId = campaign.Id } equals new { rollup.UnitId, rollup.CampaignId }
                where rollup.Month == month && rollup.PledgesPublished > 0
                select rollup.UnitId).AnyAsync(cancellation);
    }

    /// <summary>Units of that name with something published.</summary>
    public async Task<IReadOnlyList<BoardUnit>> FindAsync(string? words, int campaignId, CancellationToken cancellation = default)
    {
        var asked = (words ?? "").Trim();
        if (asked.Length == 0) return [];
        var (month, part) = (db.ThisMonth, asked.Length > UnitName.PartLength ? asked[..UnitName.PartLength] : asked);
        return await (
            from name in db.Set<UnitName>()
            where string.Compare(name.Part, part) >= 0 && string.Compare(name.Part, part + "\U0010FFFF") < 0
            join unit in db.Units.IgnoreQueryFilters([PacesetterDb.Scope]) on name.UnitId equals unit.Id
            join rollup in db.Rollups on unit.Id equals rollup.UnitId
            where rollup.CampaignId == campaignId && rollup.Month == month && rollup.PledgesPublished > 0 && (part == asked || unit.Name.Contains(asked))
            orderby name.Part, unit.Id
            select new BoardUnit(unit.Code, unit.Name, rollup.PledgesPublished)).Take(MostFound).ToListAsync(cancellation);
    }

    private IQueryable<Pledge> Shown(int unit, int campaign, int year, string? words)
    {
        var shown = db.Pledges.AsNoTracking().IgnoreQueryFilters([PacesetterDb.Scope])
            .Where(row => row.UnitId == unit && row.CampaignId == campaign && row.Year == year && row.Publication != null && row.TakenDown == null && row.Substitution == null);
        return string.IsNullOrWhiteSpace(words) ? shown : shown.Where(row => row.Text.Contains(words.Trim()));
    }

    private async Task<List<BoardPledge>> PledgesAsync(IQueryable<Pledge> shown, Unit unit, int size, CancellationToken cancellation)
    {
        var members = db.Members.IgnoreQueryFilters([PacesetterDb.Scope]);
        var rows = await (
            from pledge in shown
            from member in members.Where(member => member.Id == pledge.MemberId).DefaultIfEmpty()
            orderby pledge.Id
            select new { Pledge = pledge, Name = pledge.MemberId == null ? unit.Name : pledge.Consent == null ? null : member.Name, Post = member == null ? "" : member.Post }).Take(size + 1).ToListAsync(cancellation);
        return [.. rows.Select(row => new BoardPledge(row.Pledge, row.Name, row.Post))];
    }

    private async Task<IReadOnlyList<Crumb>> PathAsync(int unit, int head, CancellationToken cancellation)
    {
        var month = db.ThisMonth;
        var above = await (
            from row in db.UnitAncestors
            where row.UnitId == unit && row.Depth > 0 && row.FromMonth <= month && row.ToMonth > month
            join ancestor in db.Units.IgnoreQueryFilters([PacesetterDb.Scope]) on row.AncestorId equals ancestor.Id
            orderby row.Depth descending
            select new { ancestor.Id, ancestor.Code, ancestor.Name }).ToListAsync(cancellation);
        return [.. above.SkipWhile(ancestor => ancestor.Id != head).Select(ancestor => new Crumb(ancestor.Name, Address(ancestor.Code)))];
    }

    private async Task<IReadOnlyList<BoardUnit>> BelowAsync(int unit, int campaign, CancellationToken cancellation)
    {
        var month = db.ThisMonth;
        return await (
            from row in db.UnitAncestors
            where row.AncestorId == unit && row.Depth == 1 && row.FromMonth <= month && row.ToMonth > month
            join child in db.Units.IgnoreQueryFilters([PacesetterDb.Scope]) on row.UnitId equals child.Id
            join rollup in db.Rollups on child.Id equals rollup.UnitId
            where rollup.CampaignId == campaign && rollup.Month == month && rollup.PledgesPublished > 0
            orderby child.Ordinal, child.Id
            select new BoardUnit(child.Code, child.Name, rollup.PledgesPublished)).Take(MostBelow).ToListAsync(cancellation);
    }

    internal static string Address(string code) => $"/board/{Uri.EscapeDataString(code)}";
}
