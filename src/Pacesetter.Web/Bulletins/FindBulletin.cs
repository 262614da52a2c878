using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Bulletins;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Units;
using Pacesetter.Web.Campaigns;
using Pacesetter.Web.Shell;
using Pacesetter.Web.Tallies;
using Pacesetter.Web.Units;

namespace Pacesetter.Web.Bulletins;

/// <summary>A month's bulletin with the numbers there are now.</summary>
/// <param name="Bulletin">Null: nobody has begun it, or the viewer may not see a draft.</param>
internal sealed record BulletinFile(Place Place, Overview Overview, Bulletin? Bulletin, LiveNumbers Numbers)
{
    private readonly Dictionary<int, NumberSource> sources = Bulletin?.Sources.ToDictionary(source => source.Mark) ?? [];

    public NumberSource? Source(int mark) => sources.GetValueOrDefault(mark);

    public string? Now(int mark) => Source(mark) is { } source ? Numbers.Of(source.Key, source.Unit) : null;

    /// <summary>Numbers in the text that are not what their source says now, each mark once.</summary>
    public IReadOnlyList<int> Changed => Bulletin is null ? [] : [.. CitedText.Parts(Bulletin.Text).Where(part => part.Mark is { } mark && Now(mark) is { } now && now != part.Text).Select(part => part.Mark!.Value).Distinct()];
}

/// <summary>Looks bulletins up as the viewer may see them.</summary>
internal sealed class FindBulletin(PacesetterDb db, FindPlace find, ReadOverview read, Recipes recipes, Words words)
{
    public static Role[] Writers { get; } = [Role.Office, Role.Secretary];

    /// <param name="month">As in the address.</param>
    /// <param name="campaign">Key; null: the first.</param>
    /// <exception cref="BrokenRule">units.unknown, tallies.unknown.</exception>
    public async Task<BulletinFile> RunAsync(string code, string month, string? campaign, CancellationToken cancellation = default)
    {
        if (await find.RunAsync(code, month, campaign, cancellation) is not { Campaign: not null } place) throw new BrokenRule("units.unknown");
        return await RunAsync(place, cancellation) ?? throw new BrokenRule("tallies.unknown");
    }

    /// <returns>Null if the unit has no numbers in that month.</returns>
    public async Task<BulletinFile?> RunAsync(Place place, CancellationToken cancellation = default)
    {
        if (await read.RunAsync(place, cancellation: cancellation) is not { } overview) return null;
        var (unit, campaign, month) = (place.Unit.Id, place.Campaign!.Id, place.Month);
        var bulletin = await db.Bulletins.FirstOrDefaultAsync(row => row.UnitId == unit && row.CampaignId == campaign && row.Month == month, cancellation);
        if (bulletin is { Issue: null } && !await db.MayAsync(unit, false, Writers)) bulletin = null;
        string[] cited = [.. (bulletin?.Sources ?? []).Select(source => source.Unit).OfType<string>().Distinct()];
        // Those right below that are named in the text; what lies below a visible unit is visible.
        var below = cited.Length == 0 ? [] : await (
            from row in db.Rollups.AsNoTracking()
            join one in db.Units.IgnoreQueryFilters([PacesetterDb.Scope]) on row.UnitId equals one.Id
            where row.CampaignId == campaign && row.Month == month && cited.Contains(one.Code)
            select new { one.Code, Rollup = row }).ToDictionaryAsync(row => row.Code, row => row.Rollup, cancellation);
        return new(place, overview, bulletin, new(overview, below, words));
    }

    /// <summary>Issued ones of the unit and of those above it, the latest first.</summary>
    public async Task<IReadOnlyList<(Bulletin Bulletin, Unit Unit)>> IssuedAsync(Place place, int most, CancellationToken cancellation = default)
    {
        var (unit, campaign, month) = (place.Unit.Id, place.Campaign!.Id, db.ThisMonth);
        var rows = await (
            from bulletin in db.Bulletins.AsNoTracking()
            where bulletin.CampaignId == campaign && bulletin.Issue != null
            join above in db.UnitAncestors on bulletin.UnitId equals above.AncestorId
            where above.UnitId == unit && above.FromMonth <= month && above.ToMonth > month
            join issuer in db.Units.IgnoreQueryFilters([PacesetterDb.Scope]) on bulletin.UnitId equals issuer.Id
            orderby above.Depth, bulletin.Month descending
            select new { bulletin, issuer }).Take(most).ToListAsync(cancellation);
        return [.. rows.Select(row => (row.bulletin, row.issuer))];
    }

    /// <summary>One by its key, to be taken away as a paper; a draft only by those who write it.</summary>
    public async Task<(Bulletin Bulletin, Unit Unit, Recipe Recipe)?> ReadAsync(Guid id, CancellationToken cancellation = default)
    {
        var bulletin = await db.Bulletins.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellation);
        if (bulletin is null || (bulletin.Issue is null && !await db.MayAsync(bulletin.UnitId, false, Writers))) return null;
        var unit = await db.Units.AsNoTracking().IgnoreQueryFilters([PacesetterDb.Scope]).FirstAsync(row => row.Id == bulletin.UnitId, cancellation);
        return (bulletin, unit, recipes.Of(await db.Campaigns.AsNoTracking().FirstAsync(row => row.Id == bulletin.CampaignId, cancellation)));
    }
}
