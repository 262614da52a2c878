using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Exemplars;
using Pacesetter.Domain.Units;

namespace Pacesetter.Web.Exemplars;

/// <summary>A unit takes over a practice that was lent out.</summary>
public sealed class AdoptPractice(PacesetterDb db)
{
    /// <param name="code">The unit.</param>
    /// <param name="day">Since when; null: today.</param>
    /// <exception cref="BrokenRule">units.unknown, accounts.not-yours, exemplars.other-campaign, exemplars.adopted-already; those of <see cref="Practice.Adopt"/>.</exception>
    public async Task RunAsync(PracticeFile file, string? code, DateOnly? day = null, CancellationToken cancellation = default)
    {
        var unit = await db.AdoptingAsync(code, cancellation);
        var (practice, id, campaign, month) = (file.Practice.Id, unit.Id, file.Practice.CampaignId, db.ThisMonth);
        BrokenRule.Unless(await db.Campaigns.AnyAsync(row => row.Id == campaign && db.UnitAncestors.Any(place => place.AncestorId == row.UnitId && place.UnitId == id && place.FromMonth <= month && place.ToMonth > month), cancellation), "exemplars.other-campaign");
        BrokenRule.Unless(!await db.Adoptions.AnyAsync(row => row.PracticeId == practice && row.UnitId == id && row.Ending == null, cancellation), "exemplars.adopted-already", unit.Name);
        var adoption = file.Practice.Adopt(unit.Id, day ?? db.Today, db.ExemplarHand);
        db.Adoptions.Add(adoption);
        await db.CommitAsync(file.Act(db, "AdoptPractice", JsonSerializer.Serialize(new { unit.Code, adoption.Day }), unit: unit), cancellation);
    }
}

/// <summary>A unit uses a practice no more, and says why.</summary>
public sealed class EndAdoption(PacesetterDb db)
{
    /// <param name="day">Since when; null: today.</param>
    /// <exception cref="BrokenRule">units.unknown, accounts.not-yours, exemplars.not-adopted; those of <see cref="Adoption.End"/>.</exception>
    public async Task RunAsync(PracticeFile file, string? code, DateOnly? day, string? reason, CancellationToken cancellation = default)
    {
        var unit = await db.AdoptingAsync(code, cancellation);
        var (practice, id) = (file.Practice.Id, unit.Id);
        var adoption = await db.Adoptions.FirstOrDefaultAsync(row => row.PracticeId == practice && row.UnitId == id && row.Ending == null, cancellation) ?? throw new BrokenRule("exemplars.not-adopted", unit.Name);
        adoption.End(day ?? db.Today, reason, db.ExemplarHand);
        await db.CommitAsync(file.Act(db, "EndAdoption", JsonSerializer.Serialize(new { unit.Code, adoption.Ending!.Day }), adoption.Ending.Reason, unit), cancellation);
    }
}

internal static class Adopting
{
    /// <summary>A unit the viewer speaks for.</summary>
    /// <exception cref="BrokenRule">units.unknown, accounts.not-yours.</exception>
    public static async Task<Unit> AdoptingAsync(this PacesetterDb db, string? code, CancellationToken cancellation)
    {
        var unit = await db.Units.AsNoTracking().FirstOrDefaultAsync(row => row.Code == code, cancellation) ?? throw new BrokenRule("units.unknown");
        await db.DemandAsync(unit.Id, ExemplarRights.Own);
        return unit;
    }
}
