using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Data.Units;
using Pacesetter.Domain;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Units;

namespace Pacesetter.Web.Units;

/// <summary>Somebody who answers for a unit in one of the recipe's ways.</summary>
/// <param name="Row">Null: nobody is named, and it is the secretary of the roster.</param>
public sealed record Answerable(ResponsibleKind Kind, string Name, string Post, Responsible? Row);

/// <summary>Reads who answers for a unit (责任链).</summary>
public sealed class ReadResponsible(PacesetterDb db)
{
    /// <summary>Those of a month: of today in the running one, of its last day in one that is over.</summary>
    public async Task<IReadOnlyList<Answerable>> RunAsync(Unit unit, Campaign campaign, Recipe recipe, Month month, CancellationToken cancellation = default)
    {
        if (recipe.Responsible.Count == 0) return [];
        var (id, key, day) = (unit.Id, campaign.Id, month < db.ThisMonth ? month.Last : db.Today);
        var rows = await db.Responsible.AsNoTracking().On(day).Where(row => row.UnitId == id && row.CampaignId == key).ToListAsync(cancellation);
        return [.. recipe.Responsible.Select(kind => Of(kind, rows.Find(row => row.Kind == kind.Key), unit)).OfType<Answerable>()];
    }

    /// <summary>Everybody who was ever named, the latest first.</summary>
    public Task<List<Responsible>> AllAsync(Unit unit, Campaign campaign, CancellationToken cancellation = default)
    {
        var (id, key) = (unit.Id, campaign.Id);
        return db.Responsible.AsNoTracking().Where(row => row.UnitId == id && row.CampaignId == key).OrderByDescending(row => row.From).ThenByDescending(row => row.Id).ToListAsync(cancellation);
    }

    internal static Answerable? Of(ResponsibleKind kind, Responsible? named, Unit unit) =>
        named is not null ? new(kind, named.Name, named.Post, named) : kind.IsSecretary && unit.Secretary.Length > 0 ? new(kind, unit.Secretary, "", null) : null;
}
