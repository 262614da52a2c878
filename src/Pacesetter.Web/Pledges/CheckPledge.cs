using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain.Pledges;
using Pacesetter.Domain.Standards;

namespace Pacesetter.Web.Pledges;

/// <summary>The pledges a text is compared with.</summary>
/// <param name="But">Written anew or shown: only those made before it count, so that the first of two alike is not blamed.</param>
public sealed record PledgesBeside(int UnitId, int CampaignId, int Year, Guid? But = null);

/// <summary>
/// Checks a pledge for general words without object or figure, and for copies: of others in the unit, and of what the organisations right above and
/// beside pledge. It warns; nobody is kept from pledging.
/// </summary>
public sealed class CheckPledge(PacesetterDb db)
{
    private const int Most = 400;

    /// <summary>As it stands.</summary>
    public Task<IReadOnlyList<Doubt>> RunAsync(Pledge pledge, CancellationToken cancellation = default) =>
        RunAsync(pledge.Text, pledge.Target is not null, new(pledge.UnitId, pledge.CampaignId, pledge.Year, pledge.Id), cancellation);

    /// <param name="text">As typed; only its first letters are looked at where it is longer than any that may be stored.</param>
    /// <param name="figures">Whether another field holds the figure to reach. A pledge always has a day.</param>
    /// <param name="beside">What it is compared with.</param>
    /// <param name="cancellation">Stops the look-up.</param>
    public async Task<IReadOnlyList<Doubt>> RunAsync(string? text, bool figures, PledgesBeside beside, CancellationToken cancellation = default)
    {
        if (string.IsNullOrWhiteSpace(text)) return [];
        text = text.Length > Pledge.TextLength ? text[..Pledge.TextLength] : text;
        var near = await NearAsync(beside.UnitId, cancellation);
        int[] organisations = [.. near.Keys];
        var standing = Standing(beside);
        var rows = await standing.Where(row => row.UnitId == beside.UnitId).OrderByDescending(row => row.Id).Take(Most).Select(row => new Said(row.Text, row.UnitId, row.MemberId)).ToListAsync(cancellation);
        rows.AddRange(await standing.Where(row => row.MemberId == null && organisations.Contains(row.UnitId)).OrderByDescending(row => row.Id).Take(Most).Select(row => new Said(row.Text, row.UnitId, null)).ToListAsync(cancellation));
        int[] members = [.. rows.Select(row => row.Member).OfType<int>().Distinct()];
        int[] units = [.. rows.Select(row => row.Unit).Distinct()];
        // Somebody whom the viewer may not see has no name here.
        var names = await db.Members.Where(row => members.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.Name, cancellation);
        var titles = await db.Units.Where(row => units.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.Name, cancellation);
        return Concreteness.Of(text, new(figures, Date: true), rows.Select(row => row.Member is { } member
            ? new KnownText(row.Text, names.GetValueOrDefault(member, ""), isAbove: false)
            : new KnownText(row.Text, titles.GetValueOrDefault(row.Unit, ""), isAbove: near.GetValueOrDefault(row.Unit))));
    }

    private IQueryable<Pledge> Standing(PledgesBeside beside)
    {
        var (campaign, year, but) = (beside.CampaignId, beside.Year, beside.But ?? Guid.Empty);
        var all = db.Pledges.AsNoTracking().IgnoreQueryFilters([PacesetterDb.Scope]).Where(row => row.CampaignId == campaign && row.Year == year && row.Substitution == null);
        return beside.But is null ? all : all.Where(row => row.Id.CompareTo(but) < 0);
    }

    /// <returns>The units right above (true) and beside (false).</returns>
    private async Task<Dictionary<int, bool>> NearAsync(int unit, CancellationToken cancellation)
    {
        var month = db.ThisMonth;
        var places = db.UnitAncestors.Where(row => row.Depth == 1 && row.FromMonth <= month && row.ToMonth > month);
        var parents = await places.Where(row => row.UnitId == unit).Select(row => row.AncestorId).ToListAsync(cancellation);
        var siblings = await places.Where(row => parents.Contains(row.AncestorId) && row.UnitId != unit).OrderBy(row => row.UnitId).Select(row => row.UnitId).Take(Most).ToListAsync(cancellation);
        return parents.Select(id => (Id: id, Above: true)).Concat(siblings.Select(id => (Id: id, Above: false))).ToDictionary(pair => pair.Id, pair => pair.Above);
    }

    private sealed record Said(string Text, int Unit, int? Member);
}
