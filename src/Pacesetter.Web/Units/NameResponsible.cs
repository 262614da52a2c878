using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Units;
using Pacesetter.Web.Findings;

namespace Pacesetter.Web.Units;

/// <summary>Names who answers for a unit in one of the recipe's ways; whoever did until then is kept with the day.</summary>
public sealed class NameResponsible(PacesetterDb db, FindOwner accounts)
{
    /// <param name="from">Null: today.</param>
    /// <exception cref="BrokenRule">accounts.not-yours, units.responsible-unknown; those of <see cref="Responsible.Begin"/> and <see cref="Responsible.End"/>.</exception>
    public async Task<Responsible> RunAsync(Place place, string? kind, string? name, string? post, DateOnly? from = null, CancellationToken cancellation = default)
    {
        await db.DemandAsync(place.Unit.Id, Role.Office, Role.Secretary);
        var (meant, last) = await db.IncumbentAsync(place, kind, cancellation);
        var day = from ?? db.Today;
        var account = await accounts.RunAsync(place.Unit.Id, name, cancellation);
        var next = Responsible.Begin(meant, (place.Campaign!.Id, place.Unit.Id), new(name, post, account), day, (db.Viewer.AccountId ?? 0, db.Now, db.Today));
        var before = last is null ? null : UnitFile.Record(new { last.Kind, last.Name, last.Post });
        last?.End(day, db.Today);
        db.Responsible.Add(next);
        await db.CommitAsync(new Act("NameResponsible", place.Unit.Id, nameof(Responsible), next.Id)
        {
            CampaignId = place.Campaign.Id, Before = before, After = UnitFile.Record(new { next.Kind, next.Name, next.Post, next.From }), OnBehalfOf = db.OnBehalfOf(place.Unit),
        }, cancellation);
        return next;
    }
}

/// <summary>Somebody answers for a unit no more, and nobody takes their place yet.</summary>
public sealed class EndResponsible(PacesetterDb db)
{
    /// <param name="day">The first day on which they do not; null: today.</param>
    /// <exception cref="BrokenRule">accounts.not-yours, units.responsible-unknown, units.responsible-none; those of <see cref="Responsible.End"/>.</exception>
    public async Task RunAsync(Place place, string? kind, DateOnly? day = null, CancellationToken cancellation = default)
    {
        await db.DemandAsync(place.Unit.Id, Role.Office, Role.Secretary);
        var (meant, last) = await db.IncumbentAsync(place, kind, cancellation);
        BrokenRule.Unless(last is not null, "units.responsible-none", meant.Label);
        last!.End(day ?? db.Today, db.Today);
        await db.CommitAsync(new Act("EndResponsible", place.Unit.Id, nameof(Responsible), last.Id)
        {
            CampaignId = place.Campaign!.Id, After = UnitFile.Record(new { last.Kind, last.Name, last.Until }), OnBehalfOf = db.OnBehalfOf(place.Unit),
        }, cancellation);
    }
}

internal static class Incumbents
{
    /// <summary>The kind meant, and who is named for it.</summary>
    /// <exception cref="BrokenRule">units.responsible-unknown.</exception>
    public static async Task<(ResponsibleKind Kind, Responsible? Last)> IncumbentAsync(this PacesetterDb db, Place place, string? kind, CancellationToken cancellation)
    {
        var meant = place.Recipe?.Responsible.FirstOrDefault(one => one.Key == kind) ?? throw new BrokenRule("units.responsible-unknown");
        var (unit, campaign, key) = (place.Unit.Id, place.Campaign!.Id, meant.Key);
        return (meant, await db.Responsible.FirstOrDefaultAsync(row => row.CampaignId == campaign && row.UnitId == unit && row.Kind == key && row.Until == null, cancellation));
    }
}
