using System.Collections.Concurrent;
using Pacesetter.Data.Campaigns;
using Pacesetter.Domain.Campaigns;

namespace Pacesetter.Web.Campaigns;

/// <summary>The parsed recipes of the running campaigns. A recipe applied anew, and one whose carriers the office amends, is parsed anew.</summary>
public sealed class Recipes
{
    private readonly ConcurrentDictionary<(int Campaign, DateTime AppliedAt, int Amended), Recipe> parsed = new();

    /// <exception cref="InvalidOperationException">The stored recipe cannot be read; it was valid when it was applied, so the store was altered.</exception>
    public Recipe Of(Campaign campaign) => parsed.GetOrAdd((campaign.Id, campaign.AppliedAt, campaign.CarriersRevision), _ => campaign.Amend(
        RecipeYaml.Read(campaign.Recipe).Recipe ?? throw new InvalidOperationException($"The recipe of campaign {campaign.Key} cannot be read.")));
}
