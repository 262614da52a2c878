using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Registers;
using Pacesetter.Domain.Units;
using Pacesetter.Web.Campaigns;

namespace Pacesetter.Web.Registers;

public sealed record EntryFile(RegisterEntry Entry, Register Register, Unit Unit, Campaign Campaign, Recipe Recipe);

/// <summary>Looks up an entry as the viewer may see it.</summary>
public sealed class FindEntry(PacesetterDb db, Recipes recipes)
{
    /// <exception cref="BrokenRule">registers.entry.unknown: there is none, or the recipe has dropped its register.</exception>
    public async Task<EntryFile> RunAsync(Guid id, CancellationToken cancellation = default)
    {
        var entry = await db.RegisterEntries.Include(row => row.Values).FirstOrDefaultAsync(row => row.Id == id, cancellation) ?? throw new BrokenRule("registers.entry.unknown");
        var unit = await db.Units.AsNoTracking().FirstAsync(row => row.Id == entry.UnitId, cancellation);
        var campaign = await db.Campaigns.AsNoTracking().FirstAsync(row => row.Id == entry.CampaignId, cancellation);
        var recipe = recipes.Of(campaign);
        var register = recipe.Registers.FirstOrDefault(one => one.Key == entry.Register) ?? throw new BrokenRule("registers.entry.unknown");
        return new(entry, register, unit, campaign, recipe);
    }

    /// <summary>The entry that stands at this place in the register; null if there is none.</summary>
    public async Task<EntryFile?> AtAsync(Units.Place place, string register, Guid id, CancellationToken cancellation = default)
    {
        var (unit, campaign) = (place.Unit.Id, place.Campaign!.Id);
        var isThere = place.Recipe!.Registers.Any(one => one.Key == register)
            && await db.RegisterEntries.AnyAsync(row => row.Id == id && row.UnitId == unit && row.CampaignId == campaign && row.Register == register, cancellation);
        return isThere ? await RunAsync(id, cancellation) : null;
    }
}
