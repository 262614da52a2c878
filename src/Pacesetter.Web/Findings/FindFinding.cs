using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Findings;
using Pacesetter.Domain.Units;
using Pacesetter.Web.Campaigns;

namespace Pacesetter.Web.Findings;

/// <summary>A finding with everything that is needed to act upon it.</summary>
public sealed record FindingFile(Finding Finding, Unit Unit, Campaign Campaign, Recipe Recipe)
{
    public Rectifying Rules => Recipe.Findings!;

    /// <summary>An act upon it.</summary>
    public Act Act(PacesetterDb db, string name, string? after = null, string? before = null, string? reason = null) => new(name, Unit.Id, nameof(Finding), Finding.Id)
    {
        CampaignId = Campaign.Id, OnBehalfOf = db.OnBehalfOf(Unit), After = after, Before = before, Reason = reason,
    };
}

/// <summary>Looks a finding up as the viewer may see it.</summary>
public sealed class FindFinding(PacesetterDb db, Recipes recipes)
{
    /// <exception cref="BrokenRule">findings.finding.unknown.</exception>
    public async Task<FindingFile> RunAsync(Guid id, CancellationToken cancellation = default)
    {
        var finding = await db.Findings.FirstOrDefaultAsync(row => row.Id == id, cancellation) ?? throw new BrokenRule("findings.finding.unknown");
        var unit = await db.Units.AsNoTracking().FirstAsync(row => row.Id == finding.UnitId, cancellation);
        var campaign = await db.Campaigns.AsNoTracking().FirstAsync(row => row.Id == finding.CampaignId, cancellation);
        var recipe = recipes.Of(campaign);
        // A recipe applied anew may have dropped the section; then nobody can work on what was found before.
        BrokenRule.Unless(recipe.Findings is not null, "findings.finding.unknown");
        return new(finding, unit, campaign, recipe);
    }
}

/// <summary>Finds the account of an owner who is called by name: the only one of that name with a role on the unit or above it.</summary>
public sealed class FindOwner(PacesetterDb db)
{
    public async Task<int?> RunAsync(int unit, string? name, CancellationToken cancellation = default)
    {
        if (string.IsNullOrWhiteSpace(name)) return null;
        var (said, today, month) = (name.Trim(), db.Today, db.ThisMonth);
        var above = db.UnitAncestors.Where(row => row.UnitId == unit && row.FromMonth <= month && row.ToMonth > month).Select(row => (int?)row.AncestorId);
        var found = await db.Users.Where(account => account.Name == said && db.Grants.Any(grant =>
            grant.AccountId == account.Id && above.Contains(grant.UnitId) && grant.From <= today && (grant.Until == null || grant.Until >= today))).OrderBy(account => account.Id).Select(account => account.Id).Take(2).ToListAsync(cancellation);
        return found.Count == 1 ? found[0] : null;
    }
}

internal static class FindingRights
{
    /// <summary>May enter what they found wrong, and look whether it was put right.</summary>
    public static readonly Role[] Judges = [Role.Inspector, Role.Office, Role.Leader, Role.Secretary];

    private static readonly Role[] Workers = [Role.Secretary, Role.Office];
    private static readonly Role[] Deciders = [Role.Office, Role.Leader, Role.Secretary];

    extension(PacesetterDb db)
    {
        public FindingHand FindingHand => new(db.Viewer.AccountId ?? 0, db.Viewer.Name);

        /// <summary>Puts it right: the owner, or whoever runs the unit.</summary>
        public async Task<bool> MayRectifyAsync(FindingFile file) =>
            (file.Finding.OwnerId is { } owner && owner == db.Viewer.AccountId) || await db.MayAsync(file.Unit.Id, false, Workers);

        public Task<bool> MayJudgeAsync(FindingFile file) => db.MayAsync(file.Unit.Id, false, Judges);

        /// <summary>Decides about what cannot be done: the unit above, at the head of the tree the head itself.</summary>
        public Task<bool> MayRuleAsync(FindingFile file) => db.MayAboveAsync(file.Unit.Id, Deciders);

        /// <exception cref="BrokenRule">accounts.not-yours.</exception>
        public async Task DemandRectifyAsync(FindingFile file) => BrokenRule.Unless(await db.MayRectifyAsync(file), "accounts.not-yours");

        /// <exception cref="BrokenRule">accounts.not-yours.</exception>
        public Task DemandJudgeAsync(FindingFile file) => db.DemandAsync(file.Unit.Id, Judges);

        /// <exception cref="BrokenRule">accounts.not-yours.</exception>
        public Task DemandRuleAsync(FindingFile file) => db.DemandAboveAsync(file.Unit.Id, Deciders);
    }
}
