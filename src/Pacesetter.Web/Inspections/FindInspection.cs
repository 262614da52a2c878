using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Inspections;
using Pacesetter.Domain.Units;
using Pacesetter.Web.Campaigns;

namespace Pacesetter.Web.Inspections;

/// <summary>An inspection with everything that is needed to act upon it.</summary>
/// <param name="Unit">The unit that inspects.</param>
public sealed record InspectionFile(Inspection Inspection, Unit Unit, Campaign Campaign, Recipe Recipe)
{
    public Inspecting Rules { get; } = Recipe.Inspection ?? throw new BrokenRule("inspections.unknown");

    public string Href => $"/inspections/{Inspection.Id}";

    /// <summary>The recipe's word for a kind of unit that is drawn.</summary>
    public string Kind(string key) => Rules.Strata.FirstOrDefault(rule => rule.Key == key)?.Label.ToString() ?? key;
}

/// <summary>Looks inspections up as the viewer may see them.</summary>
public sealed class FindInspection(PacesetterDb db, Recipes recipes)
{
    /// <exception cref="BrokenRule">inspections.unknown.</exception>
    public async Task<InspectionFile> RunAsync(Guid id, CancellationToken cancellation = default)
    {
        var inspection = await db.Inspections.FirstOrDefaultAsync(row => row.Id == id, cancellation) ?? throw new BrokenRule("inspections.unknown");
        return await OfAsync(inspection, cancellation);
    }

    /// <summary>The unit that inspects may lie above what the viewer sees; it is shown by name.</summary>
    public async Task<InspectionFile> OfAsync(Inspection inspection, CancellationToken cancellation = default)
    {
        var unit = await db.Units.AsNoTracking().IgnoreQueryFilters([PacesetterDb.Scope]).FirstAsync(row => row.Id == inspection.UnitId, cancellation);
        var campaign = await db.Campaigns.AsNoTracking().FirstAsync(row => row.Id == inspection.CampaignId, cancellation);
        return new(inspection, unit, campaign, recipes.Of(campaign));
    }
}

internal static class InspectionRights
{
    /// <summary>Who plans, draws and concludes.</summary>
    public static Role[] Planners { get; } = [Role.Office];

    /// <summary>Who answers for a unit that was visited.</summary>
    public static Role[] Repliers { get; } = [Role.Secretary, Role.Office];

    /// <summary>Who may know who is going to be visited.</summary>
    public static Role[] Insiders { get; } = [Role.Office, Role.Leader, Role.Inspector];
}
