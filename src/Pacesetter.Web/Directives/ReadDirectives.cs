using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain.Directives;
using Pacesetter.Web.Units;

namespace Pacesetter.Web.Directives;

/// <summary>A directive in a list.</summary>
/// <param name="Issuer">The unit that issues it.</param>
/// <param name="Received">In the list of what came in: whether the unit has signed.</param>
/// <param name="SignedFor">In the list of what went out: how many have signed.</param>
/// <param name="Answered">In the list of what the unit is asked about: whether it has answered.</param>
public sealed record DirectiveRow(Directive Directive, string Issuer, ReceiptSignature? Received = null, int SignedFor = 0, bool Answered = false);

/// <summary>A page of a list.</summary>
/// <param name="Counts">What each list holds; of what came in, what is not signed for yet.</param>
/// <param name="Next">Continue behind it.</param>
public sealed record DirectiveList(IReadOnlyList<DirectiveRow> Rows, IReadOnlyDictionary<string, int> Counts, Guid? Next);

/// <summary>Reads what a unit has issued, received, is asked about, and is drafting; the newest first.</summary>
public sealed class ReadDirectives(PacesetterDb db)
{
    public const string Received = "received", Copied = "copied", Issued = "issued", Asked = "asked", Drafts = "drafts";

    public const int PageSize = 50;

    /// <param name="drafts">Whether the viewer works on the unit's drafts.</param>
    public static IReadOnlyList<string> Lists(bool drafts) => drafts ? [Received, Copied, Issued, Asked, Drafts] : [Received, Copied, Issued];

    /// <param name="place">What was issued by the end of its month; drafts as they are today.</param>
    /// <param name="list">One of <see cref="Lists"/>.</param>
    /// <param name="after">Continue behind it.</param>
    public async Task<DirectiveList> RunAsync(Place place, string list, bool drafts, Guid? after = null, int limit = PageSize, CancellationToken cancellation = default)
    {
        Dictionary<string, int> counts = [];
        var unit = place.Unit.Id;
        foreach (var one in Lists(drafts))
            counts[one] = one is Received
                ? await Of(place, one).CountAsync(row => row.Ending == null && db.DirectiveReceipts.Any(receipt => receipt.DirectiveId == row.Id && receipt.UnitId == unit && receipt.Signature == null), cancellation)
                : await Of(place, one).CountAsync(cancellation);
        var units = db.Units.IgnoreQueryFilters([PacesetterDb.Scope]);
        var behind = after ?? Guid.Empty;
        var found = await (from row in Of(place, list)
                           where after == null || row.Id < behind
                           join issuer in units on row.UnitId equals issuer.Id
                           orderby row.Id descending
                           select new { row, issuer.Name }).Take(limit + 1).ToListAsync(cancellation);
        var ids = found.Select(pair => pair.row.Id).ToArray();
        var mine = await db.DirectiveReceipts.AsNoTracking().Where(receipt => receipt.UnitId == unit && ids.Contains(receipt.DirectiveId)).ToDictionaryAsync(receipt => receipt.DirectiveId, receipt => receipt.Signature, cancellation);
        var signed = list is Issued
            ? await db.DirectiveReceipts.Where(receipt => receipt.IssuerId == unit && receipt.Signature != null && ids.Contains(receipt.DirectiveId)).GroupBy(receipt => receipt.DirectiveId).Select(rows => new { rows.Key, Count = rows.Count() }).ToDictionaryAsync(rows => rows.Key, rows => rows.Count, cancellation)
            : [];
        var answered = list is Asked ? await db.DirectiveOpinions.Where(row => row.UnitId == unit && row.Answer != null && ids.Contains(row.DirectiveId)).Select(row => row.DirectiveId).ToListAsync(cancellation) : [];
        return new([.. found.Take(limit).Select(pair => new DirectiveRow(pair.row, pair.Name, mine.GetValueOrDefault(pair.row.Id), signed.GetValueOrDefault(pair.row.Id), answered.Contains(pair.row.Id)))],
            counts, found.Count > limit ? found[limit - 1].row.Id : null);
    }

    private IQueryable<Directive> Of(Place place, string list)
    {
        var (unit, campaign, month) = (place.Unit.Id, place.Campaign!.Id, place.Month);
        var all = db.Directives.AsNoTracking().Where(row => row.CampaignId == campaign);
        return list switch
        {
            Received => all.Where(row => row.Issue != null && row.Issue.Month <= month && db.DirectiveReceipts.Any(receipt => receipt.DirectiveId == row.Id && receipt.UnitId == unit)),
            Copied => all.Where(row => row.Issue != null && row.Issue.Month <= month && db.DirectiveCopies.Any(copy => copy.DirectiveId == row.Id && copy.UnitId == unit)),
            Issued => all.Where(row => row.UnitId == unit && row.Issue != null && row.Issue.Month <= month),
            Asked => all.Where(row => row.Issue == null && row.Ending == null && db.DirectiveOpinions.Any(opinion => opinion.DirectiveId == row.Id && opinion.UnitId == unit)),
            _ => all.Where(row => row.UnitId == unit && row.Issue == null && row.Ending == null),
        };
    }
}
