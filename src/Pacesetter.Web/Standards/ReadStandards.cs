using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Data.Standards;
using Pacesetter.Domain;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Standards;
using Pacesetter.Web.Units;

namespace Pacesetter.Web.Standards;

/// <summary>The standards that hold for a unit in a month.</summary>
/// <param name="Edition">The edition of the catalogue in force; null in a store that knows the recipe only.</param>
/// <param name="Next">The next edition that is known and has not begun.</param>
public sealed record UnitStandards(StandardsEdition? Edition, StandardsEdition? Next, IReadOnlyList<StandardSet> Sets, IReadOnlyList<ItemStanding> Items);

/// <summary>Reads what holds for a unit: the catalogue of the month and what the units above it and it itself made of it.</summary>
public sealed class ReadStandards(PacesetterDb db)
{
    public async Task<UnitStandards> RunAsync(Place place, CancellationToken cancellation = default)
    {
        var (campaign, recipe) = (place.Campaign!, place.Recipe!);
        var editions = await EditionsAsync(campaign.Id, cancellation);
        var edition = StandardsEdition.In(place.Month, editions);
        var sets = edition?.Sets() ?? recipe.Standards;
        var made = await db.InheritedAsync(campaign.Id, place.Unit.Id, place.Month, cancellation);
        var kin = Kin.Of(recipe, place.Unit.Tier, place.Unit.Field, place.Unit.Industry);
        return new(edition, editions.Where(one => one.FromMonth > place.Month && one.Number > edition?.Number).MinBy(one => one.FromMonth), sets, Inheritance.For(sets, made, kin, place.Unit.Id));
    }

    /// <summary>The catalogue in force in a month.</summary>
    public async Task<IReadOnlyList<StandardSet>> SetsAsync(Campaign campaign, Recipe recipe, Month month, CancellationToken cancellation = default) =>
        StandardsEdition.In(month, await EditionsAsync(campaign.Id, cancellation))?.Sets() ?? recipe.Standards;

    private Task<List<StandardsEdition>> EditionsAsync(int campaignId, CancellationToken cancellation) =>
        db.StandardsEditions.AsNoTracking().Where(row => row.CampaignId == campaignId).ToListAsync(cancellation);
}
