using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Registers;
using Pacesetter.Web.Units;

namespace Pacesetter.Web.Registers;

/// <summary>Enters something of a unit into a register.</summary>
public sealed class AddEntry(PacesetterDb db)
{
    /// <exception cref="BrokenRule">accounts.not-yours, registers.not-for-unit, registers.twice; those of <see cref="RegisterEntry"/>.</exception>
    public async Task<RegisterEntry> RunAsync(Place place, Register register, EntryInput input, CancellationToken cancellation = default)
    {
        var (unit, campaign) = (place.Unit, place.Campaign!.Id);
        await db.DemandAsync(unit.Id, Role.Office, Role.Secretary);
        BrokenRule.Unless(register.Concerns(place.Recipe!, unit.Tier, unit.Field), "registers.not-for-unit", register.Name, unit.Name);
        var entry = new RegisterEntry(register, (campaign, unit.Id), input.Said, input.Since ?? db.Today, db.Hand());
        await db.DemandOnlyAsync(entry, cancellation);
        db.RegisterEntries.Add(entry);
        await db.CommitAsync(new Act("AddEntry", unit.Id, nameof(RegisterEntry), entry.Id) { CampaignId = campaign, After = EntryActs.Write(entry, db.ThisMonth), OnBehalfOf = db.OnBehalfOf(unit) }, cancellation);
        return entry;
    }
}

internal static class EntryRules
{
    public static EntryHand Hand(this PacesetterDb db) => new(db.Viewer.AccountId ?? 0, db.Now, db.Today);

    /// <summary>A unit has no two open entries of one name.</summary>
    /// <exception cref="BrokenRule">registers.twice.</exception>
    public static async Task DemandOnlyAsync(this PacesetterDb db, RegisterEntry entry, CancellationToken cancellation)
    {
        var (id, campaign, unit, register, name) = (entry.Id, entry.CampaignId, entry.UnitId, entry.Register, entry.Name);
        BrokenRule.Unless(!await db.RegisterEntries.AnyAsync(row => row.UnitId == unit && row.CampaignId == campaign && row.Register == register && row.Name == name && row.Closing == null && row.Id != id, cancellation), "registers.twice", name);
    }
}
