using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain.Appraisals;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Pledges;
using Pacesetter.Domain.Units;

namespace Pacesetter.Web.Pledges;

/// <summary>What the people said of the makers of pledges on the ballot item that the recipe lets into the conclusion.</summary>
public sealed record PeopleHeard(IReadOnlyDictionary<(int Unit, int? Member), PeopleSaid> All)
{
    public static PeopleHeard Nobody { get; } = new(new Dictionary<(int, int?), PeopleSaid>());

    /// <summary>Null: nobody was asked, or too few to be told of.</summary>
    public PeopleSaid? Of(Pledge pledge) => All.TryGetValue((pledge.UnitId, pledge.MemberId), out var said) ? said : null;

    /// <summary>The only one, where one was asked for.</summary>
    public PeopleSaid? Said => All.Count == 0 ? null : All.Values.First();
}

/// <summary>Adds up the appraisals that were closed in a pledge's year, maker by maker: plain sums, never an average of rates.</summary>
public sealed class HearPeople(PacesetterDb db)
{
    /// <summary>Of the maker of one pledge.</summary>
    public async Task<PeopleHeard> RunAsync(Pledge pledge, Campaign campaign, Recipe recipe, CancellationToken cancellation = default)
    {
        if (recipe.Pledges!.Rounds(campaign.Start, recipe.Months).FirstOrDefault(one => one.Year == pledge.Year) is not { } round) return PeopleHeard.Nobody;
        var heard = await RunAsync(campaign, recipe, round, [pledge.UnitId], cancellation);
        return heard.Of(pledge) is { } said ? new(new Dictionary<(int, int?), PeopleSaid> { [(pledge.UnitId, pledge.MemberId)] = said }) : PeopleHeard.Nobody;
    }

    /// <summary>Of all makers in some units.</summary>
    public async Task<PeopleHeard> RunAsync(Campaign campaign, Recipe recipe, PledgeRound round, IReadOnlyCollection<int> units, CancellationToken cancellation = default)
    {
        if (recipe.Pledges?.People is not { } share || units.Count == 0) return PeopleHeard.Nobody;
        // Whoever sees a pledge, sees what the people said of its maker, a mobile member's too.
        var rounds = await db.AppraisalRounds.AsNoTracking().IgnoreQueryFilters([PacesetterDb.Scope])
            .Where(row => row.CampaignId == campaign.Id && units.Contains(row.UnitId) && row.Closing != null && row.Closing.Month >= round.From && row.Closing.Month <= round.To).ToListAsync(cancellation);
        return Sum(rounds, share);
    }

    /// <summary>Of all makers in a subtree, by year.</summary>
    public async Task<IReadOnlyDictionary<int, PeopleHeard>> BelowAsync(Unit unit, Campaign campaign, Recipe recipe, CancellationToken cancellation = default)
    {
        if (recipe.Pledges?.People is not { } share) return new Dictionary<int, PeopleHeard>();
        var month = db.ThisMonth;
        var closed = await db.AppraisalRounds.AsNoTracking()
            .Where(row => row.CampaignId == campaign.Id && row.Closing != null && db.UnitAncestors.Any(place => place.UnitId == row.UnitId && place.AncestorId == unit.Id && place.FromMonth <= month && place.ToMonth > month)).ToListAsync(cancellation);
        return recipe.Pledges.Rounds(campaign.Start, recipe.Months).ToDictionary(round => round.Year, round => Sum(closed.Where(row => row.Closing!.Month >= round.From && row.Closing.Month <= round.To), share));
    }

    private static PeopleHeard Sum(IEnumerable<AppraisalRound> rounds, PeoplesShare share)
    {
        var all = new Dictionary<(int, int?), PeopleSaid>();
        foreach (var one in rounds)
            foreach (var (member, said) in Answers(one, share.Item)) all[(one.UnitId, member)] = all.GetValueOrDefault((one.UnitId, member)) + said;
        return new(all);
    }

    private static IEnumerable<(int? Member, PeopleSaid Said)> Answers(AppraisalRound round, string key)
    {
        var (form, result) = (round.Form, round.Result!);
        var item = form.Items.Index().Where(one => one.Item == key).Select(one => (int?)one.Index).FirstOrDefault();
        if (item is null) yield break;
        foreach (var (i, subject) in form.Subjects.Index())
            if (result.Items[form.Question(i, item.Value)]?.Sum(form) is { Answers: > 0 } sum) yield return (subject.MemberId, new(sum.Answers, sum.Satisfied));
    }
}
