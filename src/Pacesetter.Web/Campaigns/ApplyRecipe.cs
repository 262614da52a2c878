using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Data.Campaigns;
using Pacesetter.Data.Tallies;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Web.Standards;

namespace Pacesetter.Web.Campaigns;

/// <summary>Starts a campaign in the subtree of a unit after a recipe, or brings a running one in line with a new edition of it.</summary>
public sealed class ApplyRecipe(PacesetterDb db, Recount recount)
{
    // Units of a campaign whose numbers change what the planner should know.
    private const int Many = 1000;

    /// <param name="yaml">The recipe's text.</param>
    /// <param name="unitCode">The unit at the campaign's head.</param>
    /// <param name="start">When it starts; null: the recipe's own date, or the running campaign's. A running campaign keeps its start.</param>
    /// <param name="standardsFrom">From which month changed standards hold; null: this one. Units are judged by what held in each month.</param>
    /// <exception cref="BrokenRule">campaigns.recipe-invalid (number of problems, the first), campaigns.start-stays, campaigns.twice-on-a-line, standards.from-past, standards.outside-campaign,
    /// units.unknown, accounts.not-yours.</exception>
    public async Task<Campaign> RunAsync(string yaml, string unitCode, DateOnly? start, Month? standardsFrom = null, CancellationToken cancellation = default)
    {
        var (recipe, problems) = RecipeYaml.Read(yaml);
        if (recipe is null) throw new BrokenRule("campaigns.recipe-invalid", problems.Count, problems[0].Line, problems[0].Column);
        var unit = await db.Units.FirstOrDefaultAsync(row => row.Code == unitCode, cancellation) ?? throw new BrokenRule("units.unknown");
        await db.DemandAsync(unit.Id, Role.Office);

        await using var writing = await db.BeginAloneAsync(cancellation);
        var campaign = await db.Campaigns.FirstOrDefaultAsync(row => row.Key == recipe.Key && row.UnitId == unit.Id, cancellation);
        BrokenRule.Unless(campaign is null || start is null || campaign.Start == start, "campaigns.start-stays", campaign?.Start);
        var day = campaign?.Start ?? start ?? recipe.Start;
        var first = Month.From(day);
        var stuckFrom = Month.From(day.AddDays(recipe.Mobilisation.StuckAfterDays));
        var act = new Act("ApplyRecipe", unit.Id, "Campaign", recipe.Key)
        {
            Before = campaign is null ? null : JsonSerializer.Serialize(new { campaign.Recipe }),
            After = JsonSerializer.Serialize(new { Recipe = yaml, Start = day }),
        };
        if (campaign is null) db.Campaigns.Add(campaign = new(recipe.Key, recipe.Name.Zh, unit.Id, day, first.Add(recipe.Months - 1), stuckFrom, yaml, db.Now));
        else campaign.Apply(recipe.Name.Zh, stuckFrom, yaml, db.Now);
        await db.CommitAsync(act, cancellation);
        await db.DemandCampaignsApartAsync(cancellation);
        await PublishStandardsAsync(campaign, recipe, standardsFrom, cancellation);
        await ScheduleAsync(campaign, recipe, cancellation);
        var many = await db.UnitAncestors.CountAsync(row => row.AncestorId == unit.Id, cancellation) > Many;
        await recount.WriteAsync(new Act("Recount", unit.Id, "Campaign", recipe.Key) { CampaignId = campaign.Id }, many, cancellation);
        await writing.CommitAsync();
        return campaign;
    }

    /// <summary>Changed standards are a new edition; the editions before it stay as they were.</summary>
    private async Task PublishStandardsAsync(Campaign campaign, Recipe recipe, Month? from, CancellationToken cancellation)
    {
        var latest = await db.StandardsEditions.AsNoTracking().Where(row => row.CampaignId == campaign.Id).OrderByDescending(row => row.Number).FirstOrDefaultAsync(cancellation);
        if (latest?.Says(recipe.Standards) == true) return;
        var month = latest is null ? campaign.StartMonth
            : from is null && db.ThisMonth > campaign.EndMonth ? db.ThisMonth
            : campaign.DemandRunning(from, db.ThisMonth);
        db.StandardsEditions.Add(new(campaign.Id, (latest?.Number ?? 0) + 1, month, recipe.Standards, db.Now));
    }

    /// <summary>Writes down what is due when and from whom, so that one query can tell what is expected.</summary>
    private async Task ScheduleAsync(Campaign campaign, Recipe recipe, CancellationToken cancellation)
    {
        await db.CampaignMonths.Where(row => row.CampaignId == campaign.Id).ExecuteDeleteAsync(cancellation);
        await db.CampaignPeriods.Where(row => row.CampaignId == campaign.Id).ExecuteDeleteAsync(cancellation);
        await db.CampaignRequirements.Where(row => row.CampaignId == campaign.Id).ExecuteDeleteAsync(cancellation);
        await db.CampaignRounds.Where(row => row.CampaignId == campaign.Id).ExecuteDeleteAsync(cancellation);
        db.AddRange(Month.Range(campaign.StartMonth, campaign.EndMonth).Select(month => new CampaignMonth(campaign.Id, month)));
        db.AddRange(recipe.Periods(campaign.Start).Select(period =>
            new CampaignPeriod(campaign.Id, period.Slot, period.Kind, period.From, period.To, period.Due, Month.From(period.Due), period.Closes)));
        db.AddRange((recipe.Pledges?.Rounds(campaign.Start, recipe.Months) ?? []).Select(round =>
            new CampaignRound(campaign.Id, round.Year, round.From, round.To, round.ProposeBy, round.PublishBy)));
        db.AddRange(new[] { recipe.Report.For }.Concat(recipe.Plans.Select(plan => plan.For))
            .SelectMany((audience, slot) => Requirements(audience, recipe).Select(row => new CampaignRequirement(campaign.Id, slot, row.Tier, row.Field))));
        await db.CommitAsync([], null, cancellation);
        db.ChangeTracker.Clear();
    }

    /// <summary>Units carry the words of their roster, so each pair is written in every word that means it.</summary>
    private static IEnumerable<(string Tier, string Field)> Requirements(Audience audience, Recipe recipe) =>
        audience.Rows(recipe).SelectMany(row =>
            from tier in recipe.Tier(row.Tier)!.Words
            from field in row.Field.Length == 0 ? [""] : recipe.Field(row.Field)!.Words
            select (tier, field)).Distinct();
}
