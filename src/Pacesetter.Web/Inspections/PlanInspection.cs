using System.Text.Json;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Inspections;
using Pacesetter.Domain.Units;
using Pacesetter.Web.Campaigns;

namespace Pacesetter.Web.Inspections;

/// <summary>An office plans an inspection of units below its own.</summary>
public sealed class PlanInspection(PacesetterDb db, Recipes recipes)
{
    /// <exception cref="BrokenRule">accounts.not-yours, inspections.none-in-campaign; those of <see cref="Inspection.Rewrite"/>.</exception>
    public async Task<Inspection> RunAsync(Unit unit, Campaign campaign, InspectionDraft draft, CancellationToken cancellation = default)
    {
        await db.DemandAsync(unit.Id, InspectionRights.Planners);
        var recipe = recipes.Of(campaign);
        var inspection = Inspection.Plan(recipe.Inspection ?? throw new BrokenRule("inspections.none-in-campaign"), recipe.WorkingDays, campaign.Id, unit.Id, draft, new(db.Viewer.AccountId ?? 0, db.Now));
        db.Inspections.Add(inspection);
        await db.CommitAsync(new Act("PlanInspection", unit.Id, nameof(Inspection), inspection.Id) { CampaignId = campaign.Id, After = Told(inspection) }, cancellation);
        return inspection;
    }

    internal static string Told(Inspection inspection) => JsonSerializer.Serialize(new { inspection.Title, inspection.From, inspection.To, inspection.TeamSize, inspection.Strata, questions = inspection.Questions.Count });
}

/// <summary>Writes the plan anew, before it is announced.</summary>
public sealed class ChangeInspection(PacesetterDb db)
{
    /// <exception cref="BrokenRule">accounts.not-yours; those of <see cref="Inspection.Rewrite"/>.</exception>
    public async Task RunAsync(InspectionFile file, InspectionDraft draft, CancellationToken cancellation = default)
    {
        await db.DemandAsync(file.Unit.Id, InspectionRights.Planners);
        var before = PlanInspection.Told(file.Inspection);
        file.Inspection.Rewrite(file.Rules, file.Recipe.WorkingDays, draft);
        await db.CommitAsync(new Act("ChangeInspection", file.Unit.Id, nameof(Inspection), file.Inspection.Id) { CampaignId = file.Campaign.Id, Before = before, After = PlanInspection.Told(file.Inspection) }, cancellation);
    }
}

/// <summary>Tells everybody below that there will be an inspection; not who is visited.</summary>
public sealed class AnnounceInspection(PacesetterDb db)
{
    /// <exception cref="BrokenRule">accounts.not-yours; those of <see cref="Inspection.Announce"/>.</exception>
    public async Task RunAsync(InspectionFile file, CancellationToken cancellation = default)
    {
        await db.DemandAsync(file.Unit.Id, InspectionRights.Planners);
        file.Inspection.Announce(file.Rules, file.Recipe.WorkingDays, db.Viewer.AccountId ?? 0, db.Now, db.Today);
        await db.CommitAsync(new Act("AnnounceInspection", file.Unit.Id, nameof(Inspection), file.Inspection.Id) { CampaignId = file.Campaign.Id, After = PlanInspection.Told(file.Inspection) }, cancellation);
    }
}

/// <summary>Ends an inspection; the list of who was drawn is public from here on.</summary>
public sealed class EndInspection(PacesetterDb db)
{
    /// <exception cref="BrokenRule">accounts.not-yours; those of <see cref="Inspection.End"/>.</exception>
    public async Task RunAsync(InspectionFile file, CancellationToken cancellation = default)
    {
        await db.DemandAsync(file.Unit.Id, InspectionRights.Planners);
        file.Inspection.End(db.Viewer.AccountId ?? 0, db.Now);
        await db.CommitAsync(new Act("EndInspection", file.Unit.Id, nameof(Inspection), file.Inspection.Id) { CampaignId = file.Campaign.Id }, cancellation);
    }
}

/// <summary>Keeps what all will be told of the inspection, or issues it.</summary>
public sealed class TellCircular(PacesetterDb db)
{
    /// <exception cref="BrokenRule">accounts.not-yours; those of <see cref="Inspection.Tell"/>.</exception>
    public async Task RunAsync(InspectionFile file, string? text, bool issue, CancellationToken cancellation = default)
    {
        await db.DemandAsync(file.Unit.Id, InspectionRights.Planners);
        file.Inspection.Tell(text, issue, db.Viewer.AccountId ?? 0, db.Now);
        await db.CommitAsync(new Act(issue ? "IssueCircular" : "WriteCircular", file.Unit.Id, nameof(Inspection), file.Inspection.Id)
        {
            CampaignId = file.Campaign.Id, After = issue ? JsonSerializer.Serialize(new { file.Inspection.Circular!.Text }) : null,
        }, cancellation);
    }
}
