using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Appraisals;
using Pacesetter.Papers.Sheets;
using Pacesetter.Web.Shell;
using Pacesetter.Web.Units;

namespace Pacesetter.Web.Appraisals.Excel;

/// <summary>
/// Writes a year's comments on a unit and on what lies below it in the columns of the import, and behind them a row for everybody one level down who was not
/// commented on: fill in and import. What is said about members is for those who lead them.
/// </summary>
public sealed class ExportComments(PacesetterDb db, ReadComments read, CommentSheets sheets, Words words)
{
    /// <param name="to">Left open; need not seek.</param>
    /// <param name="place">The subtree; the year is that of its month.</param>
    /// <param name="cancellation">Ends the writing.</param>
    public Task RunAsync(Stream to, Place place, CancellationToken cancellation = default) =>
        SheetWriter.WriteXlsxAsync(to, words["appraisals.page-comments"], sheets.Columns, RowsAsync(place), CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en", cancellation);

    private async IAsyncEnumerable<IReadOnlyList<string?>> RowsAsync(Place place)
    {
        var (from, month, campaign, head) = (Month.Of(place.Month.Year, 1), place.Month, place.Campaign!.Id, place.Unit.Id);
        var leads = await db.MayAsync(head, false, AppraisalRights.Recorders);
        var gaps = await read.RunAsync(place);
        var rows =
            from comment in db.LeaderComments.AsNoTracking()
            join unit in db.Units on comment.UnitId equals unit.Id
            where comment.CampaignId == campaign && comment.Month >= @from && comment.Month <= month && (leads || comment.MemberId == null)
                && db.UnitAncestors.Any(row => row.UnitId == unit.Id && row.AncestorId == head && row.FromMonth <= month && row.ToMonth > month)
            orderby unit.Ordinal, unit.Id, comment.Id
            select new
            {
                Comment = comment, unit.Code, unit.Name,
                Number = db.Members.Where(member => member.Id == comment.MemberId).Select(member => member.Number).FirstOrDefault(),
                Member = db.Members.Where(member => member.Id == comment.MemberId).Select(member => member.Name).FirstOrDefault(),
            };
        await foreach (var row in rows.AsAsyncEnumerable())
            yield return [.. sheets.Columns.Select(column => Cell(column.Key, row.Comment, row.Code, row.Number, row.Member ?? row.Name))];
        foreach (var one in gaps.Units.Concat(gaps.Members).Where(one => one.Last is null))
            yield return [.. sheets.Columns.Select(column => column.Key switch { CommentSheets.Unit => one.UnitCode, CommentSheets.Member => one.Member, CommentSheets.Name => one.Name, _ => null })];
    }

    private static string? Cell(string key, LeaderComment comment, string unit, string? number, string name) => key switch
    {
        CommentSheets.Id => comment.Id.ToString(),
        CommentSheets.Unit => unit,
        CommentSheets.Member => number,
        CommentSheets.Name => name,
        CommentSheets.Merits => comment.Merits,
        CommentSheets.Shortcomings => comment.Shortcomings,
        CommentSheets.Direction => comment.Direction,
        CommentSheets.Speaker => comment.Given.Speaker,
        CommentSheets.By => comment.Given.Name,
        CommentSheets.Day => DateOnly.FromDateTime(comment.Given.At.AddHours(8)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => comment.FollowUp?.Text,
    };
}
