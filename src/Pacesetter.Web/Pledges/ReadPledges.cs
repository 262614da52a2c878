using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Pledges;
using Pacesetter.Domain.Standards;
using Pacesetter.Domain.Units;
using Pacesetter.Web.Plans;
using Pacesetter.Web.Units;

namespace Pacesetter.Web.Pledges;

/// <summary>A pledge in a list.</summary>
/// <param name="Name">Of the member; of the unit where the organisation itself pledges.</param>
/// <param name="Post">The member's.</param>
/// <param name="IsBelow">It is an organisation's right below, which this unit judges.</param>
public sealed record PledgeRow(Pledge Pledge, string Name, string Post, bool IsBelow)
{
    /// <summary>What the check of concreteness remarks, copies among this list included.</summary>
    public IReadOnlyList<Doubt> Doubts { get; init; } = [];
}

/// <summary>The pledges of a unit in a round, and what a secretary or office has to do with them.</summary>
/// <param name="Rows">The unit's own, its members', and the organisations' right below; in the order they were made.</param>
/// <param name="Without">Members of the unit who neither pledged nor are exempt.</param>
/// <param name="Exempt">Members who need not.</param>
/// <param name="Total">How many pledges there are; more than <see cref="Rows"/> where the list was cut.</param>
public sealed record UnitPledges(Place Place, PledgeRound Round, IReadOnlyList<PledgeRow> Rows, IReadOnlyList<Member> Without, IReadOnlyList<(Member Member, string Reason)> Exempt, int Total)
{
    public Pledging Rules => Place.Recipe!.Pledges!;

    /// <summary>The unit's own and its members'.</summary>
    public IEnumerable<PledgeRow> Own => Rows.Where(row => !row.IsBelow);

    /// <summary>What waits here for a step: the unit publishes and records its own, and judges its members' and those of the organisations below.</summary>
    public IReadOnlyList<PledgeRow> Waiting(PledgeStep step) => [.. Rows.Where(row => row.Pledge.Next(Rules) == step && row.Pledge.Return is null && Concerns(row, step))];

    /// <summary>What may be ended: the notice is over and no appeal open.</summary>
    public IReadOnlyList<PledgeRow> Ending(DateOnly today) => [.. Rows.Where(row => Concerns(row, PledgeStep.Conclude)
        && row.Pledge is { Final: null, Conclusion: { } conclusion } && conclusion.NoticeUntil < today && (row.Pledge.Appeal is null || row.Pledge.AppealAnswer is { Upheld: false }))];

    /// <summary>The page of a step (null: of those that may be ended) after something was done for so many.</summary>
    public string Href(PledgeStep? step, int done) => Place.With("pledges", ("step", step?.ToString().ToLowerInvariant() ?? "finish"), ("year", Round.Year), ("done", done));

    private static bool Concerns(PledgeRow row, PledgeStep step) => step is PledgeStep.Publish or PledgeStep.Fulfil
        ? !row.IsBelow
        : row.IsBelow || row.Pledge.MemberId is not null;
}

/// <summary>Reads them.</summary>
public sealed class ReadPledges(PacesetterDb db)
{
    /// <summary>More on one page nobody works through.</summary>
    public const int Most = 600;

    /// <param name="place">Unit, month, campaign; the recipe knows pledges.</param>
    /// <param name="year">The round; null: the one the month shows.</param>
    public async Task<UnitPledges> RunAsync(Place place, int? year, CancellationToken cancellation = default)
    {
        var round = RoundOf(place, year);
        var (unit, campaign, month) = (place.Unit.Id, place.Campaign!.Id, db.ThisMonth);
        var below = await db.UnitAncestors.Where(row => row.AncestorId == unit && row.Depth == 1 && row.FromMonth <= month && row.ToMonth > month).Select(row => row.UnitId).ToListAsync(cancellation);
        var all = db.Pledges.AsNoTracking().Where(row => row.CampaignId == campaign && row.Year == round.Year && (row.UnitId == unit || (row.MemberId == null && below.Contains(row.UnitId))));
        var pledges = await all.OrderBy(row => row.Id).Take(Most).ToListAsync(cancellation);
        var total = pledges.Count < Most ? pledges.Count : await all.CountAsync(cancellation);
        var memberIds = pledges.Select(row => row.MemberId).OfType<int>().Distinct().ToArray();
        // A mobile member who pledges here stands on the roster of another unit.
        var names = await db.Members.AsNoTracking().IgnoreQueryFilters([PacesetterDb.Scope]).Where(row => memberIds.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancellation);
        var unitIds = pledges.Select(row => row.UnitId).Distinct().ToArray();
        var units = await db.Units.AsNoTracking().Where(row => unitIds.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.Name, cancellation);
        List<PledgeRow> rows = [.. pledges.Select(row => row.MemberId is { } member
            ? new PledgeRow(row, names[member].Name, names[member].Post, false)
            : new PledgeRow(row, units[row.UnitId], "", row.UnitId != unit))];
        var (without, exempt) = await WithoutAsync(place, round.Year, cancellation);
        return new(place, round, Doubted(rows), without, exempt, total);
    }

    /// <summary>The round asked for, or the one the month shows.</summary>
    public static PledgeRound RoundOf(Place place, int? year)
    {
        var rounds = place.Recipe!.Pledges!.Rounds(place.Campaign!.Start, place.Recipe.Months);
        return rounds.FirstOrDefault(round => round.Year == year) ?? rounds.LastOrDefault(round => round.From <= place.Month) ?? rounds[0];
    }

    /// <summary>Each text is compared with those that stand before it, so that the first of two alike is not blamed.</summary>
    public static IReadOnlyList<PledgeRow> Doubted(IReadOnlyList<PledgeRow> rows)
    {
        var known = new List<KnownText>();
        return [.. rows.Select(row =>
        {
            var doubts = Concreteness.Of(row.Pledge.Text, new(row.Pledge.Target is not null, true), known);
            known.Add(new(row.Pledge.Text, row.Name, row.Pledge.MemberId is null && !row.IsBelow));
            return row with { Doubts = doubts };
        })];
    }

    private async Task<(IReadOnlyList<Member> Without, IReadOnlyList<(Member, string)> Exempt)> WithoutAsync(Place place, int year, CancellationToken cancellation)
    {
        if (place.Recipe!.Pledges!.Members is null) return ([], []);
        var (unit, campaign) = (place.Unit.Id, place.Campaign!.Id);
        var members = await db.Members.AsNoTracking().Where(row => row.UnitId == unit).OrderBy(row => row.Id).Take(Most).ToListAsync(cancellation);
        var ids = members.Select(row => row.Id).ToArray();
        // Those who pledged where they live have pledged.
        var pledged = (await db.Pledges.IgnoreQueryFilters([PacesetterDb.Scope]).Where(row => row.CampaignId == campaign && row.Year == year && row.MemberId != null && ids.Contains(row.MemberId.Value))
            .Select(row => row.MemberId!.Value).Distinct().ToListAsync(cancellation)).ToHashSet();
        var exempt = await db.PledgeExemptions.AsNoTracking().Where(row => row.CampaignId == campaign && row.Year == year && row.UnitId == unit).ToDictionaryAsync(row => row.MemberId, row => row.Reason, cancellation);
        return ([.. members.Where(row => !pledged.Contains(row.Id) && !exempt.ContainsKey(row.Id))], [.. members.Where(row => exempt.ContainsKey(row.Id)).Select(row => (row, exempt[row.Id]))]);
    }
}
