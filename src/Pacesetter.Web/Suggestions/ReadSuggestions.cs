using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Data.Accounts;
using Pacesetter.Domain.Suggestions;

namespace Pacesetter.Web.Suggestions;

/// <summary>A suggestion in a list.</summary>
/// <param name="Directive">Title of the directive it is about; null: none, or one the viewer may not read.</param>
/// <param name="IsMine">The viewer made it.</param>
public sealed record SuggestionRow(Suggestion Suggestion, string? Directive, bool IsMine);

/// <summary>Reads suggestions as far as the viewer may, the newest first.</summary>
public sealed class ReadSuggestions(PacesetterDb db)
{
    public const string Waiting = "waiting", Mine = "mine", Open = "open";

    public const int PageSize = 50;

    /// <summary>What a viewer may be shown: whoever answers sees what waits and what was answered.</summary>
    public static IReadOnlyList<string> Lists(Viewer viewer) => viewer.AnsweringIds.Length > 0 ? [Waiting, Mine, Open] : [Mine, Open];

    /// <param name="list">One of <see cref="Lists"/>.</param>
    /// <param name="after">Continue behind it.</param>
    public async Task<(IReadOnlyList<SuggestionRow> Rows, Guid? Next)> RunAsync(string list, Guid? after = null, int limit = PageSize, CancellationToken cancellation = default)
    {
        var (me, behind) = (db.Viewer.AccountId, after ?? Guid.Empty);
        var found = await (from row in Of(list)
                           where after == null || row.Id < behind
                           orderby row.Id descending
                           select new { row, Title = db.Directives.Where(directive => directive.Id == row.DirectiveId).Select(directive => directive.Title).FirstOrDefault() }).Take(limit + 1).ToListAsync(cancellation);
        return ([.. found.Take(limit).Select(one => new SuggestionRow(one.row, one.Title, one.row.By == me))], found.Count > limit ? found[limit - 1].row.Id : null);
    }

    public Task<int> CountAsync(string list, CancellationToken cancellation = default) => Of(list).CountAsync(cancellation);

    private IQueryable<Suggestion> Of(string list)
    {
        var (me, all) = (db.Viewer.AccountId, db.Suggestions.AsNoTracking());
        return list switch
        {
            Waiting => Answered(all).Where(row => row.Answer == null),
            Open => all.Where(row => row.Answer != null && row.Answer.IsOpen),
            _ => all.Where(row => row.By == me),
        };
    }

    /// <summary>Those the viewer's office answers, not those of offices above or below that happen to be seen.</summary>
    private IQueryable<Suggestion> Answered(IQueryable<Suggestion> rows)
    {
        var (mine, month) = (db.Viewer.AnsweringIds, db.ThisMonth);
        return rows.Where(row => db.UnitAncestors.Any(above => above.UnitId == row.UnitId && mine.Contains(above.AncestorId) && above.FromMonth <= month && above.ToMonth > month));
    }
}
