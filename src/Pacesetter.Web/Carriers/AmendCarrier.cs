using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Web.Campaigns;

namespace Pacesetter.Web.Carriers;

/// <summary>The office at the campaign's head writes down what a carrier is, or adds one. What it said before stays in the act.</summary>
public sealed class AmendCarrier(PacesetterDb db, Recipes recipes)
{
    /// <param name="campaignId">The campaign.</param>
    /// <param name="carrier">As it shall be; its key says which one, a new key adds one.</param>
    /// <param name="revision">The revision of the carriers that was seen; null: whatever it is.</param>
    /// <param name="reason">By which paper or decision; may be missing.</param>
    /// <param name="cancellation">Until the commit itself.</param>
    /// <exception cref="BrokenRule">accounts.not-yours, acts.changed-meanwhile, carriers.key-bad; those of <see cref="Carrier.Demand"/>.</exception>
    public async Task<Carrier> RunAsync(int campaignId, Carrier carrier, int? revision, string? reason, CancellationToken cancellation = default)
    {
        var campaign = await db.Campaigns.FirstAsync(row => row.Id == campaignId, cancellation);
        await db.DemandAsync(campaign.UnitId, Role.Office);
        BrokenRule.Unless(revision is null || revision == campaign.CarriersRevision, "acts.changed-meanwhile");
        BrokenRule.Unless(Term.IsKey(carrier.Key), "carriers.key-bad", carrier.Key);
        BrokenRule.Unless((reason ?? "").Length <= Carrier.TextLength, "carriers.text-long", Carrier.TextLength);
        var recipe = recipes.Of(campaign);
        carrier.Demand(recipe);
        var old = recipe.Carriers.FirstOrDefault(one => one.Key == carrier.Key);
        var (before, after) = (old is null ? null : CarrierActs.Write(old), CarrierActs.Write(carrier));
        if (before == after) return old!;
        campaign.Amend(carrier);
        var name = old is null ? "AddCarrier" : "AmendCarrier";
        await db.CommitAsync(new Act(name, campaign.UnitId, nameof(Carrier), carrier.Key)
        {
            CampaignId = campaign.Id, Before = before, After = after, Reason = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim(),
        }, cancellation);
        return carrier;
    }

    /// <summary>A key that no carrier of the campaign has yet.</summary>
    public static string FreeKey(Recipe recipe) =>
        Enumerable.Range(1, recipe.Carriers.Count + 1).Select(i => FormattableString.Invariant($"carrier-{i}")).First(key => recipe.Carriers.All(one => one.Key != key));
}

/// <summary>How a carrier stands in an act.</summary>
internal static class CarrierActs
{
    private static readonly JsonSerializerOptions Form = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(Carrier carrier) => JsonSerializer.Serialize(carrier, Form);

    public static Carrier? Read(string? text) => text is null ? null : JsonSerializer.Deserialize<Carrier>(text, Form);
}
