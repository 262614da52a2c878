using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain.Directives;

namespace Pacesetter.Web.Directives;

/// <summary>A unit a directive was issued to.</summary>
/// <param name="Reminded">When it was last reminded; null: never.</param>
public sealed record ReceiptRow(int UnitId, string Code, string Name, ReceiptSignature? Signature, DateTime? Reminded);

/// <summary>A page of receipts.</summary>
/// <param name="Total">Those in scope, signed or not.</param>
/// <param name="Unread">Those that have not signed.</param>
/// <param name="Next">Key of the last unit of the page.</param>
public sealed record ReceiptList(IReadOnlyList<ReceiptRow> Rows, int Total, int Unread, int? Next);

/// <summary>Reads who has signed for a directive, as far as the viewer may see.</summary>
public sealed class ReadReceipts(PacesetterDb db)
{
    public const int PageSize = 100;

    /// <param name="unread">Only those that have not signed.</param>
    /// <param name="after">Key of the unit to continue behind.</param>
    public async Task<ReceiptList> RunAsync(Directive directive, bool unread, int after = 0, int limit = PageSize, CancellationToken cancellation = default)
    {
        var id = directive.Id;
        var all = db.DirectiveReceipts.AsNoTracking().Where(row => row.DirectiveId == id);
        var (total, waiting) = (await all.CountAsync(cancellation), await all.CountAsync(row => row.Signature == null, cancellation));
        var rows = await Joined(all.Where(row => row.UnitId > after && (!unread || row.Signature == null))).Take(limit + 1).ToListAsync(cancellation);
        return new([.. rows.Take(limit)], total, waiting, rows.Count > limit ? rows[limit - 1].UnitId : null);
    }

    /// <summary>All of them, for a table.</summary>
    public IAsyncEnumerable<ReceiptRow> AllAsync(Directive directive)
    {
        var id = directive.Id;
        return Joined(db.DirectiveReceipts.AsNoTracking().Where(row => row.DirectiveId == id)).AsAsyncEnumerable();
    }

    private IQueryable<ReceiptRow> Joined(IQueryable<DirectiveReceipt> receipts)
    {
        // Whoever sees a receipt sees when its unit was reminded, and the unit's name.
        var (units, sent) = (db.Units.IgnoreQueryFilters([PacesetterDb.Scope]), db.DirectiveReminders.IgnoreQueryFilters([PacesetterDb.Scope]));
        return from row in receipts
               join unit in units on row.UnitId equals unit.Id
               orderby row.UnitId
               select new ReceiptRow(row.UnitId, unit.Code, unit.Name, row.Signature, sent.Where(one => one.DirectiveId == row.DirectiveId && one.UnitId == row.UnitId).Max(one => (DateTime?)one.At));
    }
}
