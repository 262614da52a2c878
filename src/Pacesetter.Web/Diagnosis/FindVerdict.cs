using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Data.Diagnosis;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Diagnosis;
using Pacesetter.Domain.Units;
using Pacesetter.Web.Campaigns;

namespace Pacesetter.Web.Diagnosis;

/// <summary>A verdict with everything that is needed to act upon it.</summary>
public sealed record VerdictFile(Verdict Verdict, Unit Unit, Campaign Campaign, Recipe Recipe, DiagnosisRule Rule)
{
    /// <summary>An act upon it.</summary>
    public Act Act(string name, string? after = null, string? reason = null, string? onBehalfOf = null) => new(name, Unit.Id, nameof(Verdict), Verdict.Id)
    {
        CampaignId = Campaign.Id, After = after, Reason = reason, OnBehalfOf = onBehalfOf,
    };
}

/// <summary>Looks a verdict up as the viewer may see it: the unit's own, those right below, and what was confirmed.</summary>
public sealed class FindVerdict(PacesetterDb db, Recipes recipes, ReadFacts facts)
{
    /// <exception cref="BrokenRule">diagnosis.verdict.unknown.</exception>
    public async Task<VerdictFile> RunAsync(Guid id, CancellationToken cancellation = default)
    {
        var verdict = await db.Verdicts.FirstOrDefaultAsync(row => row.Id == id, cancellation) ?? throw new BrokenRule("diagnosis.verdict.unknown");
        var unit = await db.Units.AsNoTracking().FirstAsync(row => row.Id == verdict.UnitId, cancellation);
        var campaign = await db.Campaigns.AsNoTracking().FirstAsync(row => row.Id == verdict.CampaignId, cancellation);
        var recipe = recipes.Of(campaign);
        var rule = recipe.Diagnosis.FirstOrDefault(one => one.Key == verdict.Rule) ?? throw new BrokenRule("diagnosis.verdict.unknown");
        return new(verdict, unit, campaign, recipe, rule);
    }

    /// <summary>The figure that triggered it, as it is in a month: what became of it since.</summary>
    public async Task<Measured?> FigureAsync(VerdictFile file, Month month, CancellationToken cancellation = default) =>
        (await facts.RunAsync(file.Campaign, month, file.Unit.Id, cancellation)).Select(one => Diagnosing.Measure(file.Rule.Measure, one, facts.DayOf(month))).FirstOrDefault();
}

internal static class VerdictRights
{
    private static readonly Role[] Speakers = [Role.Secretary, Role.Office];
    private static readonly Role[] Deciders = [Role.Office, Role.Leader];

    extension(PacesetterDb db)
    {
        public (int By, string Name) Who => (db.Viewer.AccountId ?? 0, db.Viewer.Name);

        /// <summary>Answers for the unit.</summary>
        public Task<bool> MayReplyAsync(int unit) => db.MayAsync(unit, false, Speakers);

        /// <summary>Decides about it: the office or a leader above.</summary>
        public Task<bool> MayDecideAsync(int unit) => db.MayAboveAsync(unit, Deciders);

        /// <exception cref="BrokenRule">accounts.not-yours.</exception>
        public Task DemandDecideAsync(int unit) => db.DemandAboveAsync(unit, Deciders);

        /// <exception cref="BrokenRule">accounts.not-yours.</exception>
        public Task DemandReplyAsync(int unit) => db.DemandAsync(unit, Speakers);
    }
}
