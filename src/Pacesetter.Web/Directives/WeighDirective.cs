using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Directives;

namespace Pacesetter.Web.Directives;

/// <summary>What a directive costs, before anybody pays for it.</summary>
/// <param name="Ceilings">Minutes a month that a unit of a tier reached may be asked for, where the recipe sets a ceiling.</param>
/// <param name="Twice">What the same units are asked for already.</param>
/// <param name="EarliestDue">The first day that may be due if it is issued today.</param>
public sealed record DirectiveWeight(AskedLoad Load, Reach Reach, IReadOnlyList<(string Tier, int Minutes)> Ceilings, IReadOnlyList<AskedAlready> Twice, DateOnly EarliestDue)
{
    /// <summary>The month that takes most goes beyond a ceiling by this one directive alone.</summary>
    public bool IsTooMuch => Ceilings.Any(ceiling => Effort.Minutes(Load.SecondsAtMost) > ceiling.Minutes);
}

/// <summary>Weighs a directive: minutes by the model, units by the rule, and the ask-once register: directives in force and the recipe's own demands.</summary>
public sealed class WeighDirective(PacesetterDb db, ReachUnits reach)
{
    public async Task<DirectiveWeight> RunAsync(DirectiveFile file, CancellationToken cancellation = default)
    {
        var reached = await reach.RunAsync(file, cancellation);
        var ceilings = reached.ByTier.Where(row => file.Recipe.Burden.MinutesAMonth(row.Key) is not null).Select(row => (row.Tier, file.Recipe.Burden.MinutesAMonth(row.Key)!.Value)).ToList();
        IReadOnlyList<AskedAlready> twice = file.Directive.Things.Count == 0 ? [] : [.. ByRecipe(file, reached), .. await ByDirectivesAsync(file, reached, cancellation)];
        return new(file.Load, reached, ceilings, twice, file.Rules.EarliestDue(file.Recipe.WorkingDays, db.Today));
    }

    private static IEnumerable<AskedAlready> ByRecipe(DirectiveFile file, Reach reached) =>
        from thing in file.Directive.Things
        from known in AskedAlready.By(file.Recipe)
        where thing.Means(known.Name)
        // By the tier alone: who has which field is not told apart here, so that no overlap is missed.
        let units = reached.ByTier.Where(row => (known.For.Tiers.Count == 0 || known.For.Tiers.Contains(row.Key)) && !known.For.ExcludedTiers.Contains(row.Key)).Sum(row => row.Units)
        where units > 0
        select new AskedAlready(thing.Name, known.Name, known.Where, null, units);

    private async Task<IEnumerable<AskedAlready>> ByDirectivesAsync(DirectiveFile file, Reach reached, CancellationToken cancellation)
    {
        var (campaign, own) = (file.Campaign.Id, file.Directive.Id);
        var others = await db.Directives.AsNoTracking().Where(row => row.CampaignId == campaign && row.Id != own && row.Issue != null && row.Ending == null && row.Asked != "[]").OrderBy(row => row.Id).ToListAsync(cancellation);
        var meant = reached.Ids.ToHashSet();
        List<AskedAlready> twice = [];
        foreach (var other in others)
        {
            var same = (from thing in file.Directive.Things from asked in other.Things where thing.Means(asked.Name) select (thing, asked)).ToList();
            if (same.Count == 0) continue;
            var id = other.Id;
            var units = (await db.DirectiveReceipts.Where(row => row.DirectiveId == id).OrderBy(row => row.UnitId).Select(row => row.UnitId).ToListAsync(cancellation)).Count(meant.Contains);
            if (units > 0) twice.AddRange(same.Select(pair => new AskedAlready(pair.thing.Name, pair.asked.Name, null, id, units)));
        }
        return twice;
    }
}
