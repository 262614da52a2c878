using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Plans;

namespace Pacesetter.Web.Plans;

/// <summary>To whom a task is offered among the units right below: all that fit every condition given.</summary>
/// <param name="Units">Codes; null or empty: any.</param>
/// <param name="Tier">As the roster has it; null: any.</param>
/// <param name="Field">As the roster has it; null: any.</param>
public sealed record OfferTo(IReadOnlyCollection<string>? Units = null, string? Tier = null, string? Field = null);

/// <summary>Offers a task to units right below, to take up as their own. Whom it was offered to already is left alone.</summary>
public sealed class OfferTask(PacesetterDb db)
{
    /// <returns>How many units it was newly offered to.</returns>
    /// <exception cref="BrokenRule">accounts.not-yours, plans.dropped-already, plans.completed-already, plans.nobody-to-offer.</exception>
    public async Task<int> RunAsync(TaskFile file, OfferTo to, CancellationToken cancellation = default)
    {
        await db.DemandAsync(file.Unit.Id, Role.Office, Role.Secretary);
        BrokenRule.Unless(file.Task.Drop is null, "plans.dropped-already");
        BrokenRule.Unless(file.Task.Completion is null, "plans.completed-already");
        var chosen = await Below(file, to).Where(unit => !db.TaskOffers.Any(offer => offer.TaskId == file.Task.Id && offer.UnitId == unit.Id))
            .OrderBy(unit => unit.Ordinal).Select(unit => new { unit.Id, unit.Code }).ToListAsync(cancellation);
        BrokenRule.Unless(chosen.Count > 0, "plans.nobody-to-offer");
        db.TaskOffers.AddRange(chosen.Select(unit => new TaskOffer(file.Campaign.Id, file.Task.Id, unit.Id, db.Viewer.AccountId ?? 0, db.Now)));
        var act = new Act("OfferTask", file.Unit.Id, "PlanTask", file.Task.Id) { CampaignId = file.Campaign.Id, After = JsonSerializer.Serialize(chosen.Select(unit => unit.Code)) };
        await db.CommitAsync(act, cancellation);
        return chosen.Count;
    }

    private IQueryable<Domain.Units.Unit> Below(TaskFile file, OfferTo to)
    {
        var month = db.ThisMonth;
        var units = db.Units.Where(unit => unit.OpenFrom <= month && unit.ClosedFrom > month && db.UnitAncestors.Any(row =>
            row.UnitId == unit.Id && row.AncestorId == file.Unit.Id && row.Depth == 1 && row.FromMonth <= month && row.ToMonth > month));
        if (to.Units is { Count: > 0 } codes) units = units.Where(unit => codes.Contains(unit.Code));
        if (!string.IsNullOrEmpty(to.Tier)) units = units.Where(unit => unit.Tier == to.Tier);
        return string.IsNullOrEmpty(to.Field) ? units : units.Where(unit => unit.Field == to.Field);
    }
}
